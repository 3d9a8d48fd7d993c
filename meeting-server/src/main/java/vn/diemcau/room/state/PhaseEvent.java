package vn.diemcau.room.state;

import java.time.Instant;
import vn.diemcau.meeting.Phase;

/** Events of the meeting's life. */
public sealed interface PhaseEvent extends RoomEvent {

  /** Sites, attending units and agenda as planned, and the phase where the plan decides it. */
  @Kind("meeting.planned")
  record Planned(Plan plan, Phase phase) implements PhaseEvent {}

  @Kind("meeting.line-check-opened")
  record LineCheckOpened() implements PhaseEvent {}

  @Kind("meeting.started")
  record Started() implements PhaseEvent {}

  @Kind("meeting.recessed")
  record Recessed() implements PhaseEvent {}

  @Kind("meeting.resumed")
  record Resumed() implements PhaseEvent {}

  /**
   * @param undoUntil until when the close can be undone; null when it cannot
   */
  @Kind("meeting.closed")
  record Closed(Instant undoUntil) implements PhaseEvent {}

  @Kind("meeting.close-undone")
  record CloseUndone(Phase phase) implements PhaseEvent {}

  @Kind("meeting.close-suggested")
  record CloseSuggested(Instant plannedEnd) implements PhaseEvent {}

  @Kind("meeting.kept-open")
  record KeptOpen() implements PhaseEvent {}
}
