package vn.diemcau.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestClock;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.device.LineMeasures;
import vn.diemcau.meeting.internal.Rehearsals;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.scheduler.Firing;
import vn.diemcau.signalling.RoomClient;

/** A meeting is rehearsed in a room beside its own, and nothing of that is left. */
@ServerTest
class RehearsalTest {

  @Autowired TestCities cities;
  @Autowired TestClock clock;
  @Autowired JdbcClient db;
  @Autowired Rehearsals rehearsals;

  private TestCity city;
  private MeetingId meeting;
  private TestSession secretary;
  private TestSession commune;

  @BeforeEach
  void aMeeting() {
    city = cities.fresh();
    meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    secretary = city.signedIn(city.secretary);
    commune = city.signedIn(city.technicians.getFirst());
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void it_looks_like_the_meeting_and_leaves_no_trace_when_it_ends() {
    long auditBefore = audited();
    String rehearsal = begin(60);
    String site = city.communes.getFirst().toString();
    try (RoomClient main = new RoomClient(secretary, MeetingId.of(rehearsal));
        RoomClient device = new RoomClient(commune, MeetingId.of(rehearsal))) {
      main.join("hall", true);
      device.join("pc-1", true);
      room(rehearsal, "meeting.start", Map.of());
      room(rehearsal, "floor.invite", Map.of("site", site));
      room(rehearsal, "roll-call.open", Map.of());
      room(rehearsal, "message.send", Map.of("to", "secretary", "text", "Thử tin nhắn"));
      actBeside(rehearsal);
      JsonNode view = secretary.get("/api/rooms/" + rehearsal).json();
      assertThat(view.path("floor").path("site").asString()).isEqualTo(site);
      assertThat(view.path("meeting").path("rehearsal").path("of").asString())
          .isEqualTo(meeting.toString());
      assertThat(secretary.get("/api/meetings/" + rehearsal + "/attendance").code())
          .isEqualTo("attendance.nothing-yet");
      assertThat(meetingPhase()).as("the meeting itself").isEqualTo("announced");

      assertThat(secretary.delete("/api/meetings/" + meeting + "/rehearsal").status())
          .isEqualTo(200);

      assertThat(device.nextOf("code", "room.rehearsal-over").path("kind").asString())
          .isEqualTo("told");
    }
    assertThat(tablesWithMeetings()).contains("room_event", "line_check", "entry_code");
    for (String table : tablesWithMeetings()) {
      assertThat(rows(table, rehearsal)).as(table).isZero();
    }
    assertThat(auditedWith(rehearsal)).as("entries that name it").isEmpty();
    assertThat(secretary.get("/api/meetings/" + rehearsal).code()).isEqualTo("meeting.unknown");
    assertThat(secretary.get("/api/rooms/" + rehearsal).code()).isEqualTo("meeting.unknown");
    assertThat(rows("room", meeting.toString())).isZero();
    assertThat(audited() - auditBefore)
        .as("begun and ended, and the meeting shared out")
        .isEqualTo(3);
    assertThat(rows("line_check_cluster", meeting.toString()))
        .as("clusters are the meeting's")
        .isPositive();
    assertThat(secretary.get("/api/meetings").text()).doesNotContain(rehearsal);
  }

  /** Line check, escalation, entry code, clusters, talkback. */
  private void actBeside(String rehearsal) {
    String own = "/api/meetings/" + rehearsal;
    UnitId site = city.communes.get(1);
    TestSession neighbour = city.signedIn(city.technicians.get(1));
    TestSession it = city.signedIn(city.itStaff);
    assertThat(neighbour.post(own + "/line-checks", LineMeasures.good()).status()).isEqualTo(200);
    assertThat(
            it.put(own + "/line-checks/" + site + "/escalation", Map.of("note", "Hỏng")).status())
        .isEqualTo(204);
    assertThat(
            city.signedIn(city.secretary)
                .post("/api/entry-codes", Map.of("meetingId", rehearsal, "siteId", site))
                .code())
        .isEqualTo("meeting.no-codes-in-rehearsal");
    Map<String, ?> wish =
        Map.of("size", 60, "technicians", List.of(city.districtIt.id()), "onlyUncovered", false);
    assertThat(it.put(own + "/clusters", wish).status()).isEqualTo(204);
    TestSession.Answer called = it.post(own + "/talkback", Map.of("sites", List.of(site)));
    assertThat(called.status()).as(called.text()).isEqualTo(200);
  }

  @Test
  void delegates_stay_outside_and_are_told_the_truth() {
    String rehearsal = begin(60);
    TestSession delegate = city.signedIn(city.delegates.getFirst());
    JsonNode seen = delegate.get("/api/meetings/" + meeting).json().path("rehearsal");
    assertThat(seen.path("mayEnter").asBoolean()).isFalse();
    assertThat(seen.path("id").asString()).isEqualTo(rehearsal);
    assertThat(delegate.get("/api/rooms/" + rehearsal).code())
        .isEqualTo("meeting.rehearsal-for-technicians");
    assertThat(delegate.get("/api/meetings/" + meeting).json().path("phase").asString())
        .isEqualTo("announced");
    TestSession it = city.signedIn(city.itStaff);
    JsonNode me = it.get("/api/meetings/" + rehearsal).json().path("me");
    assertThat(me.path("lead").asBoolean()).as("the IT staff run it").isTrue();
    assertThat(me.path("may").valueStream().map(JsonNode::asString))
        .contains("enter-room")
        .doesNotContain("edit", "cancel", "announce", "rehearse", "see-report");
  }

  @Test
  void only_who_leads_plans_or_operates_begins_and_ends_one() {
    for (TestCity.Person person :
        List.of(city.technicians.getFirst(), city.delegate, city.districtIt)) {
      assertThat(city.signedIn(person).post(path(), Map.of("minutes", 30)).code())
          .isEqualTo("meeting.rehearsal-not-permitted");
    }
    begin(30);
    assertThat(commune.delete(path()).code()).isEqualTo("meeting.rehearsal-not-permitted");
    assertThat(secretary.post(path(), Map.of("minutes", 30)).code())
        .isEqualTo("meeting.rehearsed-already");
    assertThat(city.signedIn(city.itStaff).delete(path()).status()).isEqualTo(200);
    for (int minutes : new int[] {9, 481, -1}) {
      assertThat(secretary.post(path(), Map.of("minutes", minutes)).code())
          .isEqualTo("meeting.rehearsal-bad-minutes");
    }
  }

  @Test
  void it_ends_when_the_line_check_opens_at_the_latest() {
    JsonNode begun = secretary.post(path(), Map.of("minutes", 480)).json();
    Instant until = Instant.parse(begun.path("rehearsal").path("until").asString());
    Instant starts = Instant.parse(begun.path("startsAt").asString());
    assertThat(until).isEqualTo(starts.minus(Duration.ofMinutes(60)));

    // opened by hand before its time
    room(meeting.toString(), "meeting.open-line-check", Map.of());
    JsonNode after = secretary.get("/api/meetings/" + meeting).json();
    assertThat(after.path("rehearsal").isNull()).isTrue();
    assertThat(after.path("phase").asString()).isEqualTo("line-check");
    assertThat(secretary.post(path(), Map.of("minutes", 30)).code())
        .isEqualTo("meeting.wrong-phase");
  }

  @Test
  void synthetic_sites_come_by_number_and_leave_with_it() {
    String rehearsal = begin(60);
    String path = "/api/rehearsals/" + rehearsal + "/synthetic-sites";
    assertThat(commune.post(path, Map.of("count", 2)).code())
        .isEqualTo("meeting.rehearsal-not-permitted");
    for (int nonsense : new int[] {0, 31}) {
      assertThat(secretary.post(path, Map.of("count", nonsense)).code())
          .isEqualTo("rehearsal.bad-number");
    }
    assertThat(
            secretary
                .post("/api/rehearsals/" + meeting + "/synthetic-sites", Map.of("count", 2))
                .code())
        .isEqualTo("rehearsal.not-one");

    assertThat(secretary.post(path, Map.of("count", 3)).json().path("came").asInt()).isEqualTo(3);

    JsonNode room = secretary.get("/api/rooms/" + rehearsal).json();
    assertThat(
            room.path("sites")
                .valueStream()
                .filter(site -> site.path("mediaEndpoint").isString())
                .count())
        .isEqualTo(3);
    secretary.delete(path());
    assertThat(rows("room_event", rehearsal)).isZero();
    assertThat(secretary.post(path, Map.of("count", 1)).code()).isEqualTo("meeting.unknown");
  }

  @Test
  void a_server_has_so_many_synthetic_sites_in_all_its_rehearsals() {
    String first = "/api/rehearsals/" + begin(60) + "/synthetic-sites";
    int came = secretary.post(first, Map.of("count", 7)).json().path("came").asInt();
    assertThat(came).as("all but the main site").isEqualTo(7);
    MeetingId other = TestMeetings.announced(city, TestMeetings.plan(city));
    String others = "/api/meetings/" + other + "/rehearsal";
    String second =
        "/api/rehearsals/"
            + secretary.post(others, Map.of("minutes", 60)).json().at("/rehearsal/id").asString()
            + "/synthetic-sites";

    assertThat(secretary.post(second, Map.of("count", 24)).code())
        .isEqualTo("rehearsal.too-many-sites");
    String rehearsal =
        secretary.get("/api/meetings/" + meeting).json().at("/rehearsal/id").asString();
    try (RoomClient person = new RoomClient(commune, MeetingId.of(rehearsal))) {
      person.send(
          Map.of(
              "kind", "join",
              "device", "pc-1",
              "deviceName", "pc-1",
              "view", "site",
              "media", true));
      person.next("seat-taken");
      person.send(Map.of("kind", "take-over"));
      person.next("welcome");
      assertThat(secretary.post(second, Map.of("count", 24)).json().path("came").asInt())
          .as("one made way for a person, and its place is free")
          .isEqualTo(7);
    }
    secretary.delete(path());
    assertThat(secretary.post(first, Map.of("count", 1)).code()).isEqualTo("meeting.unknown");
    secretary.delete(others);
    secretary.post(path(), Map.of("minutes", 60));
    String again = secretary.get("/api/meetings/" + meeting).json().at("/rehearsal/id").asString();
    assertThat(
            secretary
                .post("/api/rehearsals/" + again + "/synthetic-sites", Map.of("count", 30))
                .json()
                .path("came")
                .asInt())
        .as("all places are free again")
        .isEqualTo(7);
    secretary.delete(path());
  }

  @Test
  void its_time_ends_it() {
    String rehearsal = begin(10);
    room(rehearsal, "meeting.start", Map.of());
    clock.advance(Duration.ofMinutes(10));
    Instant now = clock.instant();
    rehearsals.run(new Firing("rehearsal/" + rehearsal, rehearsal, now, now, 1));
    assertThat(rows("room_event", rehearsal)).isZero();
    assertThat(secretary.get("/api/meetings/" + rehearsal).code()).isEqualTo("meeting.unknown");
    rehearsals.run(new Firing("rehearsal/" + rehearsal, rehearsal, now, now, 2));
  }

  @Test
  void too_near_the_line_check_none_begins_and_a_cancelled_meeting_ends_it() {
    String rehearsal = begin(60);
    secretary.post("/api/meetings/" + meeting + "/cancel", Map.of("reason", "Bão"));
    assertThat(secretary.get("/api/meetings/" + rehearsal).code()).isEqualTo("meeting.unknown");

    Map<String, Object> plan = TestMeetings.plan(city);
    plan.put("startsAt", Instant.now().plus(Duration.ofMinutes(65)).toString());
    MeetingId soon = TestMeetings.announced(city, plan);
    assertThat(secretary.post("/api/meetings/" + soon + "/rehearsal", Map.of("minutes", 10)).code())
        .isEqualTo("meeting.rehearsal-too-late");
  }

  @Test
  void the_journal_of_a_meeting_is_not_deleted_even_so() {
    room(meeting.toString(), "meeting.open-line-check", Map.of());
    assertThat(rows("room_event", meeting.toString())).isPositive();
    assertThatThrownBy(
            () ->
                db.sql("delete from room_event where meeting_id = ?")
                    .param(meeting.value())
                    .update())
        .hasMessageContaining("append-only");
    assertThatThrownBy(
            () ->
                db.sql("update room set rehearsal = true where meeting_id = ?")
                    .param(meeting.value())
                    .update())
        .hasMessageContaining("does not become a rehearsal");
  }

  private String path() {
    return "/api/meetings/" + meeting + "/rehearsal";
  }

  private String begin(int minutes) {
    TestSession.Answer answer = secretary.post(path(), Map.of("minutes", minutes));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("rehearsal").path("id").asString();
  }

  private String meetingPhase() {
    return secretary.get("/api/meetings/" + meeting).json().path("phase").asString();
  }

  private long rows(String table, String id) {
    return db.sql("select count(*) from " + table + " where meeting_id = ?")
        .param(UUID.fromString(id))
        .query(Long.class)
        .single();
  }

  /** Every table that says of which meeting its rows are. */
  private List<String> tablesWithMeetings() {
    return db.sql(
            "select table_name from information_schema.columns join information_schema.tables"
                + " using (table_schema, table_name) where table_schema = current_schema()"
                + " and column_name = 'meeting_id' and table_type = 'BASE TABLE'")
        .query(String.class)
        .list();
  }

  private List<String> auditedWith(String id) {
    return db.sql("select kind from audit_entry entry where entry::text like ?")
        .param("%" + id + "%")
        .query(String.class)
        .list();
  }

  /** Entries of the trail about this meeting or its rehearsal, of the city's people. */
  private long audited() {
    return db.sql(
            "select count(*) from audit_entry where kind not like 'session.%'"
                + " and account_id = any(:people)")
        .param("people", city.people.stream().map(p -> p.id().value()).toArray(UUID[]::new))
        .query(Long.class)
        .single();
  }

  private void room(String id, String name, Map<String, ?> args) {
    TestSession.Answer answer =
        secretary.post(
            "/api/rooms/" + id + "/commands",
            Map.of("id", UUID.randomUUID().toString(), "name", name, "args", args));
    assertThat(answer.status()).as(name + " " + answer.text()).isEqualTo(200);
  }
}
