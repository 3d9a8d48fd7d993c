package vn.diemcau.talkback;

import java.util.Set;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;

/** Somebody calls these sites of a meeting, or stopped: their pages look for themselves. */
public record TalkbackChanged(MeetingId meeting, Set<UnitId> sites) {

  public TalkbackChanged {
    sites = Set.copyOf(sites);
  }
}
