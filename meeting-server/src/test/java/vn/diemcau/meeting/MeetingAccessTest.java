package vn.diemcau.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.meeting.MeetingRole.CHAIR;
import static vn.diemcau.meeting.MeetingRole.DELEGATE;
import static vn.diemcau.meeting.MeetingRole.DEPUTY_CHAIR;
import static vn.diemcau.meeting.MeetingRole.LEADER_OF_UNIT;
import static vn.diemcau.meeting.MeetingRole.SECRETARY;
import static vn.diemcau.meeting.MeetingRole.TECHNICIAN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestCity.Person;
import vn.diemcau.TestClock;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.TestSession.Answer;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.Actor;
import vn.diemcau.security.EntryGuard;
import vn.diemcau.security.Role;
import vn.diemcau.security.RoleIn;
import vn.diemcau.security.SitePass;
import vn.diemcau.shared.Outcome;

/** Who sees which meeting, as what, and who may change it. */
@ServerTest
class MeetingAccessTest {

  @Autowired TestCities cities;
  @Autowired Meetings meetings;
  @Autowired EntryGuard guard;
  @Autowired TestClock clock;
  TestCity city;

  @BeforeEach
  void aCity() {
    city = cities.fresh();
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void a_draft_is_known_to_its_editors_only() {
    MeetingId draft = TestMeetings.draft(city, TestMeetings.plan(city));
    for (Person person : city.people) {
      boolean editor = person == city.leader || person == city.secretary;
      TestSession session = city.signedIn(person);
      Answer answer = session.get("/api/meetings/" + draft);

      assertThat(answer.status()).as(person.login()).isEqualTo(editor ? 200 : 404);
      assertThat(ids(session)).as(person.login()).isEqualTo(editor ? List.of(draft) : List.of());
      assertThat(meetings.visibleTo(person.actor()).contains(draft)).isEqualTo(editor);
    }
  }

  @Test
  void a_discarded_draft_stays_unknown_to_everyone_else() {
    MeetingId draft = TestMeetings.draft(city, TestMeetings.plan(city));
    city.signedIn(city.secretary)
        .post("/api/meetings/" + draft + "/cancel", Map.of("reason", "Nhầm"));

    assertThat(city.signedIn(city.districtLeader).get("/api/meetings/" + draft).status())
        .isEqualTo(404);
    assertThat(ids(city.signedIn(city.districtLeader))).isEmpty();
    assertThat(ids(city.signedIn(city.secretary))).containsExactly(draft);
  }

  @Test
  void an_announced_meeting_is_seen_by_the_invited_and_by_nobody_else() {
    Map<String, Object> plan = TestMeetings.plan(city);
    plan.put(
        "invited",
        List.of(
            TestMeetings.call(city.department1, city.city),
            TestMeetings.call(city.district1, city.district1),
            TestMeetings.call(city.communes.get(0), city.communes.get(0)),
            TestMeetings.call(city.communes.get(1), city.communes.get(0))));
    MeetingId id = TestMeetings.announced(city, plan);
    List<UnitId> seeing =
        List.of(
            city.city,
            city.department1,
            city.district1,
            city.communes.get(0),
            city.communes.get(1));
    for (Person person : city.people) {
      boolean sees = seeing.contains(person.actor().unit());
      TestSession session = city.signedIn(person);
      Answer answer = session.get("/api/meetings/" + id);

      assertThat(answer.status()).as(person.login()).isEqualTo(sees ? 200 : 403);
      assertThat(ids(session)).as(person.login()).isEqualTo(sees ? List.of(id) : List.of());
      if (!sees) {
        assertThat(answer.code()).isEqualTo("meeting.not-concerned");
      }
    }
  }

  @Test
  void nobody_but_its_editors_changes_a_meeting() {
    MeetingId id = TestMeetings.announced(city, TestMeetings.plan(city));
    MeetingFacts before = meetings.facts(id).orElseThrow();
    Map<String, Object> reason = Map.of("reason", "Tôi muốn thế");
    Map<String, Object> time = Map.of("startsAt", Instant.now().plusSeconds(9999).toString());
    for (Person person : city.people) {
      if (person == city.leader || person == city.secretary) {
        continue;
      }
      TestSession session = city.signedIn(person);
      String path = "/api/meetings/" + id;
      List<Answer> answers =
          List.of(
              session.put(path, TestMeetings.plan(city)),
              session.post(path + "/announce", Map.of()),
              session.post(path + "/postpone", reason),
              session.post(path + "/cancel", reason),
              session.post(path + "/reschedule", time));

      assertThat(answers).as(person.login()).extracting(Answer::status).containsOnly(403);
      assertThat(answers).extracting(Answer::code).containsOnly("meeting.not-editor");
      assertThat(strings(session.get(path).json().path("me").path("may")))
          .as("who runs its machines may rehearse it, which changes nothing of it")
          .isEqualTo(person == city.itStaff ? List.of("rehearse") : List.of());
    }
    assertThat(meetings.facts(id)).contains(before);
  }

  @Test
  void who_is_not_signed_in_learns_nothing() {
    MeetingId id = TestMeetings.announced(city, TestMeetings.plan(city));
    for (String path :
        List.of(
            "/api/meetings", "/api/meetings/" + id, "/api/meetings/candidates", "/api/it/jobs")) {
      assertThat(city.browser().get(path).status()).as(path).isEqualTo(401);
    }
  }

  @Test
  void a_districts_secretary_convenes_its_communes_and_no_one_elses() {
    TestSession session = city.signedIn(city.districtSecretary);
    Map<String, Object> plan = districtPlan();
    plan.put("invited", TestMeetings.plan(city).get("invited"));

    plan.put("convenerId", city.city.toString());
    assertThat(session.post("/api/meetings", plan).code()).isEqualTo("security.not-permitted");
    plan.put("convenerId", city.district2.toString());
    assertThat(session.post("/api/meetings", plan).code()).isEqualTo("security.not-permitted");
    plan.put("convenerId", city.district1.toString());
    assertThat(session.post("/api/meetings", plan).code()).isEqualTo("meeting.invited-outside");
    plan.put("invited", calls(city.communes.subList(0, 3)));
    assertThat(session.post("/api/meetings", plan).status()).isEqualTo(200);
  }

  @Test
  void a_draft_cannot_be_handed_to_a_unit_that_its_editor_may_not_convene_for() {
    TestSession session = city.signedIn(city.districtSecretary);
    Map<String, Object> plan = districtPlan();
    JsonNode draft = session.post("/api/meetings", plan).json();

    plan.put("version", 1);
    plan.put("convenerId", city.district2.toString());
    plan.put("invited", calls(city.communes.subList(3, 5)));
    Answer refused = session.put("/api/meetings/" + draft.path("id").asString(), plan);

    assertThat(refused.code()).isEqualTo("security.not-permitted");
  }

  @Test
  void technicians_delegates_and_it_staff_convene_nothing() {
    for (Person person :
        List.of(city.itStaff, city.technician, city.delegate, city.technicians.get(0))) {
      TestSession session = city.signedIn(person);
      assertThat(session.post("/api/meetings", TestMeetings.plan(city)).code())
          .isEqualTo("security.not-permitted");
      assertThat(session.post("/api/meetings", Map.of()).code())
          .isEqualTo("security.not-permitted");
      assertThat(session.get("/api/meetings/candidates?q=le").code())
          .isEqualTo("security.not-permitted");
    }
  }

  @Test
  void everyone_takes_part_as_what_they_are_at_the_site_of_their_unit() {
    Map<String, Object> plan = TestMeetings.plan(city);
    plan.put("deputyChairId", city.districtLeader.id().toString());
    MeetingId id = TestMeetings.announced(city, plan);

    takesPart(id, city.leader, city.city, true, true, CHAIR, DELEGATE, LEADER_OF_UNIT);
    takesPart(id, city.secretary, city.city, true, true, SECRETARY, DELEGATE);
    takesPart(
        id,
        city.districtLeader,
        city.district1,
        true,
        false,
        DEPUTY_CHAIR,
        DELEGATE,
        LEADER_OF_UNIT);
    takesPart(id, city.itStaff, city.city, false, false, TECHNICIAN);
    takesPart(id, city.technician, city.city, false, false, TECHNICIAN);
    takesPart(id, city.departmentDelegate, city.city, false, false, DELEGATE);
    takesPart(id, city.technicians.get(4), city.communes.get(4), false, false, TECHNICIAN);
    takesPart(id, city.delegates.get(4), city.communes.get(4), false, false, DELEGATE);
  }

  @Test
  void a_technician_of_several_units_may_sit_at_any_of_their_sites() {
    MeetingId id = TestMeetings.announced(city, TestMeetings.plan(city));
    Actor one = city.technicians.get(2).actor();
    List<RoleIn> roles =
        List.of(
            new RoleIn(Role.TECHNICIAN, city.communes.get(2)),
            new RoleIn(Role.TECHNICIAN, city.communes.get(0)),
            new RoleIn(Role.TECHNICIAN, city.department2));
    Actor several =
        new Actor(one.account(), one.login(), one.name(), one.position(), one.unit(), roles, null);

    Participation me = meetings.participation(several, id).orThrow();

    assertThat(me.site()).isEqualTo(city.communes.get(2));
    assertThat(me.sites()).containsExactly(city.communes.get(2), city.communes.get(0), city.city);
    assertThat(me.roles()).containsExactly(TECHNICIAN);
  }

  @Test
  void staff_of_the_superior_watches_over_a_districts_meeting_without_a_site() {
    MeetingId id = TestMeetings.announced(city, districtPlan());

    takesPart(id, city.secretary, null, false, true);
    takesPart(id, city.leader, null, false, true);
    takesPart(id, city.itStaff, null, false, false, TECHNICIAN);
    assertThat(meetings.participation(city.delegate.actor(), id).isDone()).isFalse();
    assertThat(meetings.participation(city.otherDistrictSecretary.actor(), id).isDone()).isFalse();
  }

  @Test
  void a_chair_whose_unit_is_not_invited_sits_at_the_main_site() {
    Map<String, Object> plan = districtPlan();
    Person chair = city.delegateOf(city.communes.get(2));
    plan.put("chairId", chair.id().toString());
    plan.put("invited", calls(city.communes.subList(0, 2)));

    takesPart(TestMeetings.announced(city, plan), chair, city.district1, true, false, CHAIR);
  }

  @Test
  void a_named_secretary_may_edit_the_meeting_without_a_right_to_convene() {
    Map<String, Object> plan = districtPlan();
    Person named = city.delegateOf(city.communes.getFirst());
    plan.put("secretaryIds", List.of(named.id().toString()));
    MeetingId id = TestMeetings.draft(city, plan);
    TestSession session = city.signedIn(named);

    plan.put("version", 1);
    plan.put("title", "Thư ký sửa");
    assertThat(session.put("/api/meetings/" + id, plan).status()).isEqualTo(200);
    assertThat(ids(session)).containsExactly(id);
  }

  @Test
  void an_entry_code_lets_into_its_meeting_at_its_site_until_it_ends_and_into_nothing_else() {
    MeetingId id = TestMeetings.announced(city, TestMeetings.plan(city));
    MeetingId other = TestMeetings.announced(city, TestMeetings.plan(city));
    UnitId site = city.communes.get(0);
    Actor guest = guest(id, site);

    Participation me = meetings.participation(guest, id).orThrow();
    assertThat(me).isEqualTo(new Participation(Set.of(DELEGATE), List.of(site), false, false));
    assertThat(meetings.participation(guest, other).isDone()).isFalse();
    assertThat(meetings.visibleTo(guest)).containsExactly(id);
    assertThat(meetings.participation(guest(id, city.department1), id).isDone()).isFalse();

    clock.advance(Duration.ofMinutes(31));
    assertThat(meetings.participation(guest, id).isDone()).isFalse();
  }

  @Test
  void a_code_is_given_only_for_a_site_of_a_meeting_that_can_be_entered() {
    MeetingId draft = TestMeetings.draft(city, TestMeetings.plan(city));
    MeetingId id = TestMeetings.announced(city, TestMeetings.plan(city));
    UnitId site = city.communes.get(0);

    assertThat(guard.mayEnter(id.value(), site).isDone()).isTrue();
    assertThat(guard.mayEnter(id.value(), city.city).isDone()).isTrue();
    refused(guard.mayEnter(id.value(), city.department1), "meeting.not-a-site");
    refused(guard.mayEnter(draft.value(), site), "meeting.not-enterable");
    refused(guard.mayEnter(UUID.randomUUID(), site), "meeting.unknown");
  }

  @Test
  void the_list_is_narrowed_by_time_phase_and_words_without_accents() {
    Map<String, Object> plan = TestMeetings.plan(city);
    plan.put("title", "Họp Đột Xuất phòng chống bão");
    plan.put("startsAt", Instant.now().plus(Duration.ofDays(40)).toString());
    MeetingId later = TestMeetings.announced(city, plan);
    MeetingId soon = TestMeetings.draft(city, TestMeetings.plan(city));
    TestSession session = city.signedIn(city.secretary);
    Instant between = Instant.now().plus(Duration.ofDays(20));

    assertThat(ids(session)).containsExactly(soon, later);
    assertThat(ids(session, "?from=" + between)).containsExactly(later);
    assertThat(ids(session, "?to=" + between)).containsExactly(soon);
    assertThat(ids(session, "?phase=draft")).containsExactly(soon);
    assertThat(ids(session, "?q=dot%20xuat")).containsExactly(later);
    assertThat(ids(session, "?q=%25")).isEmpty();
  }

  @Test
  void a_summary_says_how_many_come_and_where_i_sit() {
    TestMeetings.announced(city, TestMeetings.plan(city));

    JsonNode mine = city.signedIn(city.departmentDelegate).get("/api/meetings").json().get(0);

    assertThat(mine.path("invitedUnits").asInt()).isEqualTo(9);
    assertThat(mine.path("sites").asInt()).isEqualTo(8);
    assertThat(mine.path("mySite").path("id").asString()).isEqualTo(city.city.toString());
    assertThat(strings(mine.path("myRoles"))).containsExactly("delegate");
    assertThat(mine.path("lead").asBoolean()).isFalse();
    assertThat(mine.path("documents").path("total").asInt()).isZero();
  }

  @Test
  void candidates_are_the_people_of_the_units_that_one_convenes_for() {
    TestSession session = city.signedIn(city.districtSecretary);

    List<String> names =
        StreamSupport.stream(session.get("/api/meetings/candidates").json().spliterator(), false)
            .map(p -> p.path("name").asString())
            .toList();

    assertThat(names).contains("Đặng Thị Ánh", "Bùi Thanh Mai", "Mai Thị 1");
    assertThat(names).doesNotContain("Lê Thu Hà", "Mai Thị 4");
    assertThat(session.get("/api/meetings/candidates?q=dang%20thi").json()).hasSize(1);
    assertThat(session.get("/api/meetings/candidates?unit=" + city.city).code())
        .isEqualTo("security.not-permitted");
  }

  @Test
  void jobs_are_shown_to_the_it_staff_that_operates_the_meeting() {
    MeetingId id = TestMeetings.announced(city, TestMeetings.plan(city));
    MeetingId district = TestMeetings.announced(city, districtPlan());

    assertThat(jobs(city.itStaff, id))
        .containsExactly("meeting.line-check", "meeting.reminder", "meeting.planned-end");
    assertThat(jobs(city.itStaff, district)).hasSize(3);
    assertThat(jobs(city.districtIt, id)).isEmpty();
    assertThat(jobs(city.districtIt, district)).hasSize(3);
    for (Person person : List.of(city.secretary, city.leader, city.technician)) {
      assertThat(city.signedIn(person).get("/api/it/jobs").code())
          .isEqualTo("security.not-permitted");
    }
  }

  private List<String> jobs(Person person, MeetingId meeting) {
    JsonNode jobs = city.signedIn(person).get("/api/it/jobs").json().path("planned");
    return StreamSupport.stream(jobs.spliterator(), false)
        .filter(j -> j.path("meetingId").asString("").equals(meeting.toString()))
        .peek(j -> assertThat(j.path("subject").asString()).startsWith("Giao ban"))
        .map(j -> j.path("handler").asString())
        .toList();
  }

  private Map<String, Object> districtPlan() {
    Map<String, Object> plan = TestMeetings.plan(city);
    plan.put("convenerId", city.district1.toString());
    plan.put("chairId", city.districtLeader.id().toString());
    plan.put("secretaryIds", List.of(city.districtSecretary.id().toString()));
    plan.put("agenda", List.of());
    plan.put("invited", calls(city.communes.subList(0, 3)));
    return plan;
  }

  private static List<Map<String, Object>> calls(List<UnitId> units) {
    return units.stream().map(u -> TestMeetings.call(u, u)).toList();
  }

  private static Actor guest(MeetingId meeting, UnitId site) {
    Instant until = Instant.now().plus(Duration.ofMinutes(30));
    return new Actor(null, "", "", "", site, List.of(), new SitePass(meeting.value(), site, until));
  }

  private void takesPart(
      MeetingId id, Person person, UnitId site, boolean lead, boolean edits, MeetingRole... roles) {
    Participation me = meetings.participation(person.actor(), id).orThrow();
    assertThat(me.roles()).as(person.login()).containsExactlyInAnyOrder(roles);
    assertThat(me.site()).as(person.login()).isEqualTo(site);
    assertThat(me.lead()).as(person.login()).isEqualTo(lead);
    assertThat(me.mayEdit()).as(person.login()).isEqualTo(edits);
  }

  private static void refused(Outcome<?> outcome, String code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.refusal().code()).isEqualTo(code));
  }

  private static List<MeetingId> ids(TestSession session) {
    return ids(session, "");
  }

  private static List<MeetingId> ids(TestSession session, String query) {
    List<MeetingId> ids = new ArrayList<>();
    session
        .get("/api/meetings" + query)
        .json()
        .forEach(m -> ids.add(MeetingId.of(m.path("id").asString())));
    return ids;
  }

  private static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }
}
