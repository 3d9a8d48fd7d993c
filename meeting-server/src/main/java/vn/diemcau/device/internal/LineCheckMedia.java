package vn.diemcau.device.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import vn.diemcau.bridge.IceServers;
import vn.diemcau.bridge.LinkOffer;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.bridge.MediaReady;
import vn.diemcau.bridge.MediaSessions;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/**
 * Gives a site's page two links to the bridge for a short time, one that sends and one that
 * receives what the other sends: so the page measures its line with real media both ways, and
 * nobody else sees or hears it.
 */
@Service
public class LineCheckMedia {

  /** Sends 1.5 Mbit/s each at most, so that checks never take the line from a meeting. */
  static final int AT_ONCE = 20;

  static final Duration LONGEST = Duration.ofSeconds(60);

  private static final String UP = "up";
  private static final String DOWN = "down";
  private static final Refusal BUSY =
      Refusal.of(RefusalKind.UNAVAILABLE, "device.line-checks-busy");
  private static final Refusal NO_BRIDGE = Refusal.of(RefusalKind.UNAVAILABLE, "device.no-bridge");
  private static final Refusal UNKNOWN = Refusal.notFound("device.no-such-line-check");

  /** The two links of a check. */
  public record Links(UUID check, LinkOffer up, LinkOffer down) {}

  private record Running(String owner, Instant since) {}

  private final ObjectProvider<MediaSessions> media;
  private final ObjectProvider<IceServers> turn;
  private final InstantSource clock;
  private final Map<MeetingId, Running> running = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  LineCheckMedia(
      ObjectProvider<MediaSessions> media, ObjectProvider<IceServers> turn, InstantSource clock) {
    this.media = media;
    this.turn = turn;
    this.clock = clock;
  }

  /**
   * Refused with {@code device.line-checks-busy} (503) while too many others measure, and with
   * {@code device.no-bridge} (503) where there is none to measure against.
   *
   * @param owner the session that asks, which alone may answer and end it
   */
  public Outcome<Links> open(String owner) {
    MediaSessions sessions = media.getIfAvailable();
    if (sessions == null) {
      return Outcome.refused(NO_BRIDGE);
    }
    endOverdue();
    // a conference of its own, so that it shares nothing with a meeting
    MeetingId check = MeetingId.next();
    if (!begin(check, owner)) {
      return Outcome.refused(BUSY);
    }
    Outcome<MediaOffer> up = sessions.open(check, UP, MediaProfile.SITE, true);
    Outcome<MediaOffer> down = sessions.open(check, DOWN, MediaProfile.SITE, false);
    if (up instanceof Outcome.Done<MediaOffer>(MediaOffer sends)
        && down instanceof Outcome.Done<MediaOffer>(MediaOffer receives)
        && isOwn(owner, check)) {
      sessions.audible(check, Set.of(UP));
      sessions.stage(check, List.of(UP));
      return Outcome.done(new Links(check.value(), link(sends), link(receives)));
    }
    // also where another request ended it meanwhile: opening made its media anew
    end(check);
    return Outcome.refused(NO_BRIDGE);
  }

  public Outcome<MediaReady> answer(
      String owner, UUID check, String endpoint, long offer, String sdp) {
    MeetingId id = new MeetingId(check);
    return isOwn(owner, id)
        ? media.getObject().answer(id, endpoint, offer, sdp)
        : Outcome.refused(UNKNOWN);
  }

  public Outcome<Void> close(String owner, UUID check) {
    MeetingId id = new MeetingId(check);
    if (!isOwn(owner, id)) {
      return Outcome.refused(UNKNOWN);
    }
    end(id);
    return Outcome.done();
  }

  @Scheduled(fixedDelay = 30_000)
  void endOverdue() {
    Instant before = clock.instant().minus(LONGEST);
    overdue(before).forEach(this::end);
  }

  private List<MeetingId> overdue(Instant before) {
    lock.lock();
    try {
      return running.entrySet().stream()
          .filter(e -> e.getValue().since().isBefore(before))
          .map(Map.Entry::getKey)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** One at a time for each browser: a page that is loaded again begins anew. */
  private boolean begin(MeetingId check, String owner) {
    List<MeetingId> former;
    lock.lock();
    try {
      former =
          running.entrySet().stream()
              .filter(e -> e.getValue().owner().equals(owner))
              .map(Map.Entry::getKey)
              .toList();
      if (running.size() - former.size() >= AT_ONCE) {
        return false;
      }
      running.put(check, new Running(owner, clock.instant()));
    } finally {
      lock.unlock();
    }
    former.forEach(this::end);
    return true;
  }

  private void end(MeetingId check) {
    lock.lock();
    try {
      running.remove(check);
    } finally {
      lock.unlock();
    }
    media.ifAvailable(sessions -> sessions.end(check));
  }

  private boolean isOwn(String owner, MeetingId check) {
    lock.lock();
    try {
      Running found = running.get(check);
      return found != null && found.owner().equals(owner);
    } finally {
      lock.unlock();
    }
  }

  private LinkOffer link(MediaOffer offer) {
    return LinkOffer.of(offer, turn.getIfAvailable());
  }
}
