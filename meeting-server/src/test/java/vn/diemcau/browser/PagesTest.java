package vn.diemcau.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;

/** What tests of the room's pages begin and end with: a city, a meeting in it, and a browser. */
@ServerTest
@Tag("browser")
abstract class PagesTest {

  @LocalServerPort int port;
  @Autowired TestCities cities;
  TestCity city;
  LiveMeeting meeting;
  Chromium chromium;

  @BeforeEach
  void aMeeting() {
    city = cities.fresh();
    meeting = new LiveMeeting(city, TestMeetings.plan(city));
    chromium = new Chromium(port, false);
  }

  @AfterEach
  void quit() {
    chromium.close();
  }

  /** A person of a site in the meeting's room. */
  Device site(String name, Look look, TestCity.Person person) {
    return chromium.device(name, look).signIn(person).open(meeting.page("room"));
  }
}
