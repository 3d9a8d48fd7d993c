package vn.diemcau.device.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.device.Finding;
import vn.diemcau.device.LineMeasure;
import vn.diemcau.device.LineVerdict;
import vn.diemcau.device.SitesInCare;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Participation;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Permissions;
import vn.diemcau.security.Role;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Takes the line checks of sites, judges them, and shows them to who looks after these sites. */
@Service
public class LineChecks implements SitesInCare {

  private static final int HISTORY = 20;

  /** So many other sites, and more than half of them, make a fault of the line everyone's. */
  private static final int MANY = 5;

  private static final Duration JUST_NOW = Duration.ofMinutes(10);

  private static final Set<Role> WATCHERS =
      Set.of(Role.IT_STAFF, Role.TECHNICIAN, Role.SECRETARY, Role.LEADER);

  /** A check as it is shown. */
  public record Checked(
      MeetingId meeting,
      Instant at,
      String byName,
      LineVerdict verdict,
      List<Finding> findings,
      LineMeasure measured) {}

  /** How a browser's last check came out. */
  public record LastCheck(Instant at, LineVerdict verdict) {}

  /** Somebody above has to look after the site. */
  public record Escalated(Instant at, String byName, String note) {}

  /**
   * A site on the technicians' board.
   *
   * @param under the next unit above, by which sites are grouped; null for none
   * @param last null before the first check
   * @param escalated null for not
   */
  public record OnBoard(UnitRef site, UnitRef under, Checked last, Escalated escalated) {}

  private final LineCheckRows rows;
  private final ClusterRows clusters;
  private final Watched watched;
  private final Meetings meetings;
  private final Units units;
  private final Permissions permissions;
  private final InstantSource clock;

  LineChecks(
      LineCheckRows rows,
      ClusterRows clusters,
      Watched watched,
      Meetings meetings,
      Units units,
      Permissions permissions,
      InstantSource clock) {
    this.rows = rows;
    this.clusters = clusters;
    this.watched = watched;
    this.meetings = meetings;
    this.units = units;
    this.permissions = permissions;
    this.clock = clock;
  }

  /** The site that a person may check: where they sit in a meeting that is called and not over. */
  public Outcome<UnitId> siteOf(Actor actor, MeetingId meeting) {
    return meetings
        .participation(actor, meeting)
        .then(
            who -> {
              if (who.site() == null) {
                return Outcome.refused(Refusal.forbidden("device.no-site"));
              }
              boolean on = meetings.facts(meeting).orElseThrow().phase().timed();
              return on
                  ? Outcome.done(who.site())
                  : Outcome.refused(Refusal.conflict("device.meeting-not-on"));
            });
  }

  @Transactional
  public Outcome<Checked> take(Actor actor, MeetingId meeting, LineMeasure measure) {
    if (!MeasureCheck.makesSense(measure)) {
      return Outcome.refused(Refusal.invalid("device.bad-measure"));
    }
    return siteOf(actor, meeting)
        .map(
            site -> {
              Instant now = clock.instant();
              List<Finding> findings =
                  LineJudge.judge(measure, manyHaveBadLines(meeting, site, now));
              LineCheckRows.Check check =
                  new LineCheckRows.Check(
                      meeting,
                      site,
                      now,
                      actor.name(),
                      LineJudge.verdict(findings),
                      findings,
                      measure);
              rows.add(check);
              if (check.verdict() == LineVerdict.GOOD) {
                rows.settle(meeting, site);
              }
              return shown(check);
            });
  }

  private boolean manyHaveBadLines(MeetingId meeting, UnitId but, Instant now) {
    Collection<LineCheckRows.Check> others =
        rows.last(meeting).values().stream()
            .filter(c -> !c.site().equals(but) && c.at().isAfter(now.minus(JUST_NOW)))
            .toList();
    long bad = others.stream().filter(LineChecks::hasBadLine).count();
    return others.size() >= MANY && bad * 2 > others.size();
  }

  private static boolean hasBadLine(LineCheckRows.Check check) {
    return check.findings().stream()
        .anyMatch(
            f ->
                f.weight() == LineVerdict.BAD
                    && (f.fault() == Finding.Fault.LOCAL_LINE
                        || f.fault() == Finding.Fault.SERVER));
  }

  /** The sites of a meeting that the person looks after, in the office's order. */
  @Transactional(readOnly = true)
  public Outcome<List<OnBoard>> board(Actor actor, MeetingId meeting) {
    return meetings
        .participation(actor, meeting)
        .map(
            who -> {
              MeetingFacts facts = meetings.facts(meeting).orElseThrow();
              Predicate<UnitId> seen = seenBy(actor, who, facts);
              Map<UnitId, LineCheckRows.Check> last = rows.last(meeting);
              Map<UnitId, LineCheckRows.Escalation> escalated = rows.escalated(meeting);
              List<OnBoard> board = new ArrayList<>();
              for (UnitId site : facts.sites()) {
                if (seen.test(site)) {
                  board.add(onBoard(site, last.get(site), escalated.get(site)));
                }
              }
              return board;
            });
  }

  /** The last checks of a site, whatever the meeting. */
  @Transactional(readOnly = true)
  public Outcome<List<Checked>> history(Actor actor, MeetingId meeting, UnitId site) {
    return lookedAfter(actor, meeting, site)
        .map(found -> rows.ofSite(found, HISTORY).stream().map(LineChecks::shown).toList());
  }

  /** By the browser's own stable id, of those that were ever checked. */
  @Transactional(readOnly = true)
  public Map<String, LastCheck> lastOf(Collection<String> devices) {
    return rows.lastOf(devices);
  }

  @Transactional
  public Outcome<Void> escalate(Actor actor, MeetingId meeting, UnitId site, String note) {
    if (!MeasureCheck.isNote(note)) {
      return Outcome.refused(Refusal.invalid("device.bad-note"));
    }
    return lookedAfter(actor, meeting, site)
        .then(
            found -> {
              rows.escalate(
                  meeting,
                  found,
                  new LineCheckRows.Escalation(clock.instant(), actor.name(), note.strip()));
              return Outcome.done();
            });
  }

  @Transactional
  public Outcome<Void> settle(Actor actor, MeetingId meeting, UnitId site) {
    return lookedAfter(actor, meeting, site)
        .then(
            found -> {
              rows.settle(meeting, found);
              return Outcome.done();
            });
  }

  private Outcome<UnitId> lookedAfter(Actor actor, MeetingId meeting, UnitId site) {
    return meetings
        .participation(actor, meeting)
        .then(
            who -> {
              MeetingFacts facts = meetings.facts(meeting).orElseThrow();
              return facts.sites().contains(site) && seenBy(actor, who, facts).test(site)
                  ? Outcome.done(site)
                  : Outcome.refused(Refusal.forbidden("device.not-looked-after"));
            });
  }

  @Override
  @Transactional(readOnly = true)
  public Outcome<List<UnitId>> of(Actor actor, MeetingId meeting) {
    return meetings
        .participation(actor, meeting)
        .then(
            who -> {
              MeetingFacts facts = meetings.facts(meeting).orElseThrow();
              boolean technician =
                  actor.pass().isEmpty()
                      && (actor.has(Role.IT_STAFF) || actor.has(Role.TECHNICIAN));
              List<UnitId> sites =
                  facts.sites().stream()
                      .filter(seenBy(actor, who, facts))
                      .filter(site -> !site.equals(who.site()))
                      .toList();
              return technician && !sites.isEmpty()
                  ? Outcome.done(sites)
                  : Outcome.refused(Refusal.forbidden("device.not-a-technician"));
            });
  }

  /**
   * Who leads or operates sees all; others see their own site, those below their unit, and the
   * clusters that they were given.
   */
  private Predicate<UnitId> seenBy(Actor actor, Participation who, MeetingFacts facts) {
    if (who.lead() || permissions.may(actor, Action.OPERATE, facts.convener())) {
      return site -> true;
    }
    List<UnitId> tops = watched.tops(actor, WATCHERS);
    Set<UnitId> given =
        actor.account() == null ? Set.of() : clusters.of(facts.planned(), actor.account());
    return site ->
        given.contains(site)
            || who.sites().contains(site)
            || tops.stream().anyMatch(top -> units.isWithin(site, top));
  }

  private OnBoard onBoard(
      UnitId site, LineCheckRows.Check last, LineCheckRows.Escalation escalated) {
    UnitId above = units.find(site).map(unit -> unit.parentId()).orElse(null);
    return new OnBoard(
        units.ref(site),
        above == null ? null : units.ref(above),
        last == null ? null : shown(last),
        escalated == null
            ? null
            : new Escalated(escalated.at(), escalated.byName(), escalated.note()));
  }

  private static Checked shown(LineCheckRows.Check c) {
    return new Checked(c.meeting(), c.at(), c.byName(), c.verdict(), c.findings(), c.measured());
  }
}
