package vn.diemcau.meeting;

import java.time.Instant;

/**
 * The planned end of a meeting whose room is open has been reached; repeated at an interval while
 * it stays open. Never closes anything: the room asks the secretary, or closes when nobody is
 * there.
 */
public record PlannedEndReached(MeetingId meeting, Instant plannedEnd, Instant at) {}
