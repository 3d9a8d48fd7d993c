package vn.diemcau.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestCity.Person;
import vn.diemcau.TestClock;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Rooms;

/** A meeting in its line check, with what tests of its sockets do again and again. */
abstract class RoomTest {

  @Autowired TestCities cities;
  @Autowired Rooms rooms;
  @Autowired TestClock clock;

  TestCity city;
  MeetingId meeting;
  TestSession secretaries;
  UnitId commune;

  @BeforeEach
  void aMeetingInLineCheck() {
    city = cities.fresh();
    meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    secretaries = city.signedIn(city.secretary);
    commune = city.communes.getFirst();
    rest("meeting.open-line-check", Map.of());
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  long rest(String name, Map<String, ?> args) {
    TestSession.Answer answer =
        secretaries.post("/api/rooms/" + meeting + "/commands", wish(name, args));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("seq").asLong();
  }

  static Map<String, Object> wish(String name, Map<String, ?> args) {
    return Map.of("id", UUID.randomUUID().toString(), "name", name, "args", args);
  }

  RoomClient device(Person person) {
    return new RoomClient(city.signedIn(person), meeting);
  }
}
