package vn.diemcau.signalling;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.socket.CloseStatus;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Admission;
import vn.diemcau.room.Audience;
import vn.diemcau.room.Committed;
import vn.diemcau.room.JoinCall;
import vn.diemcau.room.RoomLink;
import vn.diemcau.room.RoomMessage;
import vn.diemcau.room.SitePresence;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.RollCallEvent;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.RateLimit;
import vn.diemcau.shared.Refusal;

/** One WebSocket of one device: what it may see is put into its outbox in the room's order. */
final class Connection implements RoomLink {

  /** The seat went to another device, or the room is over: do not come again by yourself. */
  static final CloseStatus ENDED = new CloseStatus(4001, "ended");

  /** What was asked is refused. */
  static final CloseStatus REFUSED = new CloseStatus(4003, "refused");

  final MeetingId meeting;
  final Actor actor;
  final String session;
  final String address;
  private final Outbox outbox;
  private final Frames frames;
  private final Snapshots snapshots;
  private final InstantSource clock;
  private final Instant openedAt;
  private final RateLimit rate = new RateLimit(System.nanoTime());
  private volatile long heardAt = System.nanoTime();
  private volatile Admission admission;
  private volatile JoinCall pending;
  private volatile boolean left;
  private volatile boolean ended;

  Connection(
      Handshake.Who who, Outbox outbox, Frames frames, Snapshots snapshots, InstantSource clock) {
    this.meeting = who.meeting();
    this.actor = who.actor();
    this.session = who.session();
    this.address = who.address();
    this.outbox = outbox;
    this.frames = frames;
    this.snapshots = snapshots;
    this.clock = clock;
    this.openedAt = clock.instant();
  }

  /** False when the client sends more than anyone needs to. */
  boolean heard() {
    heardAt = System.nanoTime();
    return rate.allows(heardAt);
  }

  long heardAt() {
    return heardAt;
  }

  Instant openedAt() {
    return openedAt;
  }

  Instant now() {
    return clock.instant();
  }

  /** Null before the device has its place. */
  Admission admission() {
    return admission;
  }

  /** A join that waits for the answer to {@code seat-taken}; null when none does. */
  JoinCall pending() {
    return pending;
  }

  void pending(JoinCall call) {
    pending = call;
  }

  boolean left() {
    return left;
  }

  /** True once the device has lost its place: what it still sends counts for nothing. */
  boolean ended() {
    return ended;
  }

  /** The person leaves: the place is given up, not kept. */
  void leave() {
    left = true;
    outbox.finish(CloseStatus.NORMAL);
  }

  /** The person may not be here any longer: the place is given up now, and its media with it. */
  void giveUp(CloseStatus status) {
    left = true;
    outbox.cut(status);
  }

  /** The rights have changed: the client joins anew and gets what it may see now. */
  void again() {
    outbox.finish(Outbox.RELOAD);
  }

  void send(String frame) {
    outbox.send(frame);
  }

  void refuse(Refusal refusal) {
    outbox.send(frames.refused(null, refusal));
  }

  void refuseAndClose(Refusal refusal) {
    refuse(refusal);
    outbox.finish(REFUSED);
  }

  void cut(CloseStatus status) {
    outbox.cut(status);
  }

  @Override
  public void admitted(Admission given) {
    admission = given;
    outbox.send(frames.welcome(given, now()));
    if (given.missed() == null) {
      outbox.send(snapshots.of(given));
    } else if (!given.missed().isEmpty()) {
      long from = given.missed().getFirst().seq();
      outbox.send(frames.events(from, given.state().seq(), given.missed(), given.audience()));
    }
    sendOwn(given.state());
    outbox.send(frames.presence(given.presence().stream().toList(), given.audience()));
    given.messages().forEach(this::message);
  }

  @Override
  public void committed(Committed committed) {
    outbox.send(frames.events(committed, admission.audience()));
    if (committed.entries().stream().anyMatch(this::isOwnRollCall)) {
      sendOwn(committed.after());
    }
  }

  private boolean isOwnRollCall(JournalEntry entry) {
    UnitId site =
        switch (entry.event()) {
          case RollCallEvent.Prepared e -> e.site();
          case RollCallEvent.Answered e -> e.site();
          case RollCallEvent.AbsentReported e -> e.site();
          default -> null;
        };
    return admission.site().equals(site);
  }

  private void sendOwn(RoomState state) {
    if (admission.audience() == Audience.SITES || admission.audience() == Audience.TECHNICIANS) {
      outbox.send(frames.own(state, admission.site()));
    }
  }

  @Override
  public void presence(Presences presences) {
    outbox.send(frames.presence(presences, admission.audience()));
  }

  @Override
  public void message(RoomMessage message) {
    outbox.send(frames.message(message));
  }

  @Override
  public void told(String code, Map<String, Object> args) {
    outbox.send(frames.told(code, args));
  }

  @Override
  public void end(String code) {
    if (ended) {
      return;
    }
    ended = true;
    told(code, Map.of());
    outbox.finish(ENDED);
  }

  static Map<UnitId, SitePresence> bySite(Admission admission) {
    return admission.presence().stream()
        .collect(Collectors.toMap(SitePresence::site, Function.identity()));
  }
}
