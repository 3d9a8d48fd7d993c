package vn.diemcau.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.TestMeetings.call;
import static vn.diemcau.TestMeetings.item;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.TestSession.Answer;

/** Plans: what is kept, and everything that is refused, with nothing kept of it. */
@ServerTest
class MeetingPlanTest {

  @Autowired TestCities cities;
  @Autowired Meetings meetings;
  @Autowired JdbcClient jdbc;
  TestCity city;
  TestSession secretary;
  Map<String, Object> plan;

  @BeforeEach
  void aPlan() {
    city = cities.fresh();
    secretary = city.signedIn(city.secretary);
    plan = TestMeetings.plan(city);
  }

  @Test
  void a_plan_is_kept_as_a_draft_with_all_its_fields() {
    plan.put("deputyChairId", city.districtLeader.id().toString());

    JsonNode view = ok(secretary.post("/api/meetings", plan));

    assertThat(view.path("phase").asString()).isEqualTo("draft");
    assertThat(view.path("title").asString()).isEqualTo(plan.get("title"));
    assertThat(view.path("type").asString()).isEqualTo("giao-ban");
    assertThat(view.path("form").asString()).isEqualTo("online");
    assertThat(view.path("chair").path("name").asString()).isEqualTo("Nguyễn Thị Hòa");
    assertThat(view.path("deputyChair").path("unit").path("name").asString())
        .isEqualTo("Quận Hà Đông");
    assertThat(view.path("secretaries")).hasSize(1);
    assertThat(view.path("plannedMinutes").asInt()).isEqualTo(90);
    assertThat(view.path("requiredComposition").asString()).contains("Trưởng Công an");
    assertThat(view.path("agenda")).hasSize(2);
    assertThat(view.path("agenda").get(0).path("number").asInt()).isEqualTo(1);
    assertThat(view.path("agenda").get(0).path("presentingUnit").path("name").asString())
        .isEqualTo("Sở Nội vụ");
    assertThat(view.path("invited")).hasSize(9);
    assertThat(view.path("invited").get(0).path("site").path("id").asString())
        .isEqualTo(city.city.toString());
    assertThat(strings(view.path("me").path("may"))).contains("edit", "announce", "cancel");
    assertThat(strings(view.path("me").path("roles"))).contains("secretary");
  }

  @Test
  void invited_units_stand_in_the_offices_order_and_the_convener_among_them_is_left_out() {
    List<Map<String, Object>> invited = new ArrayList<>();
    invited.add(call(city.city, city.city));
    invited.add(call(city.communes.get(1), city.communes.get(1)));
    invited.add(call(city.communes.get(0), city.communes.get(0)));
    invited.add(call(city.department2, city.city));
    plan.put("invited", invited);
    plan.put("agenda", List.of());

    MeetingFacts facts = facts(ok(secretary.post("/api/meetings", plan)));

    assertThat(facts.invited())
        .containsExactly(
            new Invited(city.department2, city.city),
            new Invited(city.communes.get(0), city.communes.get(0)),
            new Invited(city.communes.get(1), city.communes.get(1)));
    assertThat(facts.sites())
        .containsExactly(city.city, city.communes.get(0), city.communes.get(1));
    assertThat(facts.attending(city.city)).containsExactly(city.city, city.department2);
  }

  @Test
  void a_change_keeps_the_ids_of_agenda_items_that_stay_when_they_change_places() {
    JsonNode before = ok(secretary.post("/api/meetings", plan));
    String first = before.path("agenda").get(0).path("id").asString();
    String second = before.path("agenda").get(1).path("id").asString();
    Map<String, Object> changed = changed(before);
    changed.put(
        "agenda",
        List.of(
            withId(second, item("Phát biểu", 15, null)),
            item("Nội dung mới", 10, null),
            withId(first, item("Báo cáo", 25, null))));

    JsonNode after = ok(secretary.put("/api/meetings/" + id(before), changed));

    assertThat(after.path("agenda").get(0).path("id").asString()).isEqualTo(second);
    assertThat(after.path("agenda").get(2).path("id").asString()).isEqualTo(first);
    assertThat(after.path("agenda").get(2).path("number").asInt()).isEqualTo(3);
    assertThat(after.path("version").asInt()).isEqualTo(before.path("version").asInt() + 1);
  }

  @Test
  void of_two_who_change_the_same_version_the_second_is_refused() {
    JsonNode draft = ok(secretary.post("/api/meetings", plan));
    Map<String, Object> mine = changed(draft);
    mine.put("title", "Của tôi");
    Map<String, Object> theirs = changed(draft);
    theirs.put("title", "Của người khác");

    ok(city.signedIn(city.leader).put("/api/meetings/" + id(draft), theirs));
    Answer refused = secretary.put("/api/meetings/" + id(draft), mine);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("meeting.changed-meanwhile");
    assertThat(facts(draft).title()).isEqualTo("Của người khác");
    mine.remove("version");
    assertThat(secretary.put("/api/meetings/" + id(draft), mine).code())
        .isEqualTo("meeting.changed-meanwhile");
  }

  @Test
  void every_field_that_is_wrong_is_refused_and_nothing_is_kept() {
    String nobody = UUID.randomUUID().toString();
    refused("title", null, "meeting.title-missing");
    refused("title", "   ", "meeting.title-missing");
    refused("title", "a".repeat(301), "meeting.title-too-long");
    refused("title", "a\u0000b", "meeting.text-unreadable");
    refused("type", "party", "meeting.type-unknown");
    refused("type", null, "meeting.type-unknown");
    refused("form", "hologram", "meeting.form-unknown");
    refused("convenerId", null, "meeting.convener-missing");
    refused("chairId", nobody, "meeting.person-unknown");
    refused("secretaryIds", List.of(city.leader.id().toString()), "meeting.person-twice");
    refused("deputyChairId", nobody, "meeting.person-unknown");
    refused("secretaryIds", List.of(nobody), "meeting.person-unknown");
    refused("secretaryIds", Collections.nCopies(21, nobody), "meeting.secretaries-too-many");
    refused("startsAt", null, "meeting.start-missing");
    refused("startsAt", Instant.MAX.toString(), "meeting.start-out-of-range");
    refused("startsAt", Instant.MIN.toString(), "meeting.start-out-of-range");
    refused("plannedMinutes", null, "meeting.minutes-out-of-range");
    refused("plannedMinutes", 0, "meeting.minutes-out-of-range");
    refused("plannedMinutes", 1441, "meeting.minutes-out-of-range");
    refused("requiredComposition", "a".repeat(2001), "meeting.composition-too-long");
    refused("agenda", Collections.nCopies(101, item("a", 1, null)), "meeting.agenda-too-long");
  }

  @Test
  void every_agenda_item_that_is_wrong_is_refused_with_its_place() {
    Map<String, Object> good = item("Tốt", 10, null);
    refusedAt("agenda[1].title", List.of(good, item(" ", 10, null)), "meeting.item-title-missing");
    refusedAt(
        "agenda[0].title", List.of(item("a".repeat(501), 10, null)), "meeting.item-title-too-long");
    refusedAt("agenda[0].minutes", List.of(item("a", 0, null)), "meeting.minutes-out-of-range");
    refusedAt("agenda[0].minutes", List.of(item("a", 1441, null)), "meeting.minutes-out-of-range");
    String nobodys = UUID.randomUUID().toString();
    refusedAt("agenda[0].id", List.of(withId(nobodys, good)), "meeting.item-unknown");
    refusedAt(
        "agenda[0].presentingUnitId",
        List.of(item("a", 10, cities.fresh().city)),
        "meeting.presenter-not-invited");
  }

  @Test
  void an_agenda_item_of_another_meeting_cannot_be_taken_over() {
    JsonNode other = ok(secretary.post("/api/meetings", plan));
    String foreign = other.path("agenda").get(0).path("id").asString();
    refusedAt(
        "agenda[0].id",
        List.of(withId(foreign, item("Của tôi", 10, null))),
        "meeting.item-unknown");
    assertThat(facts(other).agenda().getFirst().title()).isEqualTo("Báo cáo kết quả tháng");
  }

  @Test
  void whoever_is_invited_wrongly_is_refused_by_name() {
    TestCity elsewhere = cities.fresh();
    var c = city.communes;
    plan.put("agenda", List.of());
    refused("invited", List.of(Map.of()), "meeting.invited-unknown");
    refused(
        "invited",
        List.of(Map.of("unitId", UUID.randomUUID().toString())),
        "meeting.invited-unknown");
    refused(
        "invited",
        List.of(call(elsewhere.district1, elsewhere.district1)),
        "meeting.invited-outside");
    refused(
        "invited",
        List.of(call(c.get(0), c.get(0)), call(c.get(0), city.city)),
        "meeting.invited-twice");
    refused("invited", List.of(call(c.get(0), c.get(1))), "meeting.site-not-attending");
    refused(
        "invited",
        List.of(call(c.get(0), c.get(1)), call(c.get(1), c.get(2)), call(c.get(2), c.get(2))),
        "meeting.site-not-attending");
    refused(
        "invited",
        List.of(call(c.get(0), c.get(1)), call(c.get(1), c.get(0))),
        "meeting.site-circle");
    refused(
        "invited",
        List.of(call(c.get(0), c.get(1)), call(c.get(1), c.get(2)), call(c.get(2), c.get(0))),
        "meeting.site-circle");
    refused(
        "invited",
        List.of(call(c.get(0), c.get(0)), call(city.city, c.get(0))),
        "meeting.convener-elsewhere");
    List<Map<String, Object>> many =
        IntStream.range(0, 5001).mapToObj(i -> call(c.get(0), c.get(0))).toList();
    refused("invited", many, "meeting.invited-too-many");
  }

  @Test
  void a_plan_names_only_people_whom_the_planner_offers() {
    TestCity other = cities.fresh();
    for (TestCity.Person stranger : List.of(other.leader, other.delegates.getFirst())) {
      String id = stranger.id().toString();
      refused("chairId", id, "meeting.person-not-candidate");
      refused("deputyChairId", id, "meeting.person-not-candidate");
      refused("secretaryIds", List.of(id), "meeting.person-not-candidate");
    }
    Map<String, Object> ofDistrict = new HashMap<>(plan);
    ofDistrict.put("convenerId", city.district1.toString());
    ofDistrict.put("agenda", List.of());
    ofDistrict.put("invited", List.of());
    TestSession district = city.signedIn(city.districtSecretary);
    Answer answer = district.post("/api/meetings", ofDistrict);
    assertThat(answer.code()).as("the city's leader").isEqualTo("meeting.person-not-candidate");
    String offered = "/api/meetings/candidates?unit=" + city.district1;
    assertThat(district.get(offered).json().findValuesAsString("id"))
        .contains(city.districtLeader.id().toString())
        .doesNotContain(city.leader.id().toString());
    ofDistrict.put("chairId", city.districtLeader.id().toString());
    ofDistrict.put("secretaryIds", List.of(city.districtSecretary.id().toString()));
    ok(district.post("/api/meetings", ofDistrict));
  }

  @Test
  void all_problems_are_told_at_once_in_both_languages() {
    plan.put("title", "");
    plan.put("plannedMinutes", 9999);

    Answer answer = secretary.post("/api/meetings", plan);

    JsonNode problems = answer.json().path("args").path("problems");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("args").path("field").asString()).isEqualTo("title");
    assertThat(problems).hasSize(2);
    assertThat(problems.get(1).path("field").asString()).isEqualTo("plannedMinutes");
    assertThat(problems.get(1).path("sentences").path("vi").asString())
        .isEqualTo("Thời lượng phải từ 1 đến 1440 phút.");
    assertThat(problems.get(1).path("sentences").path("en").asString()).contains("1440 minutes");
  }

  @Test
  void what_is_not_a_plan_at_all_is_refused() {
    for (String body :
        List.of("", "{", "[]", "{\"invited\":[null]}", "{\"convenerId\":\"x\"}", "7")) {
      assertThat(secretary.send("POST", "/api/meetings", body).status()).as(body).isEqualTo(400);
    }
    assertThat(secretary.get("/api/meetings/not-an-id").status()).isEqualTo(400);
    assertThat(secretary.get("/api/meetings/" + UUID.randomUUID()).code())
        .isEqualTo("meeting.unknown");
    assertThat(secretary.get("/api/meetings?phase=party").code())
        .isEqualTo("meeting.phase-unknown");
    assertThat(secretary.get("/api/meetings?from=yesterday").status()).isEqualTo(400);
    assertThat(secretary.get("/api/meetings?q=" + "a".repeat(201)).code())
        .isEqualTo("meeting.query-too-long");
  }

  @Test
  void an_incomplete_plan_is_kept_as_a_draft_but_not_announced() {
    plan.put("chairId", null);
    plan.put("secretaryIds", List.of());
    plan.put("invited", List.of());
    plan.put("startsAt", Instant.now().minusSeconds(60).toString());
    JsonNode draft = ok(secretary.post("/api/meetings", plan));

    Answer refused = secretary.post("/api/meetings/" + id(draft) + "/announce", Map.of());

    List<String> codes =
        StreamSupport.stream(refused.json().path("args").path("problems").spliterator(), false)
            .map(p -> p.path("code").asString())
            .toList();
    assertThat(codes)
        .containsExactly(
            "meeting.chair-missing",
            "meeting.secretaries-missing",
            "meeting.invited-missing",
            "meeting.presenter-not-invited");
    assertThat(facts(draft).phase()).isEqualTo(Phase.DRAFT);
  }

  @Test
  void a_meeting_that_would_have_begun_is_not_announced() {
    plan.put("startsAt", Instant.now().minusSeconds(60).toString());
    JsonNode draft = ok(secretary.post("/api/meetings", plan));

    Answer refused = secretary.post("/api/meetings/" + id(draft) + "/announce", Map.of());

    assertThat(refused.code()).isEqualTo("meeting.start-not-in-future");
    assertThat(facts(draft).phase()).isEqualTo(Phase.DRAFT);
  }

  private void refused(String field, Object value, String code) {
    Map<String, Object> wrong = new HashMap<>(plan);
    wrong.put(field, value);
    int before = count();
    Answer answer = secretary.post("/api/meetings", wrong);
    assertThat(answer.status()).as(code + ": " + answer.text()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().path("args").path("field").asString()).isEqualTo(field);
    assertThat(count()).isEqualTo(before);
  }

  private void refusedAt(String field, List<Map<String, Object>> agenda, String code) {
    Map<String, Object> wrong = new HashMap<>(plan);
    wrong.put("agenda", agenda);
    int before = count();
    Answer answer = secretary.post("/api/meetings", wrong);
    assertThat(answer.code()).as(answer.text()).isEqualTo(code);
    assertThat(answer.json().path("args").path("field").asString()).isEqualTo(field);
    assertThat(count()).isEqualTo(before);
  }

  private int count() {
    return jdbc.sql("SELECT count(*) FROM meeting WHERE convener_id = ?")
        .param(city.city.value())
        .query(Integer.class)
        .single();
  }

  private Map<String, Object> changed(JsonNode view) {
    Map<String, Object> changed = new HashMap<>(plan);
    changed.put("version", view.path("version").asInt());
    changed.put("agenda", List.of());
    return changed;
  }

  private static Map<String, Object> withId(String id, Map<String, Object> item) {
    Map<String, Object> named = new HashMap<>(item);
    named.put("id", id);
    return named;
  }

  private MeetingFacts facts(JsonNode view) {
    return meetings.facts(MeetingId.of(id(view))).orElseThrow();
  }

  private static String id(JsonNode view) {
    return view.path("id").asString();
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }
}
