package vn.diemcau.room.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.SilentLink;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestClock;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Phase;
import vn.diemcau.room.CommandCall;
import vn.diemcau.room.JoinCall;
import vn.diemcau.room.Rooms;
import vn.diemcau.room.state.PhaseEvent;
import vn.diemcau.room.state.SeatCommand;
import vn.diemcau.room.state.View;
import vn.diemcau.scheduler.BusinessTime;

/** What the time does to a room, through the scheduler's own transactions. */
@ServerTest
class RoomTimeTest {

  @Autowired TestCities cities;
  @Autowired Rooms rooms;
  @Autowired Meetings meetings;
  @Autowired BusinessTime time;
  @Autowired TestClock clock;
  TestCity city;
  MeetingId meeting;

  @BeforeEach
  void aMeetingInThreeHours() {
    city = cities.fresh();
    meeting = TestMeetings.announced(city, TestMeetings.plan(city));
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  private void untilTheLineCheck() {
    clock.advance(Duration.ofHours(2).plusMinutes(1));
    time.runDue();
  }

  private void command(String name) {
    rooms
        .command(
            city.secretary.actor(),
            meeting,
            new CommandCall(UUID.randomUUID(), name, null, null, null))
        .orThrow();
  }

  private void secretaryJoins() {
    JoinCall call =
        new JoinCall(null, "pc", "pc", View.SITE, true, null, null, SeatCommand.Mode.ASK);
    rooms.join(city.secretary.actor(), meeting, call, new SilentLink()).join().orThrow();
  }

  @Test
  void the_line_check_opens_by_itself_in_the_room_and_in_the_meeting() {
    untilTheLineCheck();
    assertThat(rooms.state(meeting).phase()).isEqualTo(Phase.LINE_CHECK);
    assertThat(meetings.facts(meeting).orElseThrow().phase()).isEqualTo(Phase.LINE_CHECK);
    assertThat(rooms.journal(meeting).getLast().by().role()).isEqualTo("system");
  }

  @Test
  void at_the_planned_end_the_secretary_is_asked_while_a_site_is_there() {
    untilTheLineCheck();
    secretaryJoins();
    command("meeting.start");
    clock.advance(Duration.ofHours(3));
    time.runDue();
    assertThat(rooms.state(meeting).phase()).isEqualTo(Phase.LIVE);
    assertThat(rooms.state(meeting).life().closeSuggested()).isTrue();
  }

  @Test
  void at_the_planned_end_an_empty_room_closes() {
    untilTheLineCheck();
    command("meeting.start");
    clock.advance(Duration.ofHours(3));
    time.runDue();
    assertThat(rooms.state(meeting).phase()).isEqualTo(Phase.CLOSED);
    assertThat(meetings.facts(meeting).orElseThrow().phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void a_meeting_that_nobody_started_is_not_closed_as_if_it_had_been_held() {
    untilTheLineCheck();
    clock.advance(Duration.ofHours(3));
    time.runDue();
    assertThat(meetings.facts(meeting).orElseThrow().phase()).isEqualTo(Phase.LINE_CHECK);
    assertThat(rooms.state(meeting).life().closeSuggested()).isTrue();

    TestSession secretary = city.signedIn(city.secretary);
    JsonNode view = secretary.get("/api/meetings/" + meeting).json();
    assertThat(view.path("overdue").asBoolean()).isTrue();
    assertThat(view.path("me").path("may").toString())
        .contains("reschedule", "postpone", "cancel", "see-report");
    JsonNode report = secretary.get("/api/meetings/" + meeting + "/attendance").json();
    assertThat(report.path("meeting").path("notHeld").asBoolean()).isTrue();
    assertThat(report.path("final").asBoolean()).isFalse();

    command("meeting.start");
    assertThat(rooms.state(meeting).phase()).as("held late after all").isEqualTo(Phase.LIVE);
    assertThat(
            secretary
                .get("/api/meetings/" + meeting + "/attendance")
                .json()
                .path("meeting")
                .path("notHeld")
                .asBoolean())
        .isFalse();
  }

  @Test
  void a_meeting_missed_as_a_whole_during_an_outage_waits_for_its_secretary() {
    clock.advance(Duration.ofDays(3));
    time.runDue();
    assertThat(meetings.facts(meeting).orElseThrow().phase()).isEqualTo(Phase.ANNOUNCED);
    assertThat(rooms.journal(meeting))
        .noneMatch(entry -> entry.event() instanceof PhaseEvent.Closed);
    JsonNode view = city.signedIn(city.secretary).get("/api/meetings/" + meeting).json();
    assertThat(view.path("overdue").asBoolean()).isTrue();
    command("meeting.open-line-check");
    assertThat(rooms.state(meeting).phase())
        .as("the secretary's answer")
        .isEqualTo(Phase.LINE_CHECK);
  }

  @Test
  void a_cancelled_meetings_room_is_called_off() {
    untilTheLineCheck();
    city.signedIn(city.secretary)
        .post("/api/meetings/" + meeting + "/cancel", Map.of("reason", "Bão"));
    assertThat(rooms.view(city.secretary.actor(), meeting).orThrow()).isNotNull();
    assertThat(
            rooms
                .command(
                    city.secretary.actor(),
                    meeting,
                    new CommandCall(UUID.randomUUID(), "meeting.start", null, null, null))
                .isDone())
        .isFalse();
    assertThat(rooms.state(meeting).phase()).isEqualTo(Phase.CANCELLED);
  }
}
