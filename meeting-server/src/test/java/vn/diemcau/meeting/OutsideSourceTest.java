package vn.diemcau.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.TestSession.Answer;
import vn.diemcau.organisation.UnitId;

/** A feed from elsewhere takes part as a site of its own, and is counted as no unit. */
@ServerTest
class OutsideSourceTest {

  private static final String SOURCES = "/api/units/outside-sources";

  @Autowired TestCities cities;

  private TestCity city;
  private TestSession secretary;

  @BeforeEach
  void aCity() {
    city = cities.fresh();
    secretary = city.signedIn(city.secretary);
  }

  @Test
  void who_plans_meetings_adds_one_and_invites_it_as_a_site() {
    UnitId source = added();
    MeetingId meeting = TestMeetings.announced(city, planWith(source, source));

    JsonNode room = secretary.get("/api/rooms/" + meeting).json();
    JsonNode site =
        room.path("sites")
            .valueStream()
            .filter(s -> s.path("site").asString().equals(source.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(site.path("attending").size()).as("nobody attends there").isZero();
    Answer code =
        secretary.post(
            "/api/entry-codes",
            Map.of("meetingId", meeting.toString(), "siteId", source.toString()));
    assertThat(code.status()).as(code.text()).isEqualTo(200);
    JsonNode report = startedReport(meeting);
    assertThat(report.path("units").toString()).doesNotContain(source.toString());
    assertThat(report.path("sites").toString()).contains(source.toString());
  }

  @Test
  void nobody_sits_at_a_source_and_it_sits_nowhere_else() {
    UnitId source = added();
    for (Map<String, Object> wrong :
        List.of(planWith(source, city.city), planWith(city.communes.getFirst(), source))) {
      Answer answer = secretary.post("/api/meetings", wrong);
      assertThat(answer.text()).contains("source-elsewhere");
      assertThat(answer.status()).isBetween(400, 422);
    }
  }

  @Test
  void it_ends_and_is_invited_no_more() {
    UnitId source = added();
    assertThat(city.signedIn(city.delegate).delete(SOURCES + "/" + source).status()).isEqualTo(403);
    assertThat(secretary.delete(SOURCES + "/" + city.district1).status()).isEqualTo(404);
    assertThat(secretary.delete(SOURCES + "/" + source).status()).isEqualTo(204);
    assertThat(secretary.get("/api/units").text()).doesNotContain(source.toString());
    assertThat(secretary.delete(SOURCES + "/" + source).status()).isEqualTo(404);
  }

  @Test
  void only_who_plans_for_a_unit_or_keeps_its_units_adds_one() {
    Map<String, Object> body = body(city.city, "Văn phòng Chính phủ");
    assertThat(city.signedIn(city.delegate).post(SOURCES, body).status()).isEqualTo(403);
    assertThat(city.signedIn(city.districtSecretary).post(SOURCES, body).status()).isEqualTo(403);
    assertThat(city.signedIn(city.itStaff).post(SOURCES, body).status()).isEqualTo(200);
    assertThat(secretary.post(SOURCES, body(city.city, " ")).code())
        .isEqualTo("organisation.bad-source-name");
    assertThat(secretary.post(SOURCES, body(city.city, "x".repeat(201))).code())
        .isEqualTo("organisation.bad-source-name");
    Map<String, Object> nowhere = new HashMap<>();
    nowhere.put("name", "x");
    assertThat(secretary.post(SOURCES, nowhere).code()).isEqualTo("organisation.no-such-unit");
    UnitId source = added();
    assertThat(secretary.post(SOURCES, body(source, "x")).code())
        .isEqualTo("organisation.no-such-unit");
  }

  private UnitId added() {
    Answer answer = secretary.post(SOURCES, body(city.city, "Văn phòng Chính phủ"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("level").asString()).isEqualTo("outside-source");
    return UnitId.of(answer.json().path("id").asString());
  }

  private static Map<String, Object> body(UnitId under, String name) {
    return Map.of("underId", under.toString(), "name", name);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> planWith(UnitId unit, UnitId site) {
    Map<String, Object> plan = TestMeetings.plan(city);
    List<Map<String, Object>> invited =
        new ArrayList<>((List<Map<String, Object>>) plan.get("invited"));
    invited.removeIf(call -> call.get("unitId").equals(unit.toString()));
    if (!unit.equals(site) && !site.equals(city.city)) {
      invited.add(TestMeetings.call(site, site));
    }
    invited.add(TestMeetings.call(unit, site));
    plan.put("invited", invited);
    return plan;
  }

  private JsonNode startedReport(MeetingId meeting) {
    for (String command : List.of("meeting.open-line-check", "meeting.start")) {
      Map<String, Object> wish =
          Map.of("id", UUID.randomUUID().toString(), "name", command, "args", Map.of());
      assertThat(secretary.post("/api/rooms/" + meeting + "/commands", wish).status())
          .isEqualTo(200);
    }
    return secretary.get("/api/meetings/" + meeting + "/attendance").json();
  }
}
