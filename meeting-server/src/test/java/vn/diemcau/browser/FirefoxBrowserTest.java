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

/** Firefox at a commune, Chromium in the city: each sees and hears the other. */
@ServerTest
@Tag("browser")
class FirefoxBrowserTest {

  @LocalServerPort int port;
  @Autowired TestCities cities;
  @TempDir Path home;

  @Test
  void a_commune_with_firefox_and_a_chair_with_chromium_see_and_hear_each_other() {
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
      // nobody else is heard at the chair's: its own sound does not come back
      double heard = chair.total("audioEnergy");
      chair.await("hears more of Firefox", () -> chair.total("audioEnergy") > heard);
      double other = commune.total("audioEnergy");
      commune.await("hears more of Chromium", () -> commune.total("audioEnergy") > other);
      commune.close();
    }
  }
}
