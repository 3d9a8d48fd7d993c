package vn.diemcau.demo;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.bridge.MediaReady;
import vn.diemcau.bridge.MediaSessions;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Admission;
import vn.diemcau.room.Changes;
import vn.diemcau.room.JoinCall;
import vn.diemcau.room.MediaReport;
import vn.diemcau.room.RoomLink;
import vn.diemcau.room.RoomMessage;
import vn.diemcau.room.Rooms;
import vn.diemcau.room.state.SeatCommand;
import vn.diemcau.room.state.View;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;

/**
 * A synthetic site in a rehearsal: takes its seat within the server, without an account or a code
 * that would be left behind, and sends its clip until the rehearsal ends.
 */
final class RehearsalSite implements RoomLink {

  private static final Logger log = LoggerFactory.getLogger(RehearsalSite.class);

  private final MeetingId rehearsal;
  private final UnitId site;
  private final Rooms rooms;
  private final MediaSessions bridge;
  private final SyntheticFleet fleet;
  private final Consumer<RehearsalSite> left;
  private SyntheticSite media;
  private boolean ended;

  /** {@code left} hears once that the site has ended. */
  RehearsalSite(
      MeetingId rehearsal,
      UnitId site,
      Rooms rooms,
      MediaSessions bridge,
      SyntheticFleet fleet,
      Consumer<RehearsalSite> left) {
    this.rehearsal = rehearsal;
    this.site = site;
    this.rooms = rooms;
    this.bridge = bridge;
    this.fleet = fleet;
    this.left = left;
  }

  /** Refused when a person has the seat. */
  CompletableFuture<Outcome<Admission>> join(Actor as) {
    JoinCall call =
        new JoinCall(
            site,
            "synthetic-" + site,
            "Máy mô phỏng",
            View.SITE,
            true,
            null,
            null,
            SeatCommand.Mode.ASK);
    return rooms.join(as, rehearsal, call, this);
  }

  MeetingId rehearsal() {
    return rehearsal;
  }

  @Override
  public void admitted(Admission admission) {
    Thread.ofVirtual().name("rehearsal-site").start(() -> begin(admission.endpoint()));
  }

  private synchronized void begin(String endpoint) {
    if (ended || !rooms.mediaOpening(rehearsal, endpoint)) {
      return;
    }
    Outcome<MediaReady> ready =
        bridge.open(rehearsal, endpoint, MediaProfile.SITE, true).then(o -> answer(endpoint, o));
    if (ready.isDone()) {
      rooms.mediaReady(rehearsal, endpoint);
      rooms.report(rehearsal, endpoint, new MediaReport(true, true, 0, "good", 0));
    } else {
      log.warn("a synthetic site of {} has no media: {}", rehearsal, ready);
    }
  }

  private Outcome<MediaReady> answer(String endpoint, MediaOffer offer) {
    SyntheticOffer read = new SyntheticOffer(offer.sdp());
    media = fleet.add(endpoint);
    media.send(true, true);
    Outcome<MediaReady> ready =
        bridge.answer(rehearsal, endpoint, offer.number(), read.answer(media));
    media
        .connect(read.transport())
        .exceptionally(
            error -> {
              log.warn("a synthetic site of {} does not reach the bridge", rehearsal, error);
              return null;
            });
    return ready;
  }

  @Override
  public synchronized void end(String code) {
    if (ended) {
      return;
    }
    ended = true;
    left.accept(this);
    if (media != null) {
      media.close();
    }
  }

  @Override
  public synchronized boolean gone() {
    return ended;
  }

  @Override
  public void waiting(int position) {
    // a machine waits
  }

  @Override
  public void changed(Changes changes) {
    // a machine does not look
  }

  @Override
  public void message(RoomMessage message) {
    // a machine does not read
  }

  @Override
  public void told(String code, Map<String, Object> args) {
    // a machine does not listen
  }
}
