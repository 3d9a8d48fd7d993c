package vn.diemcau.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
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
import vn.diemcau.TestSession;
import vn.diemcau.device.EnrolledDevices.Device;

/** What devices say of themselves, and what the IT staff ask of them. */
@ServerTest
class EndpointOrdersTest {

  @Autowired TestCities cities;
  @Autowired TestClock clock;

  private TestCity city;
  private TestSession it;
  private Device here;
  private Device there;

  @BeforeEach
  void twoDevices() {
    city = cities.fresh();
    it = city.signedIn(city.itStaff);
    here = EnrolledDevices.enrolled(city, city.communes.get(0), "Máy phường", "room-pc");
    there = EnrolledDevices.enrolled(city, city.communes.get(4), "Máy xã", "room-pc");
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void a_device_is_online_while_it_tells_and_off_when_it_is_quiet() {
    assertThat(one(here).path("live").isNull()).isTrue();

    here.beat();
    JsonNode live = one(here).path("live");
    assertThat(live.path("online").asBoolean()).isTrue();
    assertThat(live.path("place").asString()).isEqualTo("waiting");
    assertThat(live.path("browser").asString()).isEqualTo("Chrome 140");

    clock.advance(Duration.ofSeconds(90));
    assertThat(one(here).path("live").path("online").asBoolean()).isFalse();
    assertThat(one(there).path("live").isNull()).isTrue();
  }

  @Test
  void a_message_reaches_the_devices_it_is_for_until_somebody_there_confirms_it() {
    JsonNode sent = sent(asked("message", null, city.district1.toString(), "Kiểm tra micro"));
    assertThat(sent.path("of").asInt()).isEqualTo(1);
    assertThat(there.beat().size()).isZero();

    JsonNode order = here.beat().get(0);
    assertThat(order.path("text").asString()).isEqualTo("Kiểm tra micro");
    assertThat(order.path("byName").asString()).isEqualTo(city.itStaff.actor().name());
    assertThat(here.beat().size()).as("as long as nobody confirms it").isEqualTo(1);
    assertThat(counts()).containsExactly(1, 1, 0);

    String done = "/api/endpoints/self/orders/" + order.path("id").asString();
    assertThat(there.browser().post(done, null).code()).isEqualTo("device.no-such-order");
    assertThat(here.browser().post(done, null).status()).isEqualTo(204);
    assertThat(here.beat().size()).isZero();
    assertThat(counts()).containsExactly(1, 1, 1);
  }

  @Test
  void a_reload_of_all_is_spread_over_time_and_forgotten_after_an_hour() {
    sent(asked("reload", null, null, null));
    clock.advance(Duration.ofSeconds(2));
    assertThat(here.beat().get(0).path("what").asString()).isEqualTo("reload");
    assertThat(there.beat().size()).isEqualTo(1);

    clock.advance(Duration.ofHours(2));
    assertThat(here.beat().size()).isZero();
  }

  @Test
  void one_alone_may_be_meant() {
    sent(asked("reload", there.id(), null, null));
    assertThat(there.beat().size()).isEqualTo(1);
    assertThat(here.beat().size()).isZero();
  }

  @Test
  void the_it_staff_of_a_district_reach_their_own_devices_alone_and_others_none() {
    TestSession district = city.signedIn(city.districtIt);
    assertThat(district.post(ORDERS, asked("message", null, null, "x")).json().path("of").asInt())
        .isEqualTo(1);
    assertThat(district.post(ORDERS, asked("reload", there.id(), null, null)).code())
        .isEqualTo("device.nobody-meant");
    TestSession technician = city.signedIn(city.technicians.getFirst());
    assertThat(technician.post(ORDERS, asked("reload", null, null, null)).status()).isEqualTo(403);
    assertThat(technician.get(ORDERS).status()).isEqualTo(403);
    assertThat(here.browser().post(ORDERS, asked("reload", null, null, null)).status())
        .isEqualTo(403);
    assertThat(technician.put("/api/endpoints/self/beat", BEAT).code())
        .isEqualTo("device.no-endpoint");
  }

  @Test
  void what_makes_no_sense_is_refused() {
    assertThat(it.post(ORDERS, asked("message", null, null, " ")).code())
        .isEqualTo("device.bad-order");
    assertThat(it.post(ORDERS, asked("message", null, null, "x".repeat(501))).code())
        .isEqualTo("device.bad-order");
    assertThat(it.post(ORDERS, asked("explode", null, null, "x")).status()).isEqualTo(400);
    assertThat(
            here.browser()
                .put(
                    "/api/endpoints/self/beat",
                    Map.of("place", "waiting", "software", "x".repeat(41), "browser", ""))
                .code())
        .isEqualTo("device.bad-beat");
  }

  private static final String ORDERS = "/api/endpoints/orders";
  private static final Map<String, String> BEAT =
      Map.of("place", "waiting", "software", "", "browser", "");

  private JsonNode sent(Map<String, Object> asked) {
    TestSession.Answer answer = it.post(ORDERS, asked);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private int[] counts() {
    JsonNode last = it.get(ORDERS).json().get(0);
    return new int[] {
      last.path("of").asInt(), last.path("told").asInt(), last.path("done").asInt()
    };
  }

  private JsonNode one(Device device) {
    return it.get("/api/endpoints")
        .json()
        .valueStream()
        .filter(e -> e.path("id").asString().equals(device.id()))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> asked(
      String what, String endpoint, String under, String text) {
    Map<String, Object> asked = new HashMap<>();
    asked.put("what", what);
    asked.put("endpointId", endpoint);
    asked.put("under", under);
    asked.put("text", text);
    return asked;
  }
}
