package vn.diemcau.talkback.internal;

import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.diemcau.bridge.IceServers;
import vn.diemcau.bridge.LinkOffer;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.bridge.MediaSessions;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/**
 * The sound of lines: each has a conference that holds nobody but who is on the line. What is said
 * of one line is said in turn, so that the bridge ends with what is so; the line itself is not held
 * meanwhile, since a bridge may take its time.
 */
@Component
class TalkbackMedia {

  private static final Refusal NO_BRIDGE =
      Refusal.of(RefusalKind.UNAVAILABLE, "talkback.no-bridge");
  static final Refusal OVER = Refusal.notFound("talkback.no-such-call");

  private final ObjectProvider<MediaSessions> media;
  private final ObjectProvider<IceServers> turn;

  TalkbackMedia(ObjectProvider<MediaSessions> media, ObjectProvider<IceServers> turn) {
    this.media = media;
    this.turn = turn;
  }

  /** A link for one end of a line, in place of one that it had. */
  Outcome<LinkOffer> open(Line line, String endpoint) {
    MediaSessions sessions = media.getIfAvailable();
    if (sessions == null) {
      return Outcome.refused(NO_BRIDGE);
    }
    synchronized (line.turn) {
      if (!line.holds(endpoint)) {
        return Outcome.refused(OVER);
      }
      // nobody's pictures, whatever a page sends and asks for
      sessions.allow(line.conference, endpoint, Set.of());
      Outcome<MediaOffer> offer =
          sessions.open(line.conference, endpoint, MediaProfile.TALKBACK, true);
      sessions.audible(line.conference, line.audible());
      return offer.map(o -> LinkOffer.of(o, turn.getIfAvailable()));
    }
  }

  Outcome<Void> answer(Line line, String endpoint, long offer, String sdp) {
    synchronized (line.turn) {
      return line.holds(endpoint)
          ? media.getObject().answer(line.conference, endpoint, offer, sdp).map(ready -> null)
          : Outcome.refused(OVER);
    }
  }

  /** Brings to the bridge who is on the line and who is heard. */
  void follow(Line line, List<String> left) {
    media.ifAvailable(
        sessions -> {
          synchronized (line.turn) {
            if (line.over()) {
              sessions.end(line.conference);
            } else {
              left.forEach(endpoint -> sessions.close(line.conference, endpoint));
              sessions.audible(line.conference, line.audible());
            }
          }
        });
  }
}
