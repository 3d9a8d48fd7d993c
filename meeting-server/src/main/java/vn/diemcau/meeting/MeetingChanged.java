package vn.diemcau.meeting;

import java.time.Instant;
import vn.diemcau.node.NodeEvent;

/**
 * The plan, the time or the phase of a meeting that had been announced changed by its planners (not
 * by the room). Published within the changing transaction. A room that is open while {@code after}
 * no longer is an open phase (postponed, or announced for another time) ends.
 */
public record MeetingChanged(MeetingId meeting, Phase before, Phase after, Instant at)
    implements NodeEvent {}
