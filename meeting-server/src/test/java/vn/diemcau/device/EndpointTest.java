package vn.diemcau.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestClock;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.TestSession.Answer;
import vn.diemcau.meeting.MeetingId;

/** The register of devices: who keeps it, how a browser is bound to a device and let go. */
@ServerTest
class EndpointTest {

  private static final String SESSION = "/api/session/endpoint";

  @LocalServerPort int port;
  @Autowired TestCities cities;
  @Autowired TestClock clock;

  private TestCity city;
  private TestSession it;
  private String site;

  @BeforeEach
  void aCity() {
    city = cities.fresh();
    it = city.signedIn(city.itStaff);
    site = city.communes.getFirst().toString();
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void a_device_comes_in_by_its_code_once_and_then_by_itself_as_its_site() {
    MeetingId meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    String endpoint = added();
    TestSession browser = new TestSession(port);

    Answer me = browser.post(SESSION, enrolment(code(endpoint)));

    assertThat(me.status()).as(me.text()).isEqualTo(200);
    assertThat(me.json().path("machine").asBoolean()).isTrue();
    assertThat(me.json().path("unit").path("id").asString()).isEqualTo(site);
    JsonNode view = browser.get("/api/meetings/" + meeting).json();
    assertThat(view.path("me").path("site").path("id").asString()).isEqualTo(site);
    assertThat(one(endpoint).path("enrolled").path("browser").asString()).isEqualTo("Chrome");
    it.put("/api/endpoints/" + endpoint, device("name", "Máy mới"));
    assertThat(browser.get("/api/session").json().path("name").asString()).isEqualTo("Máy mới");

    browser.delete("/api/session");
    assertThat(browser.get("/api/session").status()).isEqualTo(401);
    assertThat(browser.put(SESSION, Map.of()).status()).isEqualTo(200);
    assertThat(browser.get("/api/meetings/" + meeting).status()).isEqualTo(200);
  }

  @Test
  void a_code_is_good_once_for_a_day_and_only_until_the_next() {
    String endpoint = added();
    String first = code(endpoint);
    String second = code(endpoint);
    assertThat(new TestSession(port).post(SESSION, enrolment(first)).code())
        .isEqualTo("device.wrong-code");
    String spaced = second.substring(0, 5).toUpperCase(java.util.Locale.ROOT) + " - ";
    assertThat(
            new TestSession(port).post(SESSION, enrolment(spaced + second.substring(5))).status())
        .isEqualTo(200);
    assertThat(new TestSession(port).post(SESSION, enrolment(second)).code())
        .isEqualTo("device.wrong-code");

    String third = code(endpoint);
    clock.advance(Duration.ofHours(25));
    assertThat(new TestSession(port).post(SESSION, enrolment(third)).code())
        .isEqualTo("device.wrong-code");
  }

  @Test
  void a_revoked_or_removed_device_is_out_at_once_and_stays_out() {
    String endpoint = added();
    TestSession browser = new TestSession(port);
    browser.post(SESSION, enrolment(code(endpoint)));

    assertThat(it.delete("/api/endpoints/" + endpoint + "/enrolment").status()).isEqualTo(204);
    assertThat(browser.get("/api/session").status()).isEqualTo(401);
    assertThat(browser.put(SESSION, Map.of()).code()).isEqualTo("security.endpoint-unknown");
    assertThat(one(endpoint).path("enrolled").isNull()).isTrue();

    String open = code(endpoint);
    it.delete("/api/endpoints/" + endpoint + "/enrolment");
    assertThat(browser.post(SESSION, enrolment(open)).code()).isEqualTo("device.wrong-code");

    browser.post(SESSION, enrolment(code(endpoint)));
    assertThat(it.delete("/api/endpoints/" + endpoint).status()).isEqualTo(204);
    assertThat(browser.get("/api/session").status()).isEqualTo(401);
    assertThat(browser.put(SESSION, Map.of()).status()).isEqualTo(401);
  }

  @Test
  void another_browser_takes_the_place_of_the_one_before() {
    String endpoint = added();
    TestSession old = new TestSession(port);
    old.post(SESSION, enrolment(code(endpoint)));
    TestSession next = new TestSession(port);
    next.post(SESSION, enrolment(code(endpoint)));

    assertThat(old.get("/api/session").status()).isEqualTo(401);
    assertThat(old.put(SESSION, Map.of()).status()).isEqualTo(401);
    assertThat(next.get("/api/session").status()).isEqualTo(200);
  }

  @Test
  void only_the_it_staff_of_a_unit_keep_its_devices() {
    String endpoint = added();
    TestSession technician = city.signedIn(city.technicians.getFirst());
    TestSession stranger = cities.fresh().signedIn(cities.fresh().itStaff);
    for (TestSession other : new TestSession[] {technician, stranger}) {
      assertThat(other.post("/api/endpoints", device("name", "x")).status()).isEqualTo(403);
      assertThat(other.post("/api/endpoints/" + endpoint + "/code", null).status()).isEqualTo(403);
      assertThat(other.delete("/api/endpoints/" + endpoint).status()).isEqualTo(403);
    }
    assertThat(technician.get("/api/endpoints").status()).isEqualTo(403);
    assertThat(technician.get("/api/endpoints.xlsx").status()).isEqualTo(403);
    assertThat(stranger.get("/api/endpoints").json().size()).isZero();
    assertThat(it.get("/api/endpoints").json().size()).isEqualTo(1);
  }

  @Test
  void what_makes_no_sense_is_refused_and_a_machine_is_not_named_among_people() {
    assertThat(it.post("/api/endpoints", device("name", " ")).code())
        .isEqualTo("device.bad-endpoint-name");
    assertThat(it.post("/api/endpoints", device("notes", "x".repeat(1001))).code())
        .isEqualTo("device.bad-endpoint");
    assertThat(it.post("/api/endpoints", device("inspectedOn", "+99999-01-01")).code())
        .isEqualTo("device.bad-endpoint");
    assertThat(it.post("/api/endpoints", device("siteId", null)).code())
        .isEqualTo("device.bad-endpoint");
    assertThat(it.post("/api/endpoints", device("kind", "toaster")).status()).isEqualTo(400);
    assertThat(new TestSession(port).post(SESSION, Map.of("code", "x")).code())
        .isEqualTo("device.wrong-code");
    assertThat(it.get("/api/endpoints").json().size()).isZero();

    String endpoint = added();
    String other = city.communes.get(1).toString();
    assertThat(it.put("/api/endpoints/" + endpoint, device("siteId", other)).code())
        .isEqualTo("device.endpoint-stays");
    assertThat(it.put("/api/endpoints/" + endpoint, device("serial", "SN-2")).status())
        .isEqualTo(200);
    assertThat(one(endpoint).path("serial").asString()).isEqualTo("SN-2");
    assertThat(it.get("/api/accounts?q=may-").json().path("total").asInt()).isZero();
    assertThat(it.get("/api/endpoints.xlsx").bytes()).startsWith('P', 'K');
  }

  private String added() {
    Answer answer = it.post("/api/endpoints", device("name", "Máy phòng họp tầng 2"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("id").asString();
  }

  private String code(String endpoint) {
    return it.post("/api/endpoints/" + endpoint + "/code", null).json().path("code").asString();
  }

  private JsonNode one(String endpoint) {
    return it.get("/api/endpoints")
        .json()
        .valueStream()
        .filter(e -> e.path("id").asString().equals(endpoint))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> enrolment(String code) {
    return Map.of("code", code, "device", "d-1", "browser", "Chrome");
  }

  private Map<String, Object> device(String field, Object value) {
    Map<String, Object> device = new HashMap<>();
    device.put("siteId", site);
    device.put("name", "Máy");
    device.put("kind", "room-pc");
    for (String text : new String[] {"serial", "place", "line", "contact", "phone", "notes"}) {
      device.put(text, "");
    }
    device.put(field, value);
    return device;
  }
}
