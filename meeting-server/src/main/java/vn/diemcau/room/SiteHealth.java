package vn.diemcau.room;

import java.time.Instant;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;

/**
 * How the device with a site's microphone is doing right now, for who looks after devices.
 *
 * @param device the browser's own stable id
 * @param since when {@code connected} last changed
 * @param quality {@code good, fair, poor} or {@code none}; null before the first report
 * @param freezes how often its picture stood still since it joined
 */
public record SiteHealth(
    MeetingId meeting,
    UnitId site,
    String device,
    boolean connected,
    Instant since,
    String quality,
    long freezes) {}
