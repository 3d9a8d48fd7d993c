package vn.diemcau.meeting;

import java.time.Instant;

/**
 * It is time to remind who is called to a meeting that it starts soon; not published when the start
 * has passed meanwhile.
 */
public record ReminderDue(MeetingId meeting, Instant startsAt, Instant at) {}
