package vn.diemcau.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;

/** A district holds its own meeting while the city's is on; its communes and itself sit in both. */
@ServerTest
class TwoMeetingsTest extends RoomTest {

  @Autowired JdbcClient db;

  @Test
  void a_site_that_is_given_the_floor_above_is_silent_in_its_own_meeting_until_it_is_over() {
    TestSession district = city.signedIn(city.districtSecretary);
    MeetingId own = districtMeeting(district);
    try (RoomClient main = device(city.secretary);
        RoomClient inCity = device(city.delegateOf(commune));
        RoomClient chair = new RoomClient(district, own);
        RoomClient inOwn = new RoomClient(city.signedIn(city.delegateOf(commune)), own)) {
      main.join("tp", true);
      inCity.join("xa", true);
      chair.join("quan", true);
      inOwn.join("xa", true);
      rest("meeting.start", Map.of());
      command(district, own, "meeting.start", Map.of());
      command(district, own, "floor.invite", Map.of("site", commune.toString(), "minutes", 5));
      assertThat(heardIn(own)).contains(commune, city.district1);

      rest("floor.invite", Map.of("site", commune.toString(), "minutes", 5));
      JsonNode told = inOwn.event("site.heard-above").path("data");
      assertThat(told.path("site").asString()).isEqualTo(commune.toString());
      assertThat(told.path("title").asString()).startsWith("Giao ban công tác tháng");
      assertThat(heardIn(own)).containsExactly(city.district1);
      assertThat(heardIn(meeting)).contains(commune);
      TestSession.Answer refused =
          district.post(
              "/api/rooms/" + own + "/commands",
              wish("floor.invite", Map.of("site", commune.toString(), "minutes", 5)));
      assertThat(refused.code()).isEqualTo("room.heard-above");

      rest("floor.withdraw", Map.of());
      inOwn.event("site.back-from-above");
      assertThat(heardIn(own)).contains(commune);
    }
  }

  @Test
  void a_meeting_that_starts_later_hears_of_it_and_the_end_above_ends_it() {
    try (RoomClient main = device(city.secretary);
        RoomClient inCity = device(city.districtSecretary)) {
      main.join("tp", true);
      inCity.join("quan", true);
      rest("meeting.start", Map.of());
      rest("floor.invite", Map.of("site", city.district1.toString(), "minutes", 5));

      TestSession district = city.signedIn(city.districtSecretary);
      MeetingId own = districtMeeting(district);
      try (RoomClient chair = new RoomClient(district, own)) {
        chair.join("quan", true);
        command(district, own, "meeting.start", Map.of());
        await(own, 1);
        rest("meeting.close", Map.of());
        await(own, 0);
      }
    }
  }

  @Test
  void a_site_that_is_on_air_in_another_meeting_is_off_talkback_in_its_own() {
    TestSession district = city.signedIn(city.districtSecretary);
    MeetingId own = districtMeeting(district);
    TestSession technician = city.signedIn(city.districtIt);
    TestSession site = city.signedIn(city.technicians.getFirst());
    String talkback = "/api/meetings/" + own + "/talkback";
    Map<String, ?> call = Map.of("sites", List.of(commune));
    try (RoomClient main = device(city.secretary);
        RoomClient inCity = device(city.delegateOf(commune))) {
      main.join("tp", true);
      inCity.join("xa", true);
      rest("meeting.start", Map.of());
      assertThat(technician.post(talkback, call).status()).isEqualTo(200);
      assertThat(site.post(talkback + "/sites/" + commune, null).status()).isEqualTo(200);

      rest("floor.invite", Map.of("site", commune.toString(), "minutes", 5));

      JsonNode called = technician.get(talkback).json().path("sites").get(0);
      assertThat(called.path("state").asString()).isEqualTo("on-air");
      assertThat(technician.post(talkback, call).code()).isEqualTo("talkback.on-air");
      rest("floor.withdraw", Map.of());
      await(own, 0);
      assertThat(technician.post(talkback, call).status()).isEqualTo(200);
    }
  }

  @Test
  void a_site_that_another_server_says_is_heard_above_is_off_talkback() {
    MeetingId own = districtMeeting(city.signedIn(city.districtSecretary));
    TestSession technician = city.signedIn(city.districtIt);
    String talkback = "/api/meetings/" + own + "/talkback";
    Map<String, ?> call = Map.of("sites", List.of(commune));
    assertThat(technician.post(talkback, call).status()).isEqualTo(200);

    rooms.heardAbove(own, MeetingId.next(), Set.of(commune));

    JsonNode called = technician.get(talkback).json().path("sites").get(0);
    assertThat(called.path("state").asString()).isEqualTo("on-air");
  }

  @Test
  void a_withdrawal_above_that_was_lost_on_its_way_is_told_again() {
    try (RoomClient main = device(city.secretary)) {
      main.join("tp", true);
      rest("meeting.start", Map.of());
      MeetingId own = districtMeeting(city.signedIn(city.districtSecretary));
      rooms.heardAbove(own, meeting, Set.of(commune));
      await(own, 1);
      await(own, 0);
    }
  }

  @Test
  void nobody_is_heard_in_a_meeting_above_that_no_server_runs_any_more() {
    MeetingId own = districtMeeting(city.signedIn(city.districtSecretary));
    MeetingId nobodys = TestMeetings.announced(city, TestMeetings.plan(city));
    db.sql("UPDATE meeting SET phase = 'live' WHERE id = :id")
        .param("id", nobodys.value())
        .update();
    rooms.heardAbove(own, nobodys, Set.of(commune));
    await(own, 1);
    await(own, 0);
  }

  /** Until the room says that so many of its sites are heard above. */
  private void await(MeetingId room, int count) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (rooms.state(room).above().size() != count) {
      assertThat(System.nanoTime()).as("waited in vain for %d", count).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private List<UnitId> heardIn(MeetingId room) {
    return List.copyOf(rooms.state(room).audibleSites());
  }

  private MeetingId districtMeeting(TestSession secretary) {
    Map<String, Object> plan = TestMeetings.plan(city);
    plan.put("title", "Giao ban Quận");
    plan.put("convenerId", city.district1.toString());
    plan.put("chairId", city.districtLeader.id().toString());
    plan.put("secretaryIds", List.of(city.districtSecretary.id().toString()));
    plan.put("agenda", List.of(TestMeetings.item("Báo cáo", 30, null)));
    plan.put(
        "invited", city.communes.subList(0, 3).stream().map(c -> TestMeetings.call(c, c)).toList());
    TestSession.Answer planned = secretary.post("/api/meetings", plan);
    assertThat(planned.status()).as(planned.text()).isEqualTo(200);
    MeetingId id = MeetingId.of(planned.json().path("id").asString());
    TestSession.Answer announced = secretary.post("/api/meetings/" + id + "/announce", Map.of());
    assertThat(announced.status()).as(announced.text()).isEqualTo(200);
    command(secretary, id, "meeting.open-line-check", Map.of());
    return id;
  }

  private static void command(TestSession who, MeetingId room, String name, Map<String, ?> args) {
    TestSession.Answer answer = who.post("/api/rooms/" + room + "/commands", wish(name, args));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }
}
