package vn.diemcau.room.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.journal.JournalTable.Line;
import vn.diemcau.room.state.Doer;
import vn.diemcau.room.state.FloorCommand;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.Machine;
import vn.diemcau.room.state.PhaseCommand;
import vn.diemcau.room.state.Plan;
import vn.diemcau.room.state.QueueCommand;
import vn.diemcau.room.state.RollCallCommand;
import vn.diemcau.room.state.RoomCommand;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.room.state.Seat;
import vn.diemcau.room.state.SeatCommand;
import vn.diemcau.room.state.View;
import vn.diemcau.shared.Outcome;

/**
 * Random interleavings of commands, retries, crashes before and after a commit, commits without an
 * answer, writers that stand still and are replaced, and devices that come back: no time passes but
 * the test's own, and the journal is a list that only the latest writer may lengthen.
 */
class InterleavingsTest {

  private static final int STEPS = 2_000;
  private static final int SITES = 5;

  /** What goes wrong with a round. */
  private enum Fault {
    NONE,
    CRASH_BEFORE_COMMIT,
    CRASH_AFTER_COMMIT,
    UNKNOWN_BUT_COMMITTED,
    UNKNOWN_AND_NOT_COMMITTED
  }

  /** A writer, perhaps one that does not know yet that it was replaced. */
  private static final class Writer {
    final long fence;
    final Map<UUID, Long> done = new HashMap<>();
    RoomState state;

    Writer(long fence, RoomState state) {
      this.fence = fence;
      this.state = state;
    }
  }

  private final MeetingId meeting = MeetingId.next();
  private final UnitId main = UnitId.next();
  private final List<UnitId> sites = new ArrayList<>();
  private final List<Line> journal = new ArrayList<>();
  private final List<Writer> writers = new ArrayList<>();
  private final Map<UUID, Work> pending = new LinkedHashMap<>();
  private final Map<UUID, Outcome<Long>> settled = new HashMap<>();
  private long fence;
  private int made;
  private int lostAnswers;
  private Instant now = Instant.parse("2026-11-28T01:00:00Z");
  private Random random;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20261128, 579, 640, 3_400})
  void every_command_is_done_once_or_refused_whatever_fails_in_between(long seed) {
    random = new Random(seed);
    takeOver();
    begin();
    for (int i = 0; i < STEPS; i++) {
      now = now.plus(Duration.ofMillis(random.nextInt(4_000)));
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> give(anyone(), anything());
        case 3 -> device();
        case 4 -> maybeTakeOver();
        default -> round(any(writers), batch(), fault());
      }
      if (writers.isEmpty()) {
        takeOver();
      }
    }
    while (!pending.isEmpty()) {
      takeOver();
      round(writers.getLast(), batch(), Fault.NONE);
    }
    check(seed);
  }

  private void check(long seed) {
    List<JournalEntry> entries = journal.stream().map(Line::entry).toList();
    for (int i = 0; i < entries.size(); i++) {
      assertThat(entries.get(i).seq()).as("no gap").isEqualTo(i + 1L);
    }
    Map<UUID, Long> written = new HashMap<>();
    for (Line line : journal) {
      if (line.command() != null) {
        assertThat(written.put(line.command(), line.entry().seq())).as("done twice").isNull();
      }
    }
    settled.forEach(
        (id, outcome) -> {
          if (outcome.isDone()) {
            assertThat(written.get(id)).as("what was answered is there").isNotNull();
            assertThat(outcome).isEqualTo(Outcome.done(written.get(id)));
          } else {
            assertThat(written).as("refused and done: " + outcome).doesNotContainKey(id);
          }
        });
    assertThat(settled.keySet()).as("nothing was forgotten").containsAll(written.keySet());
    assertThat(lostAnswers).as("seed %d makes trouble", seed).isGreaterThan(STEPS / 50);
    assertThat(written.size()).as("seed %d does something", seed).isGreaterThan(STEPS / 50);
    RoomState end = Machine.replay(RoomState.empty(meeting), entries);
    assertThat(end).isEqualTo(writers.getLast().state);
    for (Seat seat : end.seats().values()) {
      assertThat(seat.endpoints().values())
          .as("no device is counted twice")
          .extracting(Seat.Endpoint::device)
          .doesNotHaveDuplicates();
    }
  }

  /** The plan, everyone in, started. */
  private void begin() {
    List<Plan.PlannedSite> planned = new ArrayList<>();
    planned.add(new Plan.PlannedSite(main, List.of(main)));
    for (int i = 0; i < SITES; i++) {
      UnitId site = UnitId.next();
      sites.add(site);
      planned.add(new Plan.PlannedSite(site, List.of(site)));
    }
    Plan plan = new Plan("Giao ban", main, now, 90, planned, List.of(), null);
    must(Doer.SYSTEM, new PhaseCommand.TakePlan(plan, Phase.ANNOUNCED));
    must(secretary(), new PhaseCommand.OpenLineCheck());
    must(at(main), join(main, "pc"));
    sites.forEach(site -> must(at(site), join(site, "pc")));
    must(secretary(), new PhaseCommand.Start());
  }

  private void must(Doer doer, RoomCommand command) {
    Work work = new Work(null, command, doer, null, null, null, null);
    round(writers.getLast(), List.of(work), Fault.NONE);
  }

  /** A new writer reads the journal; the former one may go on for a while without knowing it. */
  private void takeOver() {
    fence++;
    List<JournalEntry> entries = journal.stream().map(Line::entry).toList();
    Writer writer = new Writer(fence, Machine.replay(RoomState.empty(meeting), entries));
    journal.stream()
        .filter(line -> line.command() != null)
        .forEach(line -> writer.done.put(line.command(), line.entry().seq()));
    writers.add(writer);
  }

  private void maybeTakeOver() {
    if (random.nextInt(4) == 0) {
      takeOver();
    }
  }

  private void give(Doer doer, RoomCommand command) {
    Work work = new Work(UUID.randomUUID(), command, doer, null, null, null, null);
    pending.put(work.id(), work);
  }

  /** A device comes, is lost or comes back; nobody waits for these but the device itself. */
  private void device() {
    UnitId site = any(sites);
    RoomState latest = writers.getLast().state;
    String endpoint = latest.seat(site).mediaEndpoint();
    boolean lose = endpoint != null && random.nextBoolean();
    RoomCommand command =
        lose ? new SeatCommand.Lost(endpoint, now) : join(site, "d" + random.nextInt(3));
    Doer doer = lose ? Doer.SYSTEM : at(site);
    Work work = new Work(null, command, doer, null, null, null, null);
    round(any(writers), List.of(work), fault());
  }

  /** Some of what waits for an answer, the same command perhaps twice. */
  private List<Work> batch() {
    List<Work> waiting = List.copyOf(pending.values());
    List<Work> batch = new ArrayList<>();
    for (int i = 0; i < Math.min(4, waiting.size()); i++) {
      Work work = any(waiting);
      batch.add(new Work(work.id(), work.command(), work.doer(), null, null, null, null));
    }
    return batch;
  }

  private Fault fault() {
    return random.nextInt(3) > 0 ? Fault.NONE : Fault.values()[random.nextInt(5)];
  }

  private void round(Writer writer, List<Work> works, Fault fault) {
    if (works.isEmpty()) {
      return;
    }
    Round round = new Round(writer.state);
    for (Work work : works) {
      if (!round.answerAgain(work, writer.done)) {
        switch (round.decide(work, now)) {
          case Outcome.Done<List<JournalEntry>>(var entries) -> round.take(work, entries, now);
          case Outcome.Refused<List<JournalEntry>>(var refusal) -> round.refuse(work, refusal);
        }
      }
    }
    boolean writes = !round.lines.isEmpty() || round.refuses();
    boolean fencedOut = writes && writer.fence != fence;
    boolean committed =
        !fencedOut
            && fault != Fault.CRASH_BEFORE_COMMIT
            && fault != Fault.UNKNOWN_AND_NOT_COMMITTED;
    if (committed) {
      journal.addAll(round.lines);
    }
    if (fencedOut || fault == Fault.CRASH_BEFORE_COMMIT || fault == Fault.CRASH_AFTER_COMMIT) {
      // the writer is gone, and nobody was answered
      writers.remove(writer);
      lostAnswers++;
    } else if (fault == Fault.NONE) {
      writer.done.putAll(round.commands);
      writer.state = round.after();
      works.forEach(work -> answer(work, round.answers.get(work)));
    } else {
      unknown(writer, works);
    }
  }

  /** The writer looks what became of it; where the journal went on without it, it gives up. */
  private void unknown(Writer writer, List<Work> works) {
    lostAnswers++;
    for (Work work : works) {
      journal.stream()
          .filter(line -> work.id() != null && work.id().equals(line.command()))
          .findFirst()
          .ifPresent(line -> answer(work, Outcome.done(line.entry().seq())));
    }
    if (journal.size() != writer.state.seq()) {
      writers.remove(writer);
    }
  }

  private void answer(Work work, Outcome<Long> outcome) {
    if (work.id() != null && pending.remove(work.id()) != null) {
      settled.put(work.id(), outcome);
    }
  }

  private RoomCommand anything() {
    UnitId site = any(sites);
    return switch (random.nextInt(6)) {
      case 0 -> new FloorCommand.Invite(site, 1 + random.nextInt(9), null);
      case 1 -> new FloorCommand.Exchange(site);
      case 2 -> new FloorCommand.Withdraw();
      case 3 -> new QueueCommand.Ask(site, "Nguyễn Văn An", "", "");
      default -> new RollCallCommand.Prepare(site, "", List.of(), ++made % 900);
    };
  }

  private Doer anyone() {
    return random.nextBoolean() ? secretary() : at(any(sites));
  }

  private Doer secretary() {
    return new Doer(
        UUID.randomUUID(), "Thư ký", "", List.of(main), Set.of(MeetingRole.SECRETARY), true, false);
  }

  private static Doer at(UnitId site) {
    return new Doer(
        UUID.randomUUID(), "", "", List.of(site), Set.of(MeetingRole.DELEGATE), false, false);
  }

  /** With the token that the device has had since it first came. */
  private static SeatCommand.Join join(UnitId site, String device) {
    String token = "token-" + device;
    return new SeatCommand.Join(
        site, device, device, View.SITE, true, token, token, SeatCommand.Mode.DOCUMENTS_ONLY);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
