package vn.diemcau.meeting.web;

import java.time.Instant;
import java.util.List;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.MeetingForm;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.meeting.MeetingType;
import vn.diemcau.meeting.Phase;
import vn.diemcau.meeting.internal.Rehearsals;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.security.AccountId;

/**
 * A meeting as one person sees it: the plan, with names, and what the person may do.
 *
 * @param overdue whether its planned end has passed and it never started
 * @param rehearsalOf the meeting whose rehearsal this is; null for a meeting itself
 * @param rehearsal the one that goes on; null for none
 */
record MeetingView(
    MeetingId id,
    String title,
    MeetingType type,
    MeetingForm form,
    Phase phase,
    boolean overdue,
    String reason,
    int version,
    UnitId convenerId,
    UnitRef convener,
    AccountId chairId,
    PersonRef chair,
    AccountId deputyChairId,
    PersonRef deputyChair,
    List<AccountId> secretaryIds,
    List<PersonRef> secretaries,
    Instant startsAt,
    int plannedMinutes,
    String requiredComposition,
    List<Item> agenda,
    List<Call> invited,
    MeetingId rehearsalOf,
    Rehearsals.Rehearsal rehearsal,
    Me me) {

  /** An agenda item. */
  record Item(
      AgendaItemId id,
      int number,
      String title,
      int minutes,
      UnitId presentingUnitId,
      UnitRef presentingUnit) {}

  /** An invited unit and its site. */
  record Call(UnitId unitId, UnitId siteId, UnitRef unit, UnitRef site) {}

  /**
   * What the meeting is to the person who asks.
   *
   * @param site null for who belongs to no site of it
   * @param sites all sites that a person of several units may sit at, the usual one first
   */
  record Me(
      List<MeetingRole> roles, UnitRef site, List<UnitRef> sites, boolean lead, List<String> may) {}
}
