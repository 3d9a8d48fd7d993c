package vn.diemcau.meeting.internal;

import java.time.Instant;
import java.util.List;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.AccountId;

/**
 * A plan as a person sends it, not yet checked: anything may be missing or wrong.
 *
 * @param version the version that a change is based on; not read for a new meeting
 */
public record MeetingPlan(
    String title,
    String type,
    String form,
    UnitId convenerId,
    AccountId chairId,
    AccountId deputyChairId,
    List<AccountId> secretaryIds,
    Instant startsAt,
    Integer plannedMinutes,
    String requiredComposition,
    List<Item> agenda,
    List<Call> invited,
    Integer version) {

  public MeetingPlan {
    secretaryIds = secretaryIds == null ? List.of() : List.copyOf(secretaryIds);
    agenda = agenda == null ? List.of() : List.copyOf(agenda);
    invited = invited == null ? List.of() : List.copyOf(invited);
  }

  /** What is planned for a meeting, as if it were sent once more. */
  static MeetingPlan of(MeetingFacts facts) {
    return new MeetingPlan(
        facts.title(),
        facts.type().code(),
        facts.form().code(),
        facts.convener(),
        facts.chair(),
        facts.deputyChair(),
        facts.secretaries(),
        facts.startsAt(),
        facts.plannedMinutes(),
        facts.requiredComposition(),
        facts.agenda().stream()
            .map(i -> new Item(i.id(), i.title(), i.minutes(), i.presentingUnit()))
            .toList(),
        facts.invited().stream().map(i -> new Call(i.unit(), i.site())).toList(),
        facts.version());
  }

  /**
   * An agenda item.
   *
   * @param id null for a new one
   */
  public record Item(AgendaItemId id, String title, Integer minutes, UnitId presentingUnitId) {}

  /**
   * A unit that is called.
   *
   * @param siteId null for the unit's own site
   */
  public record Call(UnitId unitId, UnitId siteId) {}
}
