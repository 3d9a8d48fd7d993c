package vn.diemcau.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestSession;
import vn.diemcau.device.EnrolledDevices;
import vn.diemcau.device.internal.QualityWatch;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.scheduler.BusinessTime;

/** Sites that turn bad in a meeting, and how they did over weeks. */
@ServerTest
class SiteQualityTest extends RoomTest {

  private static final String TROUBLES = "/api/site-troubles";

  @Autowired QualityWatch watch;
  @Autowired BusinessTime time;
  @Autowired JdbcClient jdbc;

  @Test
  void who_looks_after_a_site_is_told_with_its_number_when_it_turns_bad_and_when_it_is_good() {
    TestSession it = city.signedIn(city.itStaff);
    Map<String, Object> pc = EnrolledDevices.described(commune, "Máy", "room-pc");
    pc.put("phone", "024 3333 4444");
    assertThat(it.post("/api/endpoints", pc).status()).isEqualTo(200);

    try (RoomClient client = device(city.technicianOf(commune))) {
      client.join("d-1", true);
      reports(client, "poor");
      looksFor(Duration.ofSeconds(75));

      JsonNode told = mine(it.get(TROUBLES).json());
      assertThat(told.path("kind").asString()).isEqualTo("poor");
      assertThat(told.path("phone").asString()).isEqualTo("024 3333 4444");
      assertThat(told.path("endedAt").isNull()).isTrue();
      assertThat(mine(city.signedIn(city.districtIt).get(TROUBLES).json()).isMissingNode())
          .isFalse();
      TestSession stranger = city.signedIn(city.technicians.get(4));
      assertThat(stranger.get(TROUBLES).json().size()).isZero();
      assertThat(city.signedIn(city.delegate).get(TROUBLES).json().size()).isZero();

      String taken = TROUBLES + "/" + told.path("id").asString() + "/taken";
      assertThat(stranger.put(taken, Map.of()).code()).isEqualTo("device.not-looked-after");
      assertThat(it.put(taken, Map.of()).status()).isEqualTo(204);
      assertThat(mine(it.get(TROUBLES).json()).path("takenBy").asString())
          .isEqualTo(city.itStaff.actor().name());

      reports(client, "good");
      looksFor(Duration.ofSeconds(150));
      assertThat(mine(it.get(TROUBLES).json()).path("endedAt").isNull()).isFalse();
    }
  }

  @Test
  void a_site_that_leaves_is_no_trouble_and_its_minutes_stay_until_the_rule_forgets_them() {
    TestSession it = city.signedIn(city.itStaff);
    try (RoomClient client = device(city.technicianOf(commune))) {
      client.join("d-2", true);
      reports(client, "poor");
      looksFor(Duration.ofMinutes(12));
      assertThat(mine(it.get(TROUBLES).json()).path("endedAt").isNull()).isTrue();
      client.send(Map.of("kind", "leave"));
      client.closeCode();
    }
    await(() -> rooms.health().stream().noneMatch(h -> h.meeting().equals(meeting)));
    watch.look();
    watch.keep();
    assertThat(mine(it.get(TROUBLES).json()).path("endedAt").isNull()).isFalse();

    JsonNode week = week(it);
    assertThat(week.path("poor").asInt()).isBetween(11, 13);
    assertThat(week.path("watched").asInt()).isEqualTo(week.path("poor").asInt());
    assertThat(city.signedIn(city.technicianOf(commune)).get("/api/endpoints/quality").status())
        .isEqualTo(403);

    clock.advance(Duration.ofDays(12 * 7 + 2));
    time.runDue();
    assertThat(
            jdbc.sql("select count(*) from site_quality where day < :day")
                .param("day", LocalDate.ofInstant(clock.instant(), zone()).minusWeeks(12))
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void a_site_that_was_good_for_weeks_and_is_bad_now_stands_first() {
    TestSession it = city.signedIn(city.itStaff);
    days(commune, 30, 600, 0);
    days(commune, 1, 1200, 300);
    UnitId always = city.communes.get(1);
    days(always, 30, 600, 300);
    days(always, 1, 1200, 300);
    days(city.communes.get(2), 1, 3600, 0);

    JsonNode lines = it.get("/api/endpoints/quality").json();
    assertThat(lines.size()).isEqualTo(3);
    assertThat(lines.get(0).path("site").path("id").asString()).isEqualTo(commune.toString());
    assertThat(lines.valueStream().map(l -> l.path("turnedBad").asBoolean()).toList())
        .containsExactly(true, false, false);
    assertThat(lines.valueStream().map(l -> l.path("bad").asBoolean()).toList())
        .containsExactly(true, true, false);
  }

  private void days(UnitId site, int daysAgo, int watched, int poor) {
    jdbc.sql(
            """
            insert into site_quality (day, site_id, device, watched, poor, away, losses, freezes)
            values (:day, :site, 'd', :watched, :poor, 0, 0, 0)
            """)
        .param("day", LocalDate.ofInstant(clock.instant(), zone()).minusDays(daysAgo))
        .param("site", site.value())
        .param("watched", watched)
        .param("poor", poor)
        .update();
  }

  private static java.time.ZoneId zone() {
    return java.time.ZoneId.of("Asia/Ho_Chi_Minh");
  }

  private void reports(RoomClient client, String quality) {
    client.send(
        Map.of(
            "kind", "report", "mic", "on", "camera", "on", "level", 0, "quality", quality,
            "freezes", 1));
    client.next("presence", f -> f.path("changes").toString().contains(quality));
  }

  /** Looks every quarter of a minute. */
  private void looksFor(Duration time) {
    watch.look();
    for (Duration past = Duration.ZERO; past.compareTo(time) < 0; past = past.plusSeconds(15)) {
      clock.advance(Duration.ofSeconds(15));
      watch.look();
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private JsonNode mine(JsonNode troubles) {
    return troubles
        .valueStream()
        .filter(t -> t.path("meetingId").asString().equals(meeting.toString()))
        .findFirst()
        .orElse(tools.jackson.databind.node.MissingNode.getInstance());
  }

  private JsonNode week(TestSession it) {
    JsonNode weeks = it.get("/api/endpoints/quality").json().get(0).path("weeks");
    return weeks.get(weeks.size() - 1);
  }
}
