package vn.diemcau.room;

import static org.assertj.core.api.Assertions.assertThat;

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
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;

/** The green room proposes whom the site named in its last meeting. */
@ServerTest
class LastListTest {

  @Autowired TestCities cities;
  TestCity city;
  UnitId commune;
  TestSession ours;

  @BeforeEach
  void aCommune() {
    city = cities.fresh();
    commune = city.communes.getFirst();
    ours = city.signedIn(city.technicianOf(commune));
  }

  private static void command(
      TestSession who, MeetingId meeting, String name, Map<String, ?> args) {
    Answer answer =
        who.post(
            "/api/rooms/" + meeting + "/commands",
            Map.of("id", UUID.randomUUID().toString(), "name", name, "args", args));
    assertThat(answer.status()).as(name + ": " + answer.text()).isEqualTo(200);
  }

  private MeetingId announced(TestCity.Person secretary, UnitId convener, TestCity.Person chair) {
    Map<String, Object> plan = new HashMap<>(TestMeetings.plan(city));
    plan.put("convenerId", convener.toString());
    plan.put("chairId", chair.id().toString());
    plan.put("secretaryIds", List.of(secretary.id().toString()));
    plan.put("agenda", List.of());
    if (!convener.equals(city.city)) {
      plan.put("invited", List.of(TestMeetings.call(commune, commune)));
    }
    return TestMeetings.announced(city, plan);
  }

  private MeetingId ofTheCity() {
    return announced(city.secretary, city.city, city.leader);
  }

  private void held(MeetingId meeting, TestCity.Person secretary, String name) {
    TestSession lead = city.signedIn(secretary);
    command(lead, meeting, "meeting.open-line-check", Map.of());
    command(lead, meeting, "meeting.start", Map.of());
    command(lead, meeting, "roll-call.open", Map.of());
    List<Map<String, String>> people =
        List.of(
            Map.of(
                "unit",
                commune.toString(),
                "name",
                name,
                "position",
                "Chủ tịch",
                "composition",
                "right"),
            Map.of(
                "unit", commune.toString(),
                "name", "Lý Văn Phó",
                "position", "Phó Chủ tịch",
                "composition", "deputy"));
    command(
        ours,
        meeting,
        "roll-call.answer",
        Map.of("site", commune.toString(), "chair", name, "people", people, "headcount", 5));
    command(lead, meeting, "meeting.close", Map.of());
  }

  private Answer lastList(TestSession who, MeetingId meeting) {
    return who.get("/api/rooms/" + meeting + "/sites/" + commune + "/last-list");
  }

  @Test
  void a_site_gets_its_people_of_the_last_meeting_of_the_same_convener() {
    held(ofTheCity(), city.secretary, "Mai Thị Một");
    MeetingId ofDistrict = announced(city.districtSecretary, city.district1, city.districtLeader);
    held(ofDistrict, city.districtSecretary, "Mai Thị Quận");

    JsonNode list = lastList(ours, ofTheCity()).json();

    assertThat(list.path("people").findValuesAsString("name"))
        .containsExactly("Mai Thị Một", "Lý Văn Phó");
    assertThat(list.path("chair").asString()).isEqualTo("Mai Thị Một");
    assertThat(list.path("people").get(1).path("composition").asString()).isEqualTo("deputy");
    assertThat(list.path("people").get(1).path("position").asString()).isEqualTo("Phó Chủ tịch");
    assertThat(list.path("title").asString()).contains(city.prefix);
  }

  @Test
  void without_one_of_the_same_convener_any_last_meeting_of_the_site_counts() {
    held(
        announced(city.districtSecretary, city.district1, city.districtLeader),
        city.districtSecretary,
        "Mai Thị Quận");
    assertThat(lastList(ours, ofTheCity()).json().path("chair").asString())
        .isEqualTo("Mai Thị Quận");
  }

  @Test
  void a_meeting_that_is_still_on_and_no_meeting_at_all_propose_nothing() {
    assertThat(lastList(ours, ofTheCity()).status()).isEqualTo(204);
    MeetingId running = ofTheCity();
    command(
        ours,
        running,
        "roll-call.prepare",
        Map.of(
            "site",
            commune.toString(),
            "people",
            List.of(Map.of("unit", commune.toString(), "name", "A", "position", ""))));
    assertThat(lastList(ours, ofTheCity()).status()).isEqualTo(204);
  }

  @Test
  void only_who_may_sit_at_the_site_gets_its_list() {
    held(ofTheCity(), city.secretary, "Mai Thị Một");
    MeetingId next = ofTheCity();
    for (TestCity.Person other :
        List.of(city.technicianOf(city.communes.get(1)), city.secretary, city.districtSecretary)) {
      Answer answer = lastList(city.signedIn(other), next);
      assertThat(answer.status()).as(other.login()).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("room.foreign-site");
    }
  }
}
