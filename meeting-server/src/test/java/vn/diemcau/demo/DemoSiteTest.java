package vn.diemcau.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestCity.Person;
import vn.diemcau.TestMeetings;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;

/** A synthetic site at a seat that is free, its own from before a restart, or a person's. */
@ServerTest
class DemoSiteTest {

  @LocalServerPort int port;
  @Autowired TestCities cities;
  @Autowired JsonMapper json;
  TestCity city;
  String meeting;
  SyntheticFleet fleet;

  @BeforeEach
  void aLiveMeeting() {
    city = cities.fresh();
    meeting = TestMeetings.announced(city, TestMeetings.plan(city)).toString();
    command("meeting.open-line-check");
    command("meeting.start");
    fleet = new SyntheticFleet(1, "127.0.0.1", 7);
  }

  @AfterEach
  void leave() {
    fleet.close();
  }

  @Test
  void a_demo_that_is_started_again_takes_the_seat_that_its_former_run_still_holds() {
    try (DemoSite former = site();
        DemoSite again = site()) {
      join(former);

      join(again);

      assertThat(deviceWithMedia()).isEqualTo("Máy mô phỏng");
    }
  }

  @Test
  void a_demo_that_is_started_again_does_not_ask_for_the_floor_twice() {
    try (DemoSite former = site();
        DemoSite again = site()) {
      join(former);
      former.ask("Tiến độ giải ngân");
      until("it asks for the floor", () -> room().path("queue").size() == 1);

      join(again);
      again.ask("Tiến độ giải ngân");
      again.ask("Tiến độ giải ngân");
      city.signedIn(city.secretary);

      assertThat(room().path("queue")).hasSize(1);
    }
  }

  @Test
  void a_person_at_the_site_keeps_the_seat() {
    try (DemoSession person = session(city.technicians.getFirst());
        DemoSite demo = site()) {
      TextSocket text = new TextSocket(m -> {}, () -> {});
      text.send(
          person.open("/ws/room/" + meeting, text),
          json.writeValueAsString(
              Map.of(
                  "kind",
                  "join",
                  "device",
                  "pc",
                  "deviceName",
                  "Chrome, Windows",
                  "view",
                  "site",
                  "media",
                  true)));
      until("the person has the seat", () -> deviceWithMedia().equals("Chrome, Windows"));

      assertThatThrownBy(() -> join(demo)).rootCause().hasMessage("a person sits there");

      assertThat(deviceWithMedia()).isEqualTo("Chrome, Windows");
    }
  }

  private void join(DemoSite site) {
    site.join(meeting).orTimeout(20, TimeUnit.SECONDS).join();
  }

  private DemoSite site() {
    String commune = city.communes.getFirst().toString();
    Person technician = city.technicians.getFirst();
    return new DemoSite(json, session(technician), fleet, commune, "Lê Thị Mai", "Chủ tịch UBND");
  }

  private DemoSession session(Person person) {
    DemoSession session =
        new DemoSession(json, URI.create("http://127.0.0.1:" + port), Optional.empty());
    session.signIn(person.login(), person.password());
    return session;
  }

  private static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private JsonNode room() {
    return city.signedIn(city.secretary).get("/api/rooms/" + meeting).json();
  }

  /** The name of the device that has the first commune's microphone. */
  private String deviceWithMedia() {
    for (JsonNode site : room().path("sites")) {
      if (site.path("site").asString().equals(city.communes.getFirst().toString())) {
        for (JsonNode endpoint : site.path("endpoints")) {
          if (endpoint.path("id").asString().equals(site.path("mediaEndpoint").asString())) {
            return endpoint.path("deviceName").asString();
          }
        }
      }
    }
    return "";
  }

  private void command(String name) {
    city.signedIn(city.secretary)
        .post(
            "/api/rooms/" + meeting + "/commands",
            Map.of("id", UUID.randomUUID().toString(), "name", name, "args", Map.of()));
  }
}
