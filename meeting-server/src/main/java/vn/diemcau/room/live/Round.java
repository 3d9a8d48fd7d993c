package vn.diemcau.room.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.diemcau.room.RoomMessage;
import vn.diemcau.room.journal.JournalTable.Line;
import vn.diemcau.room.state.Apply;
import vn.diemcau.room.state.ChatCommand;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.Machine;
import vn.diemcau.room.state.Question;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.shared.NewId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** The commands that one transaction carries: what each decided, on top of those before it. */
final class Round {

  final RoomState before;
  final List<Line> lines = new ArrayList<>();
  final List<RoomMessage> messages = new ArrayList<>();
  final Map<UUID, Long> commands = new HashMap<>();
  final Map<Work, Outcome<Long>> answers = new HashMap<>();
  private final Map<UUID, Outcome<Long>> refused = new HashMap<>();
  private RoomState state;

  Round(RoomState before) {
    this.before = before;
    this.state = before;
  }

  RoomState after() {
    return state;
  }

  List<JournalEntry> entries() {
    return lines.stream().map(Line::entry).toList();
  }

  /**
   * Answers a command that was done before, and does not repeat it; what this round refused stays
   * refused when it came twice.
   *
   * @param done all commands that the journal holds
   */
  boolean answerAgain(Work work, Map<UUID, Long> done) {
    Long before = work.id() == null ? null : done.getOrDefault(work.id(), commands.get(work.id()));
    Outcome<Long> answer = before == null ? refused.get(work.id()) : Outcome.done(before);
    if (answer != null) {
      answers.put(work, answer);
    }
    return answer != null;
  }

  /** Whether somebody is told that the room does not do it: only its writer may say so. */
  boolean refuses() {
    return answers.values().stream().anyMatch(answer -> !answer.isDone());
  }

  /** What the work would bring about, on top of this round; nothing is taken yet. */
  Outcome<List<JournalEntry>> decide(Work work, Instant now) {
    UUID id = work.id() == null ? NewId.next() : work.id();
    return Machine.decide(new Question(state, work.doer(), now, id, work.expect()), work.command());
  }

  /** Takes what was decided into the round. */
  void take(Work work, List<JournalEntry> decided, Instant now) {
    for (int i = 0; i < decided.size(); i++) {
      boolean last = i == decided.size() - 1;
      lines.add(new Line(decided.get(i), last ? work.id() : null));
      state = Apply.apply(state, decided.get(i));
    }
    if (work.command() instanceof ChatCommand.Send send) {
      messages.add(
          new RoomMessage(
              work.id(), work.doer().by(), send.to(), send.site(), send.text(), now, state.seq()));
    }
    if (work.id() != null) {
      commands.put(work.id(), state.seq());
    }
    answers.put(work, Outcome.done(state.seq()));
  }

  void refuse(Work work, Refusal refusal) {
    answers.put(work, Outcome.refused(refusal));
    if (work.id() != null) {
      refused.put(work.id(), Outcome.refused(refusal));
    }
  }
}
