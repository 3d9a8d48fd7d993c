package vn.diemcau.room.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.diemcau.shared.Outcome;

/** The live meeting: a question and a command in, numbered events or a refusal out. */
public final class Machine {

  private Machine() {}

  /**
   * What a command brings about, in order; empty when it is allowed and there is nothing to do. The
   * events are not applied: the caller commits them first.
   */
  public static Outcome<List<JournalEntry>> decide(Question question, RoomCommand command) {
    return area(question, command).map(events -> numbered(question, command, events));
  }

  private static Outcome<List<RoomEvent>> area(Question q, RoomCommand command) {
    return switch (command) {
      case PhaseCommand c -> PhaseRules.decide(q, c);
      case FloorCommand c -> FloorRules.decide(q, c);
      case StageCommand c -> StageRules.decide(q, c);
      case ShareCommand c -> ShareRules.decide(q, c);
      case PicturesCommand c -> PicturesRules.decide(q, c);
      case QueueCommand c -> QueueRules.decide(q, c);
      case RollCallCommand c -> RollCallRules.decide(q, c);
      case AgendaCommand c -> AgendaRules.decide(q, c);
      case AboveCommand c -> AboveRules.decide(q, c);
      case ChatCommand c -> ChatRules.decide(q, c);
      case SeatCommand c -> Seats.decide(q, c);
    };
  }

  private static List<JournalEntry> numbered(
      Question q, RoomCommand command, List<RoomEvent> events) {
    List<JournalEntry> entries = new ArrayList<>();
    RoomState after = q.state();
    for (RoomEvent event : events) {
      after = add(entries, after, new JournalEntry(after.seq() + 1, q.now(), q.by().by(), event));
    }
    // a broken link stopped the clock when it broke, not when it was noticed
    Instant since = command instanceof SeatCommand.Lost(String ignored, Instant at) ? at : q.now();
    for (RoomEvent event : FloorRules.clockAfter(after, since)) {
      after =
          add(entries, after, new JournalEntry(after.seq() + 1, q.now(), Doer.SYSTEM.by(), event));
    }
    for (RoomEvent event : ShareRules.endAfter(after)) {
      after =
          add(entries, after, new JournalEntry(after.seq() + 1, q.now(), Doer.SYSTEM.by(), event));
    }
    return entries;
  }

  private static RoomState add(List<JournalEntry> entries, RoomState state, JournalEntry entry) {
    entries.add(entry);
    return Apply.apply(state, entry);
  }

  /** The state after a whole journal. */
  public static RoomState replay(RoomState from, Iterable<JournalEntry> entries) {
    RoomState state = from;
    for (JournalEntry entry : entries) {
      state = Apply.apply(state, entry);
    }
    return state;
  }
}
