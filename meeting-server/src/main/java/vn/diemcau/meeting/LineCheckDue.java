package vn.diemcau.meeting;

import java.time.Instant;

/**
 * It is time to open the line check of a meeting; published once by the scheduler while the meeting
 * is announced. The room listens and opens. A listener that throws is tried again later.
 *
 * @param due when it was planned for, earlier than {@code at} after a restart
 */
public record LineCheckDue(MeetingId meeting, Instant startsAt, Instant due, Instant at) {}
