package vn.diemcau.meeting.internal;

import java.time.Instant;
import java.util.List;
import vn.diemcau.meeting.AgendaItem;
import vn.diemcau.meeting.Invited;
import vn.diemcau.meeting.MeetingForm;
import vn.diemcau.meeting.MeetingType;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.AccountId;

/** A plan that was found good and brought into the form in which it is stored. */
record CheckedPlan(
    String title,
    MeetingType type,
    MeetingForm form,
    UnitId convener,
    AccountId chair,
    AccountId deputyChair,
    List<AccountId> secretaries,
    Instant startsAt,
    int plannedMinutes,
    String requiredComposition,
    List<AgendaItem> agenda,
    List<Invited> invited) {}
