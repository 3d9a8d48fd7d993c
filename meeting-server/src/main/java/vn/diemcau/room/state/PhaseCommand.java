package vn.diemcau.room.state;

import vn.diemcau.meeting.Phase;

/** Commands that move the meeting through its life. */
public sealed interface PhaseCommand extends RoomCommand {

  @Kind("meeting.open-line-check")
  record OpenLineCheck() implements PhaseCommand {}

  @Kind("meeting.start")
  record Start() implements PhaseCommand {}

  @Kind("meeting.recess")
  record Recess() implements PhaseCommand {}

  @Kind("meeting.resume")
  record Resume() implements PhaseCommand {}

  @Kind("meeting.close")
  record Close() implements PhaseCommand {}

  @Kind("meeting.undo-close")
  record UndoClose() implements PhaseCommand {}

  /** The secretary's answer to a suggested close: the meeting goes on. */
  @Kind("meeting.keep-open")
  record KeepOpen() implements PhaseCommand {}

  /** The planned end is reached: the room asks the secretary, or closes when nobody is there. */
  record PlannedEnd() implements PhaseCommand {}

  /** What is planned changed, or the room opens for the first time. */
  record TakePlan(Plan plan, Phase phase) implements PhaseCommand {}
}
