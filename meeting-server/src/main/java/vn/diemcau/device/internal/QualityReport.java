package vn.diemcau.device.internal;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.device.Endpoint;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Permissions;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** How the lines of sites and their devices did over weeks, and which turned bad lately. */
@Service
public class QualityReport {

  private static final int DAYS_OF_A_WEEK = 7;

  /** A line that was bad for a tenth of the time, or broke twice an hour and three times at all. */
  private static final double BAD_SHARE = 0.1;

  private static final double BAD_LOSSES_AN_HOUR = 2;
  private static final int LEAST_LOSSES = 3;
  private static final int LEAST_SECONDS = 600;
  private static final double SECONDS_OF_AN_HOUR = 3600;

  /**
   * Seven days of a device; minutes are rounded.
   *
   * @param from its first day
   * @param watched in meetings
   * @param poor of those with a bad line
   * @param away of those with a broken link
   */
  public record Week(
      LocalDate from,
      int watched,
      int poor,
      int away,
      int losses,
      int freezes,
      int checks,
      int badChecks) {}

  /**
   * A device over the weeks, the last week last.
   *
   * @param endpoint the device's id in the register; null for a browser that is not in it
   * @param name null likewise
   * @param turnedBad whether its last seven days are bad and those before were not
   */
  public record Line(
      UnitRef site, UUID endpoint, String name, List<Week> weeks, boolean bad, boolean turnedBad) {}

  private final QualityRows rows;
  private final EndpointRows endpoints;
  private final QualitySettings settings;
  private final Permissions permissions;
  private final Units units;
  private final InstantSource clock;

  QualityReport(
      QualityRows rows,
      EndpointRows endpoints,
      QualitySettings settings,
      Permissions permissions,
      Units units,
      InstantSource clock) {
    this.rows = rows;
    this.endpoints = endpoints;
    this.settings = settings;
    this.permissions = permissions;
    this.units = units;
    this.clock = clock;
  }

  /** Of units whose IT staff the person is: those that turned bad first, then by the office. */
  @Transactional(readOnly = true)
  public Outcome<List<Line>> of(Actor actor) {
    List<UnitId> tops = permissions.scope(actor, Action.ACCOUNTS_MANAGE);
    if (tops.isEmpty()) {
      return Outcome.refused(Refusal.forbidden("security.not-permitted"));
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), QualityWatch.HERE);
    LocalDate first = today.minusDays((long) settings.weeks() * DAYS_OF_A_WEEK - 1);
    Map<String, Endpoint> named = new HashMap<>();
    endpoints.all().stream()
        .filter(e -> e.enrolled() != null)
        .forEach(e -> named.put(e.as().site() + " " + e.enrolled().device(), e));
    Map<String, List<QualityRows.Day>> byDevice = new LinkedHashMap<>();
    rows.since(first).stream()
        .filter(day -> tops.stream().anyMatch(top -> units.isWithin(day.key().site(), top)))
        .forEach(
            day ->
                byDevice
                    .computeIfAbsent(
                        day.key().site() + " " + day.key().device(), k -> new ArrayList<>())
                    .add(day));
    List<Line> lines = new ArrayList<>();
    byDevice.forEach((key, days) -> lines.add(line(named.get(key), days, first)));
    lines.sort(
        (a, b) ->
            a.turnedBad() == b.turnedBad()
                ? sortKey(a).compareTo(sortKey(b))
                : Boolean.compare(b.turnedBad(), a.turnedBad()));
    return Outcome.done(lines);
  }

  private String sortKey(Line line) {
    return units.find(line.site().id()).map(Unit::sortKey).orElse("");
  }

  private Line line(Endpoint endpoint, List<QualityRows.Day> days, LocalDate first) {
    List<List<QualityRows.Day>> byWeek =
        new ArrayList<>(Collections.nCopies(settings.weeks(), List.<QualityRows.Day>of()));
    for (int week = 0; week < settings.weeks(); week++) {
      LocalDate from = first.plusDays((long) week * DAYS_OF_A_WEEK);
      LocalDate until = from.plusDays(DAYS_OF_A_WEEK);
      byWeek.set(
          week,
          days.stream()
              .filter(d -> !d.key().day().isBefore(from) && d.key().day().isBefore(until))
              .toList());
    }
    List<Week> weeks = new ArrayList<>();
    for (int week = 0; week < settings.weeks(); week++) {
      weeks.add(week(first.plusDays((long) week * DAYS_OF_A_WEEK), byWeek.get(week)));
    }
    SiteTrack.Counts lately = sum(byWeek.getLast());
    SiteTrack.Counts before =
        byWeek.subList(0, byWeek.size() - 1).stream()
            .map(QualityReport::sum)
            .reduce(SiteTrack.Counts.NONE, SiteTrack.Counts::plus);
    boolean bad = isBad(lately);
    return new Line(
        units.ref(days.getFirst().key().site()),
        endpoint == null ? null : endpoint.id(),
        endpoint == null ? null : endpoint.as().name(),
        weeks,
        bad,
        bad && before.watched() >= LEAST_SECONDS && !isBad(before));
  }

  static boolean isBad(SiteTrack.Counts c) {
    if (c.watched() < LEAST_SECONDS) {
      return false;
    }
    double hours = c.watched() / SECONDS_OF_AN_HOUR;
    return c.poor() + c.away() >= BAD_SHARE * c.watched()
        || c.losses() >= LEAST_LOSSES && c.losses() >= BAD_LOSSES_AN_HOUR * hours;
  }

  private static SiteTrack.Counts sum(List<QualityRows.Day> days) {
    return days.stream()
        .map(QualityRows.Day::counts)
        .reduce(SiteTrack.Counts.NONE, SiteTrack.Counts::plus);
  }

  private static Week week(LocalDate from, List<QualityRows.Day> days) {
    SiteTrack.Counts c = sum(days);
    return new Week(
        from,
        minutes(c.watched()),
        minutes(c.poor()),
        minutes(c.away()),
        c.losses(),
        c.freezes(),
        days.stream().mapToInt(QualityRows.Day::checks).sum(),
        days.stream().mapToInt(QualityRows.Day::badChecks).sum());
  }

  private static int minutes(int seconds) {
    return Math.round(seconds / 60f);
  }
}
