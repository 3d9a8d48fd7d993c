package vn.diemcau.room.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.diemcau.meeting.AgendaItem;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;

/**
 * What the room needs of a meeting's plan.
 *
 * @param sites the main site first, then in the office's order
 * @param rehearsal null in the meeting itself
 */
public record Plan(
    String title,
    UnitId mainSite,
    Instant startsAt,
    int plannedMinutes,
    List<PlannedSite> sites,
    List<AgendaItem> agenda,
    Rehearsal rehearsal) {

  /**
   * That the room rehearses a meeting.
   *
   * @param of the meeting
   * @param until when it ends by itself
   */
  public record Rehearsal(MeetingId of, Instant until) {}

  /** A site and the units that attend there. */
  public record PlannedSite(UnitId site, List<UnitId> attending) {

    public PlannedSite {
      attending = List.copyOf(attending);
    }
  }

  public Plan {
    sites = List.copyOf(sites);
    agenda = List.copyOf(agenda);
  }

  public static Plan of(MeetingFacts facts) {
    return new Plan(
        facts.title(),
        facts.mainSite(),
        facts.startsAt(),
        facts.plannedMinutes(),
        facts.sites().stream().map(s -> new PlannedSite(s, facts.attending(s))).toList(),
        facts.agenda(),
        facts.isRehearsal() ? new Rehearsal(facts.rehearsalOf(), facts.rehearsalUntil()) : null);
  }

  public boolean hasSite(UnitId site) {
    return sites.stream().anyMatch(s -> s.site().equals(site));
  }

  public boolean hasUnit(UnitId unit) {
    return siteOf(unit).isPresent();
  }

  /** The site at which a unit attends. */
  public Optional<UnitId> siteOf(UnitId unit) {
    return sites.stream()
        .filter(s -> s.attending().contains(unit))
        .map(PlannedSite::site)
        .findFirst();
  }

  /** A site as it is planned; one at which nobody attends when it is not. */
  public PlannedSite planned(UnitId site) {
    return sites.stream()
        .filter(s -> s.site().equals(site))
        .findFirst()
        .orElse(new PlannedSite(site, List.of()));
  }

  public List<UnitId> attending(UnitId site) {
    return planned(site).attending();
  }

  public boolean hasItem(AgendaItemId item) {
    return agenda.stream().anyMatch(i -> i.id().equals(item));
  }

  @JsonIgnore
  public Instant plannedEnd() {
    return startsAt.plusSeconds(60L * plannedMinutes);
  }
}
