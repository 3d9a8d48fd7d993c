package vn.diemcau.room.state;

import java.time.Instant;
import vn.diemcau.meeting.MeetingId;

/**
 * A site of this meeting is heard in a meeting above it: here it is silent meanwhile.
 *
 * @param title of that meeting
 */
public record Above(MeetingId meeting, String title, Instant since) {}
