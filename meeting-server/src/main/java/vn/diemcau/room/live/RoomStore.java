package vn.diemcau.room.live;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Phase;
import vn.diemcau.room.RoomMessage;
import vn.diemcau.room.journal.Fence;
import vn.diemcau.room.journal.JournalTable;
import vn.diemcau.room.journal.MessageTable;
import vn.diemcau.room.state.ChatCommand;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.Kinds;
import vn.diemcau.room.state.PhaseCommand;
import vn.diemcau.room.state.PhaseEvent;
import vn.diemcau.room.state.RollCallCommand;
import vn.diemcau.room.state.RoomCommand;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.room.state.SeatCommand;
import vn.diemcau.security.Audit;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Carries rounds of commands into the database: journal, meeting's phase and audit as one. */
@Component
class RoomStore {

  private final JournalTable journal;
  private final MessageTable messages;
  private final Meetings meetings;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  RoomStore(
      JournalTable journal,
      MessageTable messages,
      Meetings meetings,
      Audit audit,
      PlatformTransactionManager transactions,
      InstantSource clock) {
    this.journal = journal;
    this.messages = messages;
    this.meetings = meetings;
    this.audit = audit;
    this.transaction = ownTransaction(transactions);
    this.clock = clock;
  }

  /**
   * A room's writing never joins a caller's transaction: the scheduler runs handlers within one,
   * and the room's own thread could neither see nor check what that one has not committed.
   */
  private static TransactionTemplate ownTransaction(PlatformTransactionManager transactions) {
    TransactionTemplate own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return own;
  }

  Instant now() {
    // PostgreSQL keeps microseconds: a replayed journal has to give the very same state
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  Fence takeOver(MeetingId meeting, String node, boolean rehearsal) {
    return transaction.execute(
        status -> {
          journal.begin();
          return journal.takeOver(meeting, node, rehearsal);
        });
  }

  /** Nothing is left of a rehearsal that is over; other rooms are not touched. */
  void forgetRehearsal(MeetingId rehearsal) {
    // first the row that every writer locks: a message that commits later would hold the room
    journal.lockRehearsal(rehearsal);
    messages.forgetRehearsal(rehearsal);
    journal.forgetRehearsal(rehearsal);
  }

  /** Rehearsals that were over before their room was opened, as in a crash. */
  void forgetOrphans() {
    journal.rehearsals().stream()
        .filter(id -> meetings.facts(id).isEmpty())
        .forEach(id -> transaction.executeWithoutResult(status -> forgetRehearsal(id)));
  }

  List<JournalEntry> read(MeetingId meeting, long after) {
    return journal.read(meeting, after);
  }

  /**
   * What became of works whose writing failed: the commit may have been done all the same.
   *
   * @param moved whether the journal is further than this state
   * @param done the works that stand in the database, with the number of their last event
   */
  record Settled(boolean moved, Map<Work, Long> done) {}

  /** Looks, once whatever was under way has ended. */
  Settled settled(RoomState state, List<Work> works) {
    return transaction.execute(
        status -> {
          boolean moved = journal.lastSeqLocked(state.meeting()) != state.seq();
          Map<Work, Long> done = new HashMap<>();
          for (Work work : works) {
            if (work.id() != null) {
              journal.done(state.meeting(), work.id()).ifPresent(seq -> done.put(work, seq));
            }
          }
          return new Settled(moved || !done.isEmpty(), done);
        });
  }

  Map<UUID, Long> commands(MeetingId meeting) {
    return journal.commands(meeting);
  }

  List<RoomMessage> messages(MeetingId meeting, int limit) {
    return messages.latest(meeting, limit);
  }

  /**
   * Decides and writes all of it, or throws and writes none of it.
   *
   * @throws vn.diemcau.room.journal.FencedOut when another writer has taken the room
   */
  Round write(RoomState state, long fence, List<Work> works, Map<UUID, Long> done) {
    return transaction.execute(
        status -> {
          journal.begin();
          Round round = new Round(state);
          for (Work work : works) {
            decide(round, work, done);
          }
          MeetingId meeting = state.meeting();
          if (!round.lines.isEmpty()) {
            journal.append(meeting, fence, round.lines);
          } else if (!round.messages.isEmpty() || round.refuses()) {
            // a writer that was replaced must not refuse what its successor may have done
            journal.claim(meeting, fence, state.seq(), state.seq());
          }
          round.messages.forEach(message -> messages.add(meeting, message));
          return round;
        });
  }

  private void decide(Round round, Work work, Map<UUID, Long> done) {
    if (round.answerAgain(work, done)) {
      return;
    }
    Instant now = now();
    Outcome<List<JournalEntry>> decided =
        round.decide(work, now).then(entries -> entered(round.before.meeting(), entries));
    switch (decided) {
      case Outcome.Refused<List<JournalEntry>>(Refusal refusal) -> round.refuse(work, refusal);
      case Outcome.Done<List<JournalEntry>>(List<JournalEntry> entries) -> {
        round.take(work, entries, now);
        audit(round, work, entries);
      }
    }
  }

  /** A turn of phase is the meeting's too, in the same transaction, or it is not done at all. */
  private Outcome<List<JournalEntry>> entered(MeetingId meeting, List<JournalEntry> entries) {
    for (JournalEntry entry : entries) {
      Optional<Phase> phase = phase(entry);
      if (phase.isPresent()) {
        Outcome<?> turn = meetings.enter(meeting, phase.get(), entry.at(), null);
        if (turn instanceof Outcome.Refused<?>(Refusal refusal)) {
          return Outcome.refused(refusal);
        }
      }
    }
    return Outcome.done(entries);
  }

  private static Optional<Phase> phase(JournalEntry entry) {
    return switch (entry.event()) {
      case PhaseEvent.LineCheckOpened() -> Optional.of(Phase.LINE_CHECK);
      case PhaseEvent.Started() -> Optional.of(Phase.LIVE);
      case PhaseEvent.Recessed() -> Optional.of(Phase.RECESS);
      case PhaseEvent.Resumed() -> Optional.of(Phase.LIVE);
      case PhaseEvent.Closed ignored -> Optional.of(Phase.CLOSED);
      case PhaseEvent.CloseUndone(Phase phase) -> Optional.of(phase);
      default -> Optional.empty();
    };
  }

  /**
   * Who ran the floor, the roll and the meeting, and what was corrected; turns that the time
   * brought are told as their events. Devices that come and go and messages are the journal's
   * alone. Of a rehearsal the trail knows only that it took place.
   */
  private void audit(Round round, Work work, List<JournalEntry> decided) {
    if (round.after().plan().rehearsal() != null) {
      return;
    }
    RoomCommand command = work.command();
    if (work.actor() != null) {
      boolean kept =
          !(command instanceof SeatCommand
              || command instanceof ChatCommand.Send
              || command instanceof RollCallCommand.Prepare);
      if (kept) {
        audit(round, work, Kinds.of(command), command);
      }
    } else if (command instanceof PhaseCommand && !(command instanceof PhaseCommand.TakePlan)) {
      decided.forEach(entry -> audit(round, work, Kinds.of(entry.event()), entry.event()));
    }
  }

  private void audit(Round round, Work work, String kind, Object values) {
    RoomState after = round.after();
    audit.record(
        work.actor(),
        kind,
        after.plan().title(),
        Map.of("meeting", after.meeting().toString(), "seq", after.seq(), "values", values),
        work.address());
  }
}
