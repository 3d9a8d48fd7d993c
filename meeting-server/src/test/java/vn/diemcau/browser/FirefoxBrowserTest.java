package vn.diemcau.browser;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;

/**
 * Firefox at a commune, Chromium in the city: they see each other, and the commune hears the chair.
 * The tone that the test plays as Firefox's microphone stays silent, so its sound is not tried.
 */
@ServerTest
@Tag("browser")
class FirefoxBrowserTest {

  @LocalServerPort int port;
  @Autowired TestCities cities;
  @TempDir Path home;

  @Test
  void a_commune_with_firefox_sees_and_hears_a_chair_with_chromium_and_is_seen_there() {
    TestCity city = cities.fresh();
    LiveMeeting meeting = new LiveMeeting(city, TestMeetings.plan(city)).start();
    try (Firefox firefox = new Firefox(port, home);
        Chromium chromium = new Chromium(port, false)) {
      Device chair = chromium.device("chair", Look.RED).signIn(city.leader);
      chair.open(meeting.page("console")).awaitsMedia();
      Device commune = firefox.device("firefox", Look.BLUE).signIn(city.technicians.getFirst());
      commune.open(meeting.page("room"));
      commune.awaitsOnStage(Look.RED);

      meeting.command(
          "floor.invite", Map.of("site", city.communes.getFirst().toString(), "minutes", 5));

      commune.awaitText("Điểm cầu được mời phát biểu");
      chair.awaitsOnStage(Look.BLUE);
      double other = commune.total("audioEnergy");
      commune.await("hears more of Chromium", () -> commune.total("audioEnergy") > other);
      commune.close();
    }
  }
}
