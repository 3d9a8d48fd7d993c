package vn.diemcau.meeting.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Accounts;
import vn.diemcau.security.Accounts.Account;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Role;

/**
 * Plans meetings for who tries the product out: one of the whole city that begins in a quarter of
 * an hour, so that its line check is open, and two later ones. A later start plans the first again
 * when none is left that can be entered.
 */
@Component
@Order(DemoMeetings.AFTER_THE_DEMO_CITY)
public class DemoMeetings implements ApplicationRunner {

  /** Units and accounts of the demo are made with the highest precedence. */
  static final int AFTER_THE_DEMO_CITY = 0;

  private static final Logger log = LoggerFactory.getLogger(DemoMeetings.class);
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final Duration SOON = Duration.ofMinutes(15);

  private final String demoUnits;
  private final Units units;
  private final Accounts accounts;
  private final MeetingStore meetings;
  private final MeetingPlanning planning;
  private final MeetingTurns turns;
  private final InstantSource clock;

  DemoMeetings(
      @Value("${diemcau.demo.units:none}") String demoUnits,
      Units units,
      Accounts accounts,
      MeetingStore meetings,
      MeetingPlanning planning,
      MeetingTurns turns,
      InstantSource clock) {
    this.demoUnits = demoUnits;
    this.units = units;
    this.accounts = accounts;
    this.meetings = meetings;
    this.planning = planning;
    this.turns = turns;
    this.clock = clock;
  }

  /** Who plans and chairs in a unit. */
  private record Office(Unit unit, Account leader, Account secretary) {}

  @Override
  public void run(ApplicationArguments arguments) {
    if (!demoUnits.equals("none")) {
      convening().ifPresent(unit -> plan(unit.id()));
    }
  }

  /** The city, or the first province of a country. */
  private Optional<Unit> convening() {
    List<Unit> present = units.present();
    return present.stream()
        .filter(u -> u.level().equals("city") || u.level().equals("province"))
        .findFirst()
        .or(() -> present.stream().findFirst());
  }

  /** Plans what is missing in the name of a city. */
  void plan(UnitId city) {
    Optional<Office> office = office(units.find(city).orElseThrow());
    if (office.isEmpty()) {
      log.warn("demo: no meeting, since {} has no leader and secretary", units.label(city));
      return;
    }
    if (!meetings.convened(city)) {
      later(office.get());
    }
    if (!meetings.enterableSoon(city, clock.instant())) {
      MeetingId id = announce(office.get(), wholeCity(office.get()));
      log.info("demo: meeting {} begins in {} minutes", id, SOON.toMinutes());
    }
  }

  private MeetingPlan wholeCity(Office office) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    String month = today.getMonthValue() + "/" + today.getYear();
    List<Unit> departments = below(office, "department");
    UnitId city = office.unit().id();
    List<MeetingPlan.Item> agenda =
        List.of(
            item("Báo cáo tình hình kinh tế - xã hội tháng " + month, 20, nth(departments, 3)),
            item("Báo cáo tiến độ giải ngân vốn đầu tư công", 15, nth(departments, 4)),
            item("Thảo luận, ý kiến của các đơn vị", 40, null),
            item("Phát biểu kết luận của chủ trì cuộc họp", 15, city));
    return plan(
        office,
        "Giao ban trực tuyến công tác chỉ đạo, điều hành tháng " + month,
        "giao-ban",
        clock.instant().plus(SOON).truncatedTo(ChronoUnit.MINUTES),
        agenda,
        everyone(office));
  }

  private void later(Office city) {
    List<MeetingPlan.Call> leaders =
        everyone(city).stream()
            .filter(c -> c.siteId().equals(city.unit().id()) || directlyBelow(city, c.unitId()))
            .toList();
    announce(
        city,
        plan(
            city,
            "Hội nghị triển khai công tác phòng, chống thiên tai và tìm kiếm cứu nạn",
            "trien-khai",
            morning(7),
            List.of(
                item("Quán triệt văn bản chỉ đạo", 30, city.unit().id()),
                item("Phương án ứng phó của các địa phương", 60, null)),
            leaders.isEmpty() ? everyone(city) : leaders));
    below(city, "district").stream()
        .findFirst()
        .flatMap(this::office)
        .ifPresent(
            district ->
                announce(
                    district,
                    plan(
                        district,
                        "Tập huấn sử dụng phòng họp trực tuyến cho cán bộ cấp xã",
                        "tap-huan",
                        morning(3),
                        List.of(item("Hướng dẫn kiểm tra kỹ thuật điểm cầu", 45, null)),
                        everyone(district))));
  }

  private MeetingId announce(Office office, MeetingPlan plan) {
    Actor secretary = office.secretary().actor();
    return planning.create(secretary, plan).then(id -> turns.announce(secretary, id)).orThrow();
  }

  private static MeetingPlan plan(
      Office office,
      String title,
      String type,
      Instant startsAt,
      List<MeetingPlan.Item> agenda,
      List<MeetingPlan.Call> invited) {
    return new MeetingPlan(
        title,
        type,
        "online",
        office.unit().id(),
        office.leader().id(),
        null,
        List.of(office.secretary().id()),
        startsAt,
        agenda.stream().mapToInt(MeetingPlan.Item::minutes).sum(),
        "Chủ tịch UBND, Trưởng Công an, Chánh Văn phòng",
        agenda,
        invited,
        null);
  }

  /** Departments sit in the city hall, everyone else at home. */
  private List<MeetingPlan.Call> everyone(Office office) {
    List<MeetingPlan.Call> all = new ArrayList<>();
    UnitId main = office.unit().id();
    for (Unit unit : units.subtree(main)) {
      if (!unit.id().equals(main)) {
        boolean atMain = unit.level().equals("department");
        all.add(new MeetingPlan.Call(unit.id(), atMain ? main : unit.id()));
      }
    }
    return all;
  }

  private boolean directlyBelow(Office office, UnitId unit) {
    return units.find(unit).map(Unit::parentId).filter(office.unit().id()::equals).isPresent();
  }

  private List<Unit> below(Office office, String level) {
    return units.subtree(office.unit().id()).stream().filter(u -> u.level().equals(level)).toList();
  }

  private Optional<Office> office(Unit unit) {
    List<Account> people = accounts.ofUnit(unit.id());
    Optional<Account> leader = holding(people, Role.LEADER);
    Optional<Account> secretary = holding(people, Role.SECRETARY);
    return leader.flatMap(l -> secretary.map(s -> new Office(unit, l, s)));
  }

  private static Optional<Account> holding(List<Account> people, Role role) {
    return people.stream()
        .filter(a -> a.roles().stream().anyMatch(r -> r.role() == role))
        .findFirst();
  }

  private static MeetingPlan.Item item(String title, int minutes, UnitId presenter) {
    return new MeetingPlan.Item(null, title, minutes, presenter);
  }

  private static UnitId nth(List<Unit> units, int index) {
    return units.size() > index ? units.get(index).id() : null;
  }

  private Instant morning(int days) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZONE).plusDays(days);
    return ZonedDateTime.of(day, LocalTime.of(8, 0), ZONE).toInstant();
  }
}
