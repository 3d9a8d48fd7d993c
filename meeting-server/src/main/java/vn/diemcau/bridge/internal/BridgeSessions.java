package vn.diemcau.bridge.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.bridge.MediaReady;
import vn.diemcau.bridge.MediaSessions;
import vn.diemcau.bridge.pool.PooledBridge;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** Media sessions on the bridges of the pool, driven by COLIBRI2; one meeting is on one bridge. */
@Service
class BridgeSessions implements MediaSessions {

  static final Refusal UNAVAILABLE = Refusal.of(RefusalKind.UNAVAILABLE, "bridge.unavailable");

  private static final String ENDPOINT = "[a-z0-9]{1,32}";

  private final MediaTable table;
  private final Moves moves;

  BridgeSessions(MediaTable table, Moves moves) {
    this.table = table;
    this.moves = moves;
  }

  @Override
  public Outcome<MediaOffer> open(
      MeetingId meeting, String endpoint, MediaProfile profile, boolean mayUnmute) {
    if (endpoint == null || !endpoint.matches(ENDPOINT)) {
      return Outcome.refused(Refusal.invalid("bridge.bad-endpoint"));
    }
    MeetingMedia.Wish wish = new MeetingMedia.Wish(profile, mayUnmute);
    return locked(
        meeting,
        media -> {
          media.unseat(endpoint);
          media.wishes.put(endpoint, wish);
          if (!stands(media)) {
            media.wishes.remove(endpoint);
            return Outcome.refused(UNAVAILABLE);
          }
          Optional<MediaOffer> offer = media.seat(endpoint, wish, table.nextNumber());
          if (offer.isEmpty()) {
            media.wishes.remove(endpoint);
          }
          return offer.<Outcome<MediaOffer>>map(Outcome::done).orElse(Outcome.refused(UNAVAILABLE));
        });
  }

  /**
   * Whether the meeting has a bridge; one where nobody is any more is chosen anew. Where there is
   * none, the meeting stays where it was: others may wait for that bridge to come back.
   */
  private boolean stands(MeetingMedia media) {
    if (media.now != null && !media.now.isEmpty()) {
      return true;
    }
    Optional<PooledBridge> chosen = moves.choose(media.meeting);
    chosen.ifPresent(media::sitOn);
    return chosen.isPresent();
  }

  @Override
  public Outcome<MediaReady> answer(MeetingId meeting, String endpoint, long offer, String sdp) {
    return locked(
        meeting,
        media -> {
          Optional<Place> found =
              endpoint == null || media.now == null
                  ? Optional.empty()
                  : media.now.place(endpoint).filter(place -> place.number == offer);
          if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound("bridge.no-offer"));
          }
          Place place = found.get();
          if (place.answered) {
            return Outcome.refused(Refusal.conflict("bridge.answered-already"));
          }
          return SdpAnswer.read(sdp, place.mids, endpoint)
              .then(answer -> media.now.answer(endpoint, place, answer));
        });
  }

  @Override
  public boolean holds(MeetingId meeting, String endpoint, long offer) {
    return locked(
        meeting,
        media ->
            media.now != null
                && media.now.isGood()
                && media.now.place(endpoint).filter(p -> p.number == offer).isPresent());
  }

  @Override
  public void switched(MeetingId meeting, String endpoint) {
    locked(
        meeting,
        media -> {
          media.leaving.forEach(old -> old.unseat(endpoint));
          return null;
        });
  }

  @Override
  public void close(MeetingId meeting, String endpoint) {
    locked(
        meeting,
        media -> {
          media.remove(endpoint);
          return null;
        });
  }

  @Override
  public void audible(MeetingId meeting, Set<String> endpoints) {
    locked(
        meeting,
        media -> {
          media.hear(endpoints);
          return null;
        });
  }

  @Override
  public void sharing(MeetingId meeting, String endpoint) {
    locked(
        meeting,
        media -> {
          media.share(endpoint);
          return null;
        });
  }

  @Override
  public void stage(MeetingId meeting, List<String> endpoints) {
    locked(
        meeting,
        media -> {
          media.show(endpoints);
          return null;
        });
  }

  @Override
  public void allow(MeetingId meeting, String endpoint, Set<String> owners) {
    locked(
        meeting,
        media -> {
          media.allow(endpoint, owners);
          return null;
        });
  }

  @Override
  public void allowEveryone(MeetingId meeting, String endpoint) {
    locked(
        meeting,
        media -> {
          media.allowEveryone(endpoint);
          return null;
        });
  }

  @Override
  public void end(MeetingId meeting) {
    table.end(meeting, MeetingMedia::end);
  }

  @Override
  public void leave(MeetingId meeting) {
    table.end(meeting, MeetingMedia::leave);
  }

  /**
   * Whatever is done: a meeting whose bridge turns out to be lost is moved, and what a bridge did
   * not take is said again.
   */
  <T> T locked(MeetingId meeting, Function<MeetingMedia, T> action) {
    return table.locked(
        meeting,
        media -> {
          T done = action.apply(media);
          if (media.isToMove()) {
            moves.soon(meeting);
          }
          moves.catchUp(media);
          return done;
        });
  }
}
