package vn.diemcau.signalling;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.socket.CloseStatus;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Admission;
import vn.diemcau.room.Audience;
import vn.diemcau.room.Beginning;
import vn.diemcau.room.Changes;
import vn.diemcau.room.JoinCall;
import vn.diemcau.room.RoomLink;
import vn.diemcau.room.RoomMessage;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.RollCallEvent;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.RateLimit;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.TextPieces;

/** One WebSocket of one device: what it may see is put into its outbox in the room's order. */
final class Connection implements RoomLink {

  /** The seat went to another device, or the room is over: do not come again by yourself. */
  static final CloseStatus ENDED = new CloseStatus(4001, "ended");

  /** Another server has the room, or will: come again at once, with what you have. */
  static final CloseStatus ELSEWHERE = CloseStatus.SERVICE_RESTARTED;

  /** What was asked is refused. */
  static final CloseStatus REFUSED = new CloseStatus(4003, "refused");

  final MeetingId meeting;
  final Actor actor;
  final String session;
  final String address;

  /** Of the frame that is coming in. */
  final TextPieces pieces = new TextPieces(SignallingConfiguration.MAX_FRAME_BYTES);

  private final Outbox outbox;
  private final Frames frames;
  private final RoomFrames room;
  private final InstantSource clock;
  private final Instant openedAt;
  private final RateLimit rate = new RateLimit(System.nanoTime());
  private volatile long heardAt = System.nanoTime();
  private volatile Admission admission;
  private volatile long begunAt;
  private volatile JoinCall pending;
  private final AtomicBoolean asks = new AtomicBoolean();
  private volatile boolean gone;
  private volatile boolean left;
  private volatile boolean ended;

  Connection(
      Handshake.Who who, Outbox outbox, Frames frames, RoomFrames room, InstantSource clock) {
    this.meeting = who.meeting();
    this.actor = who.actor();
    this.session = who.session();
    this.address = who.address();
    this.outbox = outbox;
    this.frames = frames;
    this.room = room;
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

  /** False while an earlier ask of this connection waits for its answer. */
  boolean ask() {
    return asks.compareAndSet(false, true);
  }

  /** True while it waits in line for its place. */
  boolean asks() {
    return asks.get();
  }

  void answered() {
    asks.set(false);
  }

  /** The link is gone. */
  void broke() {
    gone = true;
    outbox.cut(CloseStatus.GOING_AWAY);
  }

  @Override
  public boolean gone() {
    return gone || left;
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
  public void waiting(int position) {
    outbox.send(frames.waiting(position));
  }

  @Override
  public void admitted(Admission given) {
    begunAt = given.beginning().state().seq();
    admission = given.begun();
    Beginning beginning = given.beginning();
    outbox.send(frames.welcome(given, now()));
    if (given.missed() == null) {
      outbox.send(room.snapshot(beginning, given.audience()));
    } else {
      if (!given.missed().isEmpty()) {
        outbox.send(room.missed(beginning, given.missed(), given.audience()));
      }
      outbox.send(room.presence(beginning, given.audience()));
    }
    sendOwn(beginning.state());
    given.messages().forEach(this::message);
  }

  @Override
  public void changed(Changes changes) {
    boolean known = changes.entries().isEmpty() || changes.to() <= begunAt;
    if (!known) {
      outbox.send(room.events(changes, admission.audience()));
      if (changes.entries().stream().anyMatch(this::isOwnRollCall)) {
        sendOwn(changes.after());
      }
    } else if (!changes.presence().isEmpty()) {
      outbox.send(room.presence(changes, admission.audience()));
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
      outbox.send(room.own(state, admission.site()));
    }
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
    if (code.equals("room.elsewhere")) {
      outbox.finish(ELSEWHERE);
      return;
    }
    told(code, Map.of());
    outbox.finish(ENDED);
  }
}
