package vn.diemcau.room;

import java.util.Set;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;

/**
 * Other sites are heard in a room. Published on the room's thread, before the bridge opens them.
 */
public record HeardChanged(MeetingId meeting, Set<UnitId> sites) {

  public HeardChanged {
    sites = Set.copyOf(sites);
  }
}
