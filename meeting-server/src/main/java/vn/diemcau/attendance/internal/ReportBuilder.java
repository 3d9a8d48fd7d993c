package vn.diemcau.attendance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.diemcau.attendance.AttendanceReport;
import vn.diemcau.attendance.AttendanceReport.OfSite;
import vn.diemcau.attendance.AttendanceReport.OfUnit;
import vn.diemcau.attendance.AttendanceReport.Totals;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.organisation.Units;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.Life;
import vn.diemcau.room.state.Plan;
import vn.diemcau.room.state.RollCall;
import vn.diemcau.room.state.RollCallEvent;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.room.state.Standing;

/** Makes the report out of a room's state and journal. */
@Component
public class ReportBuilder {

  /** Who comes or goes within this of start or close is neither late nor early. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Units units;

  ReportBuilder(Units units) {
    this.units = units;
  }

  public AttendanceReport report(RoomState state, List<JournalEntry> journal, Instant now) {
    Life life = state.life();
    Instant end = life.closedAt() != null ? life.closedAt() : now;
    SiteTimes times = SiteTimes.of(journal, end);
    List<OfUnit> ofUnits = new ArrayList<>();
    for (Plan.PlannedSite site : state.plan().sites()) {
      site.attending().forEach(unit -> ofUnits.add(unit(state, journal, unit)));
    }
    ofUnits.sort(Comparator.comparing(u -> sortKey(u.unit().id())));
    Plan plan = state.plan();
    return new AttendanceReport(
        new AttendanceReport.Meeting(
            state.meeting(),
            plan.title(),
            units.ref(plan.mainSite()),
            plan.startsAt(),
            plan.plannedMinutes(),
            life.startedAt(),
            life.closedAt(),
            notHeld(state, now)),
        now,
        state.phase() == Phase.CLOSED,
        totals(ofUnits, times),
        byLevel(ofUnits, times),
        byDistrict(plan.mainSite(), ofUnits, times),
        List.copyOf(ofUnits),
        plan.sites().stream().map(s -> site(state, s.site(), times, end)).toList());
  }

  private static boolean notHeld(RoomState state, Instant now) {
    boolean over = !state.phase().awaited() || !now.isBefore(state.plan().plannedEnd());
    return state.life().startedAt() == null && over;
  }

  private String sortKey(UnitId unit) {
    return units.find(unit).map(Unit::sortKey).orElse("");
  }

  private OfUnit unit(RoomState state, List<JournalEntry> journal, UnitId unit) {
    Standing standing = Standing.of(state, unit);
    List<AttendanceReport.Correction> corrections = new ArrayList<>();
    for (JournalEntry entry : journal) {
      if (entry.event() instanceof RollCallEvent.Corrected c && c.unit().equals(unit)) {
        corrections.add(
            new AttendanceReport.Correction(
                c.field(), c.before(), c.after(), entry.by().name(), entry.at(), c.why()));
      }
    }
    return new OfUnit(
        units.ref(unit),
        units.ref(standing.site()),
        standing.state(),
        standing.reason(),
        standing.composition(),
        standing.deputyCount(),
        standing.headcount(),
        corrections);
  }

  private OfSite site(RoomState state, UnitId site, SiteTimes times, Instant end) {
    List<SiteTimes.Span> spans = times.of(site);
    RollCall.Answer answer = state.rollCall().answers().get(site);
    int headcount =
        answer != null && answer.state() == RollCall.State.PRESENT ? answer.headcount() : 0;
    if (spans.isEmpty()) {
      return new OfSite(units.ref(site), null, null, 0, 0, 0, 0, headcount);
    }
    Instant first = spans.getFirst().from();
    Instant last = spans.getLast().to();
    Instant started = state.life().startedAt();
    if (started == null) {
      return new OfSite(units.ref(site), first, last, 0, 0, 0, spans.size(), headcount);
    }
    Duration there =
        spans.stream().map(s -> s.within(started, end)).reduce(Duration.ZERO, Duration::plus);
    boolean over = state.life().closedAt() != null;
    return new OfSite(
        units.ref(site),
        first,
        last,
        (int) there.plusSeconds(30).toMinutes(),
        beyondTolerance(started, firstIn(spans, started)),
        over ? beyondTolerance(last, end) : 0,
        spans.size(),
        headcount);
  }

  /** When a site was first there after the start; one that left before it never came to it. */
  private static Instant firstIn(List<SiteTimes.Span> spans, Instant started) {
    return spans.stream()
        .filter(s -> s.to().isAfter(started))
        .map(SiteTimes.Span::from)
        .findFirst()
        .orElse(started);
  }

  private static int beyondTolerance(Instant earlier, Instant later) {
    Duration gap = Duration.between(earlier, later);
    return gap.compareTo(TOLERANCE) > 0 ? (int) gap.toMinutes() : 0;
  }

  private static Totals totals(List<OfUnit> some, SiteTimes times) {
    int[] counts = new int[4];
    int never = 0;
    int people = 0;
    int deputies = 0;
    for (OfUnit unit : some) {
      counts[unit.state().ordinal()]++;
      people += unit.headcount();
      deputies += unit.deputies();
      boolean came =
          unit.state() == Standing.Presence.PRESENT || unit.state() == Standing.Presence.ELSEWHERE;
      if (!came && times.of(unit.site().id()).isEmpty()) {
        never++;
      }
    }
    return new Totals(
        some.size(),
        counts[Standing.Presence.PRESENT.ordinal()],
        counts[Standing.Presence.ELSEWHERE.ordinal()],
        counts[Standing.Presence.ABSENT_WITH_REASON.ordinal()],
        counts[Standing.Presence.ABSENT.ordinal()],
        never,
        people,
        deputies);
  }

  private static List<AttendanceReport.OfLevel> byLevel(List<OfUnit> all, SiteTimes times) {
    Map<String, List<OfUnit>> groups = new LinkedHashMap<>();
    all.forEach(u -> groups.computeIfAbsent(u.unit().level(), level -> new ArrayList<>()).add(u));
    return groups.entrySet().stream()
        .map(
            g ->
                new AttendanceReport.OfLevel(
                    g.getKey(),
                    g.getValue().getFirst().unit().levelName(),
                    totals(g.getValue(), times)))
        .toList();
  }

  /** The units right below the convener that have units of their own stand for the districts. */
  private List<AttendanceReport.OfDistrict> byDistrict(
      UnitId convener, List<OfUnit> all, SiteTimes times) {
    Map<UnitId, List<OfUnit>> groups = new LinkedHashMap<>();
    for (OfUnit unit : all) {
      district(convener, unit.unit().id())
          .ifPresent(d -> groups.computeIfAbsent(d, x -> new ArrayList<>()).add(unit));
    }
    return groups.entrySet().stream()
        .map(g -> new AttendanceReport.OfDistrict(ref(g.getKey()), totals(g.getValue(), times)))
        .toList();
  }

  private UnitRef ref(UnitId unit) {
    return units.ref(unit);
  }

  private Optional<UnitId> district(UnitId convener, UnitId unit) {
    UnitId at = unit;
    while (true) {
      UnitId parent = units.find(at).map(Unit::parentId).orElse(null);
      if (parent == null) {
        return Optional.empty();
      }
      if (parent.equals(convener)) {
        return units.children(at).isEmpty() ? Optional.empty() : Optional.of(at);
      }
      at = parent;
    }
  }
}
