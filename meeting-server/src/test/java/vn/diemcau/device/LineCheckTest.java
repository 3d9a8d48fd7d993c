package vn.diemcau.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestClock;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.meeting.MeetingId;

/** Line checks of sites: taken, judged, and shown to who looks after them and to nobody else. */
@ServerTest
class LineCheckTest {

  @Autowired TestCities cities;
  @Autowired TestClock clock;

  private TestCity city;
  private MeetingId meeting;
  private String checks;
  private TestSession secretary;
  private TestSession commune;

  @BeforeEach
  void aMeeting() {
    city = cities.fresh();
    meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    checks = "/api/meetings/" + meeting + "/line-checks";
    secretary = city.signedIn(city.secretary);
    commune = city.signedIn(city.technicians.getFirst());
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void a_site_is_told_its_verdict_with_what_is_wrong_whose_fault_it_is_and_what_to_do() {
    JsonNode verdict = commune.post(checks, LineMeasures.with("camera", "dark")).json();

    assertThat(verdict.path("verdict").asString()).isEqualTo("bad");
    JsonNode finding = verdict.path("findings").get(0);
    assertThat(finding.path("fault").asString()).isEqualTo("room");
    assertThat(finding.path("sentences").path("vi").asString())
        .isEqualTo("Camera chỉ thấy màu tối.");
    assertThat(finding.path("toDo").path("vi").asString()).contains("bật đèn");
  }

  @Test
  void the_secretary_sees_all_sites_a_commune_only_its_own() {
    commune.post(checks, LineMeasures.with("phone", "024 3333 4444"));

    JsonNode all = secretary.get(checks).json();
    assertThat(all.size()).isEqualTo(8);
    assertThat(
            all.valueStream()
                .filter(s -> s.path("last").isObject())
                .map(s -> s.path("last").path("measured").path("phone").asString()))
        .containsExactly("024 3333 4444");
    JsonNode own = commune.get(checks).json();
    assertThat(own.size()).isEqualTo(1);
    assertThat(own.get(0).path("last").path("verdict").asString()).isEqualTo("good");
    String other = city.communes.get(3).toString();
    assertThat(commune.get(checks + "/" + other).code()).isEqualTo("device.not-looked-after");
    assertThat(commune.put(checks + "/" + other + "/escalation", Map.of("note", "x")).code())
        .isEqualTo("device.not-looked-after");
  }

  @Test
  void a_site_that_is_handed_on_stays_so_until_somebody_settles_it_or_it_is_good() {
    String own = city.communes.getFirst().toString();
    commune.post(checks, LineMeasures.with("camera", "missing"));
    for (String nonsense : List.of(" ", "a\u0000b", "x".repeat(301))) {
      assertThat(commune.put(checks + "/" + own + "/escalation", Map.of("note", nonsense)).code())
          .isEqualTo("device.bad-note");
    }
    assertThat(
            commune.put(checks + "/" + own + "/escalation", Map.of("note", "Hỏng camera")).status())
        .isEqualTo(204);
    assertThat(onBoard(own).path("escalated").path("note").asString()).isEqualTo("Hỏng camera");

    commune.post(checks, LineMeasures.with("camera", "missing"));
    assertThat(onBoard(own).path("escalated").isObject()).isTrue();
    commune.post(checks, LineMeasures.with("camera", "ok"));
    assertThat(onBoard(own).path("escalated").isNull()).isTrue();

    commune.put(checks + "/" + own + "/escalation", Map.of("note", "x"));
    assertThat(secretary.delete(checks + "/" + own + "/escalation").status()).isEqualTo(204);
    assertThat(onBoard(own).path("escalated").isNull()).isTrue();
    assertThat(secretary.get(checks + "/" + own).json().size()).as("history").isEqualTo(3);
  }

  @Test
  void nonsense_is_refused_and_nothing_is_kept() {
    for (Map<String, Object> nonsense :
        List.of(
            LineMeasures.with("phone", "<script>"),
            LineMeasures.with("device", ""),
            LineMeasures.with("camera", null),
            LineMeasures.with("echo", 7),
            LineMeasures.with("link", Map.of("over", "carrier pigeon")))) {
      assertThat(commune.post(checks, nonsense).code()).isEqualTo("device.bad-measure");
    }
    assertThat(commune.post(checks, LineMeasures.with("camera", "broken")).status()).isEqualTo(400);
    assertThat(commune.get(checks).json().get(0).path("last").isNull()).isTrue();
  }

  @Test
  void who_belongs_to_no_site_checks_none_and_after_the_meeting_nobody_does() {
    TestSession it = city.signedIn(city.itStaff);
    assertThat(it.get(checks).json().size()).isEqualTo(8);
    secretary.post("/api/meetings/" + meeting + "/cancel", Map.of("reason", "Bão"));
    assertThat(commune.post(checks, LineMeasures.with("camera", "ok")).code())
        .isEqualTo("device.meeting-not-on");
    assertThat(commune.post(checks + "/media", null).code()).isEqualTo("device.meeting-not-on");
  }

  @Test
  void two_links_are_given_for_a_short_time_and_only_to_who_asked() {
    JsonNode links = commune.post(checks + "/media", null).json();

    String own = checks + "/media/" + links.path("check").asString();
    assertThat(links.path("up").path("sdp").asString()).contains("a=mid:cam");
    assertThat(links.path("down").path("sdp").asString()).contains("a=mid:v0");
    Map<String, Object> nonsense =
        Map.of("endpoint", "up", "offer", links.path("up").path("offer").asLong(), "sdp", "x");
    assertThat(secretary.post(own + "/answer", nonsense).code())
        .isEqualTo("device.no-such-line-check");
    assertThat(commune.post(own + "/answer", nonsense).status()).isEqualTo(422);
    assertThat(secretary.delete(own).code()).isEqualTo("device.no-such-line-check");

    clock.advance(Duration.ofMinutes(2));
    commune.post(checks + "/media", null);
    assertThat(commune.post(own + "/answer", nonsense).code())
        .isEqualTo("device.no-such-line-check");
  }

  private JsonNode onBoard(String site) {
    return secretary
        .get(checks)
        .json()
        .valueStream()
        .filter(s -> s.path("site").path("id").asString().equals(site))
        .findFirst()
        .orElseThrow();
  }
}
