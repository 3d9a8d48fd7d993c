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

/** Firefox at a commune, Chromium in the city: they see and hear each other. */
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
      Device commune = firefox.device("firefox").signIn(city.technicians.getFirst());
      commune.open(meeting.page("room"));
      commune.awaitsOnStage(Look.RED);
      // Firefox analyses no sound on a machine without a loudspeaker; its statistics measure it.
      commune.await("hears the chair", () -> commune.linesWithSound(10) == 1);
      chair.awaitsVoices();

      meeting.command(
          "floor.invite", Map.of("site", city.communes.getFirst().toString(), "minutes", 5));

      commune.awaitText("Điểm cầu được mời phát biểu");
      chair.awaitsVoices(Firefox.TONE);
      // Firefox's picture goes through all colours; the chair's own is red for ever.
      chair.awaitsOnStage(Look.GREEN);
      chair.awaitsOnStage(Look.BLUE);

      meeting.command("floor.withdraw", Map.of());
      chair.awaitsVoices();
      commune.close();
    }
  }
}
