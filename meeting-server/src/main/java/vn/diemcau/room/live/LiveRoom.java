package vn.diemcau.room.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.room.Beginning;
import vn.diemcau.room.RoomMessage;
import vn.diemcau.room.SitePresence;
import vn.diemcau.room.journal.FencedOut;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.room.state.SeatCommand;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/**
 * A room in memory with its one writer, a virtual thread: it takes all commands that wait, decides
 * them one after the other, commits them together, and only then tells anyone.
 */
final class LiveRoom {

  /** So long may a link be broken before the journal hears of it; a reload takes less. */
  static final Duration GRACE = Duration.ofSeconds(6);

  /** The same after the server itself was away: all come back, and their pauses have grown. */
  static final Duration GRACE_AFTER_RETURN = Duration.ofSeconds(15);

  private static final Logger log = LoggerFactory.getLogger(LiveRoom.class);
  private static final int MOST_WAITING = 5_000;
  private static final int MOST_IN_ONE_ROUND = 200;
  private static final int KEPT_MESSAGES = 200;

  /** Who is lost and back in the same round is back. */
  private static final Comparator<Work> LOSSES_FIRST =
      Comparator.comparing(work -> !(work.command() instanceof SeatCommand.Lost));

  final MeetingId meeting;
  final Links links = new Links();
  final PresenceBoard presence = new PresenceBoard();
  final Viewers viewers;
  final Tail tail;
  private final Bulletin bulletin;
  private final Notices notices = new Notices(links, presence);
  private final long fence;
  private final RoomStore store;
  private final Director director;
  private final BlockingQueue<Work> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Map<UUID, Long> done;
  private final List<RoomMessage> messages;
  private final Consumer<LiveRoom> whenFenced;
  private Beginning beginning;
  private volatile RoomState state;
  private volatile Instant lastUsed;
  private Instant returned = Instant.MIN;
  private volatile boolean ended;
  private Thread writer;

  LiveRoom(
      RoomState state,
      List<JournalEntry> journal,
      long fence,
      Map<UUID, Long> done,
      List<RoomMessage> messages,
      RoomStore store,
      Director director,
      Viewers viewers,
      Consumer<LiveRoom> whenFenced) {
    this.meeting = state.meeting();
    this.state = state;
    this.tail = new Tail(journal);
    this.bulletin = new Bulletin(links, presence, state, System::nanoTime);
    this.fence = fence;
    this.done = new HashMap<>(done);
    this.messages = new ArrayList<>(messages);
    this.store = store;
    this.director = director;
    this.viewers = viewers;
    this.whenFenced = whenFenced;
    this.lastUsed = store.now();
  }

  /**
   * Devices that the journal holds for linked, but whose server ended, get their time to return.
   */
  void start() {
    Instant now = store.now();
    state.seats().values().stream()
        .flatMap(seat -> seat.endpoints().values().stream())
        .filter(endpoint -> endpoint.connected())
        .forEach(
            endpoint -> {
              returned = now;
              links.broke(endpoint.id(), now);
            });
    state.seats().keySet().forEach(presence::touch);
    writer = Thread.ofVirtual().name("room-" + meeting).start(this::write);
  }

  long fence() {
    return fence;
  }

  RoomState state() {
    return state;
  }

  List<RoomMessage> messages() {
    synchronized (messages) {
      return List.copyOf(messages);
    }
  }

  Instant lastUsed() {
    return lastUsed;
  }

  /** How many commands the writer has not taken yet. */
  int waiting() {
    return waiting.size();
  }

  /** Hands a command to the writer; its answer completes after the commit. */
  void submit(Work work) {
    lastUsed = store.now();
    if (ended) {
      work.refuse("room.elsewhere");
    } else if (!waiting.offer(work)) {
      work.refuse("room.busy");
    } else if (ended) {
      refuseWaiting();
    }
  }

  /** As {@link #submit}, and waits for the answer. */
  Outcome<Long> decide(Work work) {
    submit(work);
    return work.answered();
  }

  private void write() {
    List<Work> works = new ArrayList<>();
    try {
      while (!ended) {
        works.clear();
        works.add(waiting.take());
        waiting.drainTo(works, MOST_IN_ONE_ROUND - 1);
        works.removeIf(work -> !work.take() || isBack(work));
        works.sort(LOSSES_FIRST);
        if (!works.isEmpty()) {
          round(works);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    refuseWaiting();
  }

  /** A device that has its link again has lost nothing, whatever was noticed before. */
  private boolean isBack(Work work) {
    return work.command() instanceof SeatCommand.Lost lost && links.isLinked(lost.endpoint());
  }

  private void round(List<Work> works) {
    Round round;
    try {
      round = store.write(state, fence, works, done);
    } catch (FencedOut e) {
      log.warn("{}", e.getMessage());
      giveAway(() -> works.forEach(w -> w.refuse("room.elsewhere")));
      return;
    } catch (RuntimeException e) {
      notWritten(works, e);
      return;
    }
    try {
      publish(works, round);
    } catch (RuntimeException e) {
      log.error("what room {} decided up to {} did not reach all", meeting, state.seq(), e);
      works.forEach(w -> w.refuse("room.outcome-unknown"));
    }
  }

  /** Forgotten first: whoever hears the answers and tries again shall open the room anew. */
  private void giveAway(Runnable answers) {
    whenFenced.accept(this);
    answers.run();
    end("room.elsewhere");
  }

  /** What the database does not take of one command must not cost the others theirs. */
  private void notWritten(List<Work> works, RuntimeException e) {
    if (works.size() > 1 && e instanceof DataIntegrityViolationException) {
      works.forEach(work -> round(List.of(work)));
      return;
    }
    log.error("{} commands of room {} were not written", works.size(), meeting, e);
    RoomStore.Settled settled;
    try {
      settled = store.settled(state, works);
    } catch (RuntimeException stillDown) {
      log.error("what became of them is not known: {}", stillDown.toString());
      works.forEach(w -> w.refuse("room.outcome-unknown"));
      return;
    }
    if (settled.moved()) {
      giveAway(() -> answer(works, settled));
    } else {
      answer(works, settled);
    }
  }

  private static void answer(List<Work> works, RoomStore.Settled settled) {
    for (Work work : works) {
      Long seq = settled.done().get(work);
      if (seq == null) {
        work.refuse("room.store-unavailable");
      } else {
        work.answer().complete(Outcome.done(seq));
      }
    }
  }

  /**
   * After the commit: the bridge first, so that who lost the floor is cut before anyone reads it.
   */
  private void publish(List<Work> works, Round round) {
    done.putAll(round.commands);
    state = round.after();
    List<JournalEntry> entries = round.entries();
    director.direct(round.before, state, entries, viewers);
    if (!entries.isEmpty()) {
      notices.seats(entries);
      tail.add(entries);
      bulletin.committed(round.before, state, entries);
      entries.forEach(notices::tell);
    }
    remember(round.messages);
    round.messages.forEach(links::deliver);
    for (Work work : works) {
      Outcome<Long> answer = round.answers.get(work);
      if (work.done() != null && answer.isDone()) {
        answer = finished(work, answer);
      }
      work.answer().complete(answer);
    }
  }

  /** Another device may have taken the place in the same round: that is no one else's failure. */
  private Outcome<Long> finished(Work work, Outcome<Long> answer) {
    try {
      work.done().accept(state);
      return answer;
    } catch (RuntimeException e) {
      log.warn("a device of room {} was not let in", meeting, e);
      return refused("room.store-unavailable");
    }
  }

  private void remember(List<RoomMessage> sent) {
    synchronized (messages) {
      messages.addAll(sent);
      while (messages.size() > KEPT_MESSAGES) {
        messages.removeFirst();
      }
    }
  }

  /** What a device begins with that is let in now; the caller holds the monitor of presence. */
  Beginning beginning(RoomState now) {
    List<SitePresence> present = presence.all();
    if (beginning == null || beginning.state() != now || beginning.presence() != present) {
      beginning = new Beginning(now, present);
    }
    return beginning;
  }

  /** Tells the devices what has waited long enough. */
  void tell() {
    bulletin.tick();
  }

  /** Links that stayed broken longer than a reload takes become events. */
  void loseBroken(Instant now) {
    if (now.isBefore(returned.plus(GRACE_AFTER_RETURN))) {
      return;
    }
    links
        .brokenBefore(now.minus(GRACE))
        .forEach(
            gone -> {
              links.mended(gone.getKey());
              submit(Work.system(new SeatCommand.Lost(gone.getKey(), gone.getValue())));
            });
  }

  /** The writer stops and every device is told to come again, or that it is over. */
  void end(String code) {
    ended = true;
    if (writer != null) {
      writer.interrupt();
    }
    refuseWaiting();
    links.each(link -> link.end(code));
  }

  private void refuseWaiting() {
    for (Work work = waiting.poll(); work != null; work = waiting.poll()) {
      work.refuse("room.elsewhere");
    }
  }

  private static Outcome<Long> refused(String code) {
    return Outcome.refused(Refusal.of(RefusalKind.UNAVAILABLE, code));
  }
}
