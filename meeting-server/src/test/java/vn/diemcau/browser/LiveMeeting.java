package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;

/** An announced meeting of a test's own city, and what its secretary does to it from elsewhere. */
final class LiveMeeting {

  final TestCity city;
  final MeetingId id;
  final TestSession secretary;

  LiveMeeting(TestCity city, Map<String, Object> plan) {
    this.city = city;
    this.id = TestMeetings.announced(city, plan);
    this.secretary = city.signedIn(city.secretary);
  }

  /** The address of one of the meeting's pages. */
  String page(String page) {
    return "/meetings/" + id + "/" + page;
  }

  LiveMeeting start() {
    command("meeting.open-line-check", Map.of());
    command("meeting.start", Map.of());
    return this;
  }

  void command(String name, Map<String, Object> args) {
    TestSession.Answer answer =
        secretary.post(
            "/api/rooms/" + id + "/commands",
            Map.of("id", UUID.randomUUID().toString(), "name", name, "args", args));
    assertThat(answer.status()).as(name + " " + answer.text()).isEqualTo(200);
  }

  JsonNode room() {
    return secretary.get("/api/rooms/" + id).json();
  }

  JsonNode report() {
    return secretary.get("/api/meetings/" + id + "/attendance").json();
  }

  /** How the report judges a unit. */
  String stateIn(JsonNode report, UnitId unit) {
    for (JsonNode entry : report.path("units")) {
      if (entry.path("unit").path("id").asString().equals(unit.toString())) {
        return entry.path("state").asString();
      }
    }
    return "no such unit";
  }

  /** How a site has answered the roll call. */
  String answerOf(JsonNode room, UnitId site) {
    for (JsonNode entry : room.path("sites")) {
      if (entry.path("site").asString().equals(site.toString())) {
        return entry.path("rollCall").path("state").asString();
      }
    }
    return "no such site";
  }
}
