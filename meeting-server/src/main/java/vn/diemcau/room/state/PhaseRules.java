package vn.diemcau.room.state;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.diemcau.meeting.Phase;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** The meeting's life: line check, start, recess, close and its undoing. */
final class PhaseRules {

  static final Duration UNDO_CLOSE = Duration.ofMinutes(10);

  private static final Set<Phase> STARTED = EnumSet.of(Phase.LIVE, Phase.RECESS);

  private PhaseRules() {}

  private static final Rule UNDO_IN_TIME =
      q -> {
        Instant until = q.state().life().undoCloseUntil();
        return until != null && !q.now().isAfter(until)
            ? null
            : Refusal.conflict("room.undo-too-late");
      };

  private static final Rule CLOSE_WAS_SUGGESTED =
      q -> q.state().life().closeSuggested() ? null : Refusal.conflict("room.close-not-suggested");

  static Outcome<List<RoomEvent>> decide(Question q, PhaseCommand command) {
    return switch (command) {
      case PhaseCommand.OpenLineCheck() ->
          decide(q, Rules.in(Phase.ANNOUNCED), new PhaseEvent.LineCheckOpened());
      case PhaseCommand.Start() -> decide(q, Rules.in(Phase.LINE_CHECK), new PhaseEvent.Started());
      case PhaseCommand.Recess() -> decide(q, Rules.in(Phase.LIVE), new PhaseEvent.Recessed());
      case PhaseCommand.Resume() -> decide(q, Rules.in(Phase.RECESS), new PhaseEvent.Resumed());
      case PhaseCommand.Close() ->
          decide(q, Rules.in(STARTED), new PhaseEvent.Closed(q.now().plus(UNDO_CLOSE)));
      case PhaseCommand.UndoClose() -> undoClose(q);
      case PhaseCommand.KeepOpen() -> decide(q, CLOSE_WAS_SUGGESTED, new PhaseEvent.KeptOpen());
      case PhaseCommand.PlannedEnd() -> plannedEnd(q);
      case PhaseCommand.TakePlan take -> takePlan(q, take);
    };
  }

  private static Outcome<List<RoomEvent>> decide(Question q, Rule phase, RoomEvent event) {
    return Rule.decide(q, List.of(Rules.LEADS, phase), () -> List.of(event));
  }

  private static Outcome<List<RoomEvent>> undoClose(Question q) {
    return Rule.decide(
        q,
        List.of(Rules.LEADS, Rules.in(Phase.CLOSED), UNDO_IN_TIME),
        () -> List.of(new PhaseEvent.CloseUndone(q.state().life().beforeClose())));
  }

  /**
   * Nothing is closed while a site is there, nor what never started: it was not held, and only its
   * people know what becomes of it. The secretary is asked, once until she answers.
   */
  private static Outcome<List<RoomEvent>> plannedEnd(Question q) {
    RoomState state = q.state();
    return Rule.decide(
        q,
        List.of(Rules.SYSTEM_ONLY, Rules.in(Rules.OPEN)),
        () -> {
          if (state.phase() != Phase.LINE_CHECK && !state.anyoneConnected()) {
            return List.of(new PhaseEvent.Closed(q.now().plus(UNDO_CLOSE)));
          }
          return state.life().closeSuggested()
              ? List.of()
              : List.of(new PhaseEvent.CloseSuggested(state.plan().plannedEnd()));
        });
  }

  /**
   * The planners decide the phase before the room opens and after it is called off; while it is
   * open, it is the room that decides, and they may only change sites and agenda.
   */
  private static Outcome<List<RoomEvent>> takePlan(Question q, PhaseCommand.TakePlan take) {
    RoomState state = q.state();
    boolean roomDecides =
        (state.phase().roomOpen() || state.phase() == Phase.CLOSED)
            && (take.phase().roomOpen() || take.phase() == Phase.CLOSED);
    Phase phase = roomDecides ? state.phase() : take.phase();
    return Rule.decide(
        q,
        List.of(Rules.SYSTEM_ONLY),
        () ->
            phase == state.phase() && take.plan().equals(state.plan())
                ? List.of()
                : List.of(new PhaseEvent.Planned(take.plan(), phase)));
  }

  static RoomState apply(RoomState state, Instant at, PhaseEvent event) {
    Life life = state.life();
    return switch (event) {
      case PhaseEvent.Planned(Plan plan, Phase phase) -> planned(state, plan, phase);
      case PhaseEvent.LineCheckOpened() -> state.with(life.in(Phase.LINE_CHECK));
      case PhaseEvent.Started() -> Seats.allLive(state.with(life.started(at)));
      case PhaseEvent.Recessed() ->
          state
              .with(life.recessed(at))
              .with(state.floor().cleared())
              .with(state.agenda().stopped(at));
      case PhaseEvent.Resumed() -> state.with(life.resumed()).with(state.agenda().running(at));
      case PhaseEvent.Closed(Instant undoUntil) ->
          state
              .with(life.closed(at, undoUntil))
              .with(state.floor().cleared())
              .with(state.rollCall().closed())
              .with(state.agenda().stopped(at));
      case PhaseEvent.CloseUndone(Phase phase) -> {
        AgendaPlace agenda = state.agenda();
        yield state
            .with(life.reopened(phase))
            .with(phase == Phase.LIVE ? agenda.running(at) : agenda);
      }
      case PhaseEvent.CloseSuggested ignored -> state.with(life.suggested(true));
      case PhaseEvent.KeptOpen() -> state.with(life.suggested(false));
    };
  }

  private static RoomState planned(RoomState state, Plan plan, Phase phase) {
    RoomState next =
        state
            .with(plan)
            .with(state.queue().stream().filter(r -> plan.hasSite(r.site())).toList())
            .with(state.direction().within(plan));
    if (phase == state.phase()) {
      return next.with(FloorRules.without(plan, next.floor()))
          .withAbove(AboveRules.without(plan, next.above()));
    }
    boolean open = phase.roomOpen();
    return next.with(open ? next.life().in(phase) : Life.NEW.in(phase)).with(Floor.EMPTY);
  }
}
