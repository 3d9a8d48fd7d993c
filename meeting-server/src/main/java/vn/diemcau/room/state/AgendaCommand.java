package vn.diemcau.room.state;

import vn.diemcau.meeting.AgendaItemId;

/** Commands about where the meeting is in its agenda. */
public sealed interface AgendaCommand extends RoomCommand {

  @Kind("agenda.go")
  record Go(AgendaItemId item) implements AgendaCommand {
    public Go {
      Check.given("item", item);
    }
  }
}
