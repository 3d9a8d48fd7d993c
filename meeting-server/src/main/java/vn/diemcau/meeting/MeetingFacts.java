package vn.diemcau.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.AccountId;

/**
 * What is planned for a meeting and where it stands, as other features read it.
 *
 * @param convener the convening unit; its own site is the main site
 * @param chair null only in a draft
 * @param deputyChair null when none is named
 * @param plannedMinutes planned length in minutes
 * @param agenda in order of their numbers
 * @param invited in the office's order of units; never holds the convener, who is always there
 * @param requiredComposition who has to come from each unit, as free text; empty when open
 * @param reason why it was postponed or cancelled; null otherwise
 * @param version counts what planners change; the phases that the room enters do not count
 * @param rehearsalOf the meeting that is rehearsed under this id; null for a meeting itself
 * @param rehearsalUntil when the rehearsal ends by itself; null for a meeting itself
 */
public record MeetingFacts(
    MeetingId id,
    String title,
    MeetingType type,
    MeetingForm form,
    UnitId convener,
    AccountId chair,
    AccountId deputyChair,
    List<AccountId> secretaries,
    Instant startsAt,
    int plannedMinutes,
    List<AgendaItem> agenda,
    List<Invited> invited,
    String requiredComposition,
    Phase phase,
    String reason,
    int version,
    MeetingId rehearsalOf,
    Instant rehearsalUntil) {

  public MeetingFacts {
    secretaries = List.copyOf(secretaries);
    agenda = List.copyOf(agenda);
    invited = List.copyOf(invited);
  }

  /** The same plan under the id of a rehearsal, which has a phase of its own. */
  public MeetingFacts rehearsed(MeetingId rehearsal, Phase itsPhase, Instant until) {
    return new MeetingFacts(
        rehearsal,
        title,
        type,
        form,
        convener,
        chair,
        deputyChair,
        secretaries,
        startsAt,
        plannedMinutes,
        agenda,
        invited,
        requiredComposition,
        itsPhase,
        reason,
        version,
        id,
        until);
  }

  public boolean isRehearsal() {
    return rehearsalOf != null;
  }

  /** The meeting itself, also of a rehearsal. */
  public MeetingId planned() {
    return isRehearsal() ? rehearsalOf : id;
  }

  public UnitId mainSite() {
    return convener;
  }

  public Instant plannedEnd() {
    return startsAt.plus(Duration.ofMinutes(plannedMinutes));
  }

  /** Whether it was to be over by now and never started, as after an outage. */
  public boolean overdue(Instant now) {
    return phase.awaited() && !now.isBefore(plannedEnd());
  }

  /** All sites, the main site first, then in the office's order. */
  public List<UnitId> sites() {
    Set<UnitId> sites = new LinkedHashSet<>();
    sites.add(convener);
    invited.forEach(i -> sites.add(i.site()));
    return new ArrayList<>(sites);
  }

  /** The site at which a unit attends; empty when the unit is not called to the meeting. */
  public Optional<UnitId> siteOf(UnitId unit) {
    if (unit.equals(convener)) {
      return Optional.of(convener);
    }
    return invited.stream().filter(i -> i.unit().equals(unit)).map(Invited::site).findFirst();
  }

  /**
   * The units that attend at a site, in the office's order; the convener counts at its own, and
   * nobody at an outside source.
   */
  public List<UnitId> attending(UnitId site) {
    List<UnitId> units = new ArrayList<>();
    if (site.equals(convener)) {
      units.add(convener);
    }
    invited.stream()
        .filter(i -> i.site().equals(site) && !i.outside())
        .map(Invited::unit)
        .forEach(units::add);
    return units;
  }

  /** Whether an account is chair, deputy chair or a secretary; null (an entry code) never is. */
  public boolean leads(AccountId account) {
    return account != null
        && (account.equals(chair) || account.equals(deputyChair) || secretaries.contains(account));
  }
}
