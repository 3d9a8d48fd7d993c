package vn.diemcau.room.state;

import java.util.Set;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;

/** The server's own command about sites that sit in two meetings. */
public sealed interface AboveCommand extends RoomCommand {

  /**
   * Which sites are heard in a meeting above this one right now, also such that have nothing to do
   * here; said again it changes nothing.
   */
  record Heard(MeetingId meeting, String title, Set<UnitId> sites) implements AboveCommand {
    public Heard {
      sites = Set.copyOf(sites);
    }
  }
}
