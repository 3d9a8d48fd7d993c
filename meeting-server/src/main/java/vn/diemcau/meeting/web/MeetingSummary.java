package vn.diemcau.meeting.web;

import java.time.Instant;
import java.util.List;
import vn.diemcau.meeting.DocumentCounts;
import vn.diemcau.meeting.MeetingForm;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.meeting.MeetingType;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitRef;

/**
 * A meeting in a list.
 *
 * @param overdue whether its planned end has passed and it never started
 * @param remindedAt when the reminder before the start was due; null before that
 * @param invitedUnits the convener not counted
 * @param sites the main site counted
 */
record MeetingSummary(
    MeetingId id,
    String title,
    MeetingType type,
    MeetingForm form,
    UnitRef convener,
    Instant startsAt,
    int plannedMinutes,
    Phase phase,
    boolean overdue,
    String reason,
    Instant remindedAt,
    UnitRef mySite,
    List<MeetingRole> myRoles,
    boolean lead,
    DocumentCounts.Count documents,
    int invitedUnits,
    int sites) {}
