package vn.diemcau.meeting.internal;

import java.time.Duration;
import java.time.Instant;
import vn.diemcau.meeting.MeetingForm;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.MeetingType;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.AccountId;

/**
 * A meeting without its lists, as it stands in the database.
 *
 * @param announcedAt null while only its editors may know of it
 */
public record MeetingRow(
    MeetingId id,
    String title,
    MeetingType type,
    MeetingForm form,
    UnitId convener,
    AccountId chair,
    AccountId deputyChair,
    Instant startsAt,
    int plannedMinutes,
    String requiredComposition,
    Phase phase,
    String reason,
    int version,
    Instant announcedAt,
    Instant remindedAt) {

  Instant plannedEnd() {
    return startsAt.plus(Duration.ofMinutes(plannedMinutes));
  }

  /** Whether it was to be over by now and never started, as after an outage. */
  public boolean overdue(Instant now) {
    return phase.awaited() && !now.isBefore(plannedEnd());
  }

  boolean announced() {
    return announcedAt != null;
  }
}
