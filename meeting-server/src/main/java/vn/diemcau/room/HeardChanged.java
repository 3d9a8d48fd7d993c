package vn.diemcau.room;

import java.util.Set;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;

/**
 * Other sites are heard in a room. Published on the room's thread, before the bridge opens them.
 *
 * @param sites all that are on air for this room: heard in it, or in a meeting above it
 */
public record HeardChanged(MeetingId meeting, Set<UnitId> sites) {

  public HeardChanged {
    sites = Set.copyOf(sites);
  }
}
