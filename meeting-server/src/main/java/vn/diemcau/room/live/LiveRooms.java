package vn.diemcau.room.live;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.room.journal.Fence;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.Machine;
import vn.diemcau.room.state.PhaseCommand;
import vn.diemcau.room.state.Plan;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** The rooms that this node writes: opened from the journal when asked for, laid down when idle. */
@Component
class LiveRooms {

  private static final Logger log = LoggerFactory.getLogger(LiveRooms.class);
  private static final Duration IDLE = Duration.ofMinutes(15);
  private static final int MESSAGES = 200;
  private static final int FREED_AFTER_SECONDS = 30;

  /** How exactly the 100 ms between two frames are kept. */
  private static final int TELL_MILLIS = 20;

  private final ConcurrentHashMap<MeetingId, LiveRoom> rooms = new ConcurrentHashMap<>();
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("room-ticks").factory());
  private final RoomStore store;
  private final Meetings meetings;
  private final Director director;
  private final Writers writers;
  private final Units units;
  private final RoomSettings settings;

  LiveRooms(
      RoomStore store,
      Meetings meetings,
      Director director,
      Writers writers,
      Units units,
      RoomSettings settings) {
    this.units = units;
    this.settings = settings;
    this.store = store;
    this.meetings = meetings;
    this.director = director;
    this.writers = writers;
    ticks.scheduleWithFixedDelay(
        guarded(this::tell), TELL_MILLIS, TELL_MILLIS, TimeUnit.MILLISECONDS);
    ticks.scheduleWithFixedDelay(guarded(this::watch), 500, 500, TimeUnit.MILLISECONDS);
    ticks.scheduleWithFixedDelay(guarded(this::renew), 3, 3, TimeUnit.SECONDS);
  }

  Optional<LiveRoom> loaded(MeetingId meeting) {
    return Optional.ofNullable(rooms.get(meeting));
  }

  Collection<LiveRoom> all() {
    return rooms.values();
  }

  /** The room, opened from its journal if need be, with the plan as it stands now. */
  Outcome<LiveRoom> open(MeetingId meeting) {
    LiveRoom room = rooms.get(meeting);
    if (room != null) {
      return Outcome.done(room);
    }
    Optional<MeetingFacts> facts = meetings.facts(meeting);
    if (facts.isEmpty()) {
      return Outcome.refused(Refusal.notFound("room.unknown"));
    }
    if (facts.get().phase() == Phase.DRAFT) {
      return Outcome.refused(Refusal.conflict("room.not-open-yet"));
    }
    if (!writers.claim(meeting)) {
      return Outcome.refused(Refusal.of(RefusalKind.UNAVAILABLE, "room.elsewhere"));
    }
    return Outcome.done(rooms.computeIfAbsent(meeting, id -> load(facts.get())));
  }

  private LiveRoom load(MeetingFacts facts) {
    MeetingId meeting = facts.id();
    Fence fence = store.takeOver(meeting, writers.node(), facts.isRehearsal());
    List<JournalEntry> journal = store.read(meeting, 0);
    RoomState state = Machine.replay(RoomState.empty(meeting), journal);
    if (state.seq() != fence.lastSeq()) {
      throw new IllegalStateException(
          "the journal of " + meeting + " ends at " + state.seq() + ", not " + fence.lastSeq());
    }
    LiveRoom room =
        new LiveRoom(
            state,
            journal,
            fence.number(),
            store.commands(meeting),
            store.messages(meeting, MESSAGES),
            store,
            director,
            new Viewers(this::parentOf, settings.stripUpTo()),
            this::forget);
    room.start();
    room.submit(Work.system(new PhaseCommand.TakePlan(Plan.of(facts), facts.phase())));
    return room;
  }

  private UnitId parentOf(UnitId site) {
    return units.find(site).map(Unit::parentId).orElse(null);
  }

  /** A room whose writer ended is opened anew from its journal when it is next asked for. */
  void forget(LiveRoom room) {
    if (rooms.remove(room.meeting, room)) {
      freeLater(room);
    }
  }

  /**
   * Another server has the room now and gives its devices other links: until they have them, they
   * keep those that this one gave them.
   */
  private void freeLater(LiveRoom room) {
    ticks.schedule(
        guarded(
            () -> {
              if (!rooms.containsKey(room.meeting)) {
                director.leave(room.state(), room.viewers);
              }
            }),
        FREED_AFTER_SECONDS,
        TimeUnit.SECONDS);
  }

  /** The planners changed the meeting: a room that is loaded follows. */
  void follow(MeetingId meeting) {
    loaded(meeting)
        .ifPresent(
            room ->
                meetings
                    .facts(meeting)
                    .ifPresent(
                        facts ->
                            room.submit(
                                Work.system(
                                    new PhaseCommand.TakePlan(Plan.of(facts), facts.phase())))));
  }

  /** What the planners changed while nothing was heard of it. */
  void followAll() {
    rooms.keySet().forEach(this::follow);
    rooms.keySet().stream().filter(id -> meetings.facts(id).isEmpty()).forEach(this::rehearsed);
  }

  /** A rehearsal is over: its journal is gone, and everyone is told. */
  void rehearsed(MeetingId rehearsal) {
    loaded(rehearsal)
        .ifPresent(
            room -> {
              room.links.each(link -> link.end("room.rehearsal-over"));
              director.end(room.state(), room.viewers);
              layDown(room);
            });
  }

  private void tell() {
    rooms.values().forEach(LiveRoom::tell);
  }

  private void watch() {
    Instant now = store.now();
    for (LiveRoom room : rooms.values()) {
      room.loseBroken(now);
      director.freeLost(room::state, room.viewers, now);
      if (isOver(room.state(), now) && !room.links.isEmpty()) {
        room.links.each(link -> link.end("room.closed"));
        director.end(room.state(), room.viewers);
      }
      if (room.links.isEmpty() && room.lastUsed().isBefore(now.minus(IDLE))) {
        // devices whose link broke and never came back still have their place in the bridge
        director.end(room.state(), room.viewers);
        layDown(room);
      }
    }
  }

  /** Nobody is left in a room that is called off, or closed for good. */
  private static boolean isOver(RoomState state, Instant now) {
    Instant undo = state.life().undoCloseUntil();
    return switch (state.phase()) {
      case CLOSED -> undo == null || now.isAfter(undo);
      case POSTPONED, CANCELLED -> true;
      default -> false;
    };
  }

  private void layDown(LiveRoom room) {
    if (rooms.remove(room.meeting, room)) {
      room.end("room.elsewhere");
      writers.release(room.meeting);
    }
  }

  private void renew() {
    for (LiveRoom room : rooms.values()) {
      if (!writers.keep(room.meeting, room.fence()) && rooms.remove(room.meeting, room)) {
        room.end("room.elsewhere");
        freeLater(room);
      }
    }
  }

  private static Runnable guarded(Runnable tick) {
    return () -> {
      try {
        tick.run();
      } catch (RuntimeException e) {
        log.error("a tick of the rooms failed", e);
      }
    };
  }

  @PreDestroy
  void close() {
    ticks.shutdownNow();
    rooms.values().forEach(this::layDown);
  }
}
