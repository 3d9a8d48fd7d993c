package vn.diemcau.room.state;

import vn.diemcau.meeting.AgendaItemId;

/** Events of the agenda. */
public sealed interface AgendaEvent extends RoomEvent {

  @Kind("agenda.went")
  record Went(AgendaItemId item) implements AgendaEvent {}
}
