package vn.diemcau.room.state;

import java.util.List;
import vn.diemcau.organisation.UnitId;

/** Events of the roll call, and corrections of what the attendance report says. */
public sealed interface RollCallEvent extends RoomEvent {

  @Kind("roll-call.prepared")
  record Prepared(UnitId site, String chair, List<Attendee> people, int headcount)
      implements RollCallEvent {}

  @Kind("roll-call.opened")
  record Opened() implements RollCallEvent {}

  @Kind("roll-call.answered")
  record Answered(UnitId site, String chair, List<Attendee> people, int headcount)
      implements RollCallEvent {}

  @Kind("roll-call.absent-reported")
  record AbsentReported(UnitId unit, UnitId site, String reason) implements RollCallEvent {}

  @Kind("roll-call.called")
  record Called(UnitId site) implements RollCallEvent {}

  @Kind("roll-call.closed")
  record Closed() implements RollCallEvent {}

  @Kind("attendance.corrected")
  record Corrected(UnitId unit, CorrectedField field, String before, String after, String why)
      implements RollCallEvent {}
}
