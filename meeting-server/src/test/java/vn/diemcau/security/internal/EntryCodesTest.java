package vn.diemcau.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestClock;
import vn.diemcau.TestSession;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.EntryGuard;
import vn.diemcau.security.Permissions;
import vn.diemcau.security.SitePass;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Six digits by telephone: who gives them, whom they let in, and what wears them out. */
@ServerTest
class EntryCodesTest {

  @Autowired TestCities cities;
  @Autowired TestClock clock;
  @Autowired JdbcClient db;
  @Autowired Units units;
  @Autowired Permissions permissions;
  @Autowired Passwords passwords;
  @Autowired SignInThrottle throttle;
  @Autowired StoredAudit audit;

  TestCity city;
  UnitId commune;
  UUID meeting;
  EntryCodes codes;

  @BeforeEach
  void aCityAndAMeetingThatAnybodyMayEnter() {
    city = cities.fresh();
    commune = city.communes.getFirst();
    meeting = UUID.randomUUID();
    codes = codes((m, site) -> Outcome.done());
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  /** The product's class with a guard of the test's own in place of the meetings'. */
  private EntryCodes codes(EntryGuard guard) {
    ObjectProvider<EntryGuard> guards =
        new ObjectProvider<>() {
          @Override
          public Stream<EntryGuard> stream() {
            return Stream.of(guard);
          }
        };
    return new EntryCodes(db, units, permissions, guards, passwords, throttle, audit, clock);
  }

  private EntryCodes.Given given(TestCity.Person by) {
    return codes.give(by.actor(), meeting, commune).orThrow();
  }

  private static String code(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?>(Refusal why) ? why.code() : "done";
  }

  private Outcome<SitePass> enter(String code) {
    return codes.enter(city.code(commune), code, "127.0.0.1");
  }

  /** Another code than this one. */
  private static String other(String code, int by) {
    return "%06d".formatted((Integer.parseInt(code) + by) % 1_000_000);
  }

  @Test
  void a_code_from_the_district_lets_the_site_into_its_meeting() {
    EntryCodes.Given given = given(city.districtSecretary);
    assertThat(given.code()).matches("[0-9]{6}");
    assertThat(given.unitCode()).isEqualTo(city.code(commune));
    assertThat(Duration.between(clock.instant(), given.validUntil()))
        .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
    SitePass pass = enter(given.code()).orThrow();
    assertThat(pass.site()).isEqualTo(commune);
    assertThat(pass.meeting()).isEqualTo(meeting);
    assertThat(enter(given.code()).isDone()).as("a second device of the room").isTrue();
  }

  @Test
  void over_http_a_wrong_code_opens_no_session_and_a_delegate_gives_no_code() {
    TestSession session = city.browser();
    assertThat(
            session
                .post("/api/session/code", Map.of("unitCode", city.code(commune), "code", "000000"))
                .code())
        .isEqualTo("security.wrong-code");
    assertThat(session.post("/api/session/code", Map.of()).code()).isEqualTo("security.wrong-code");
    assertThat(session.get("/api/session").status()).isEqualTo(401);
    TestSession delegate = city.signedIn(city.delegate);
    assertThat(
            delegate
                .post("/api/entry-codes", Map.of("meetingId", meeting, "siteId", commune))
                .code())
        .isEqualTo("security.not-permitted");
    assertThat(delegate.post("/api/entry-codes", Map.of()).code())
        .isEqualTo("security.no-such-site");
    assertThat(stored()).isZero();
  }

  @Test
  void nobody_but_it_staff_and_the_secretaries_above_gives_a_code() {
    for (TestCity.Person person :
        List.of(
            city.leader,
            city.delegate,
            city.technicianOf(commune),
            city.otherDistrictSecretary,
            city.districtLeader)) {
      assertThat(code(codes.give(person.actor(), meeting, commune)))
          .isEqualTo("security.not-permitted");
    }
    assertThat(code(codes.give(city.itStaff.actor(), meeting, UnitId.next())))
        .isEqualTo("security.no-such-site");
    assertThat(stored()).isZero();
  }

  @Test
  void no_code_is_given_for_a_meeting_that_the_site_is_not_part_of() {
    codes = codes((m, site) -> Outcome.refused(Refusal.forbidden("meeting.not-invited")));
    assertThat(code(codes.give(city.itStaff.actor(), meeting, commune)))
        .isEqualTo("meeting.not-invited");
    assertThat(stored()).isZero();
  }

  @Test
  void a_code_does_not_open_a_meeting_that_closed_meanwhile() {
    String code = given(city.itStaff).code();
    codes = codes((m, site) -> Outcome.refused(Refusal.conflict("meeting.closed")));
    assertThat(code(enter(code))).isEqualTo("meeting.closed");
  }

  private int stored() {
    return db.sql("select count(*) from entry_code where meeting_id = :meeting")
        .param("meeting", meeting)
        .query(Integer.class)
        .single();
  }

  @Test
  void a_code_ends_after_half_an_hour_and_when_a_newer_one_is_given() {
    String first = given(city.itStaff).code();
    String second = given(city.itStaff).code();
    if (!first.equals(second)) {
      assertThat(code(enter(first))).isEqualTo("security.wrong-code");
    }
    assertThat(enter(second).isDone()).isTrue();
    clock.advance(Duration.ofMinutes(31));
    assertThat(code(enter(second))).isEqualTo("security.wrong-code");
  }

  @Test
  void a_code_is_of_no_use_to_another_site() {
    String code = given(city.itStaff).code();
    assertThat(code(codes.enter(city.code(city.communes.get(1)), code, "127.0.0.1")))
        .isEqualTo("security.wrong-code");
    assertThat(code(codes.enter("khong-co", code, "127.0.0.1"))).isEqualTo("security.wrong-code");
    assertThat(code(enter("12345"))).isEqualTo("security.wrong-code");
    assertThat(code(enter("１２３４５６"))).isEqualTo("security.wrong-code");
  }

  @Test
  void ten_wrong_tries_wear_a_code_out_however_slowly_they_come() {
    String code = given(city.itStaff).code();
    for (int i = 1; i <= 10; i++) {
      assertThat(code(enter(other(code, i)))).isEqualTo("security.wrong-code");
      clock.advance(Duration.ofSeconds(165));
    }
    assertThat(code(enter(code))).isEqualTo("security.wrong-code");
  }

  @Test
  void wrong_codes_for_a_unit_slow_down_as_wrong_passwords_do() {
    String code = given(city.itStaff).code();
    for (int i = 1; i <= 5; i++) {
      enter(other(code, i));
    }
    assertThat(code(enter(code))).isEqualTo("security.throttled");
    clock.advance(Duration.ofSeconds(6));
    assertThat(enter(code).isDone()).isTrue();
  }

  @Test
  void codes_lie_hashed_and_their_giving_is_in_the_audit_trail_without_them() {
    Instant before = clock.instant();
    String code = given(city.districtSecretary).code();
    String row =
        db.sql("select row_to_json(e)::text from entry_code e where meeting_id = :meeting")
            .param("meeting", meeting)
            .query(String.class)
            .single();
    assertThat(row).contains("bcrypt").doesNotContain("\"" + code + "\"");
    List<String> trail =
        db.sql(
                "select details::text from audit_entry where kind = 'entry-code.given' and"
                    + " account_id = :by and at >= :from")
            .param("by", city.districtSecretary.id().value())
            .param("from", before.atOffset(java.time.ZoneOffset.UTC))
            .query(String.class)
            .list();
    assertThat(trail).singleElement().asString().contains(meeting.toString());
  }
}
