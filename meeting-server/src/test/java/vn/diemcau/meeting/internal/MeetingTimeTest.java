package vn.diemcau.meeting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestClock;
import vn.diemcau.TestMeetings;
import vn.diemcau.meeting.LineCheckDue;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Phase;
import vn.diemcau.meeting.PlannedEndReached;
import vn.diemcau.meeting.ReminderDue;
import vn.diemcau.scheduler.BusinessTime;
import vn.diemcau.scheduler.Firing;
import vn.diemcau.scheduler.Planned;
import vn.diemcau.scheduler.ScheduledHandler;
import vn.diemcau.scheduler.Scheduler;

/** What happens by itself around a meeting, and how it moves along with the meeting. */
@ServerTest
@RecordApplicationEvents
class MeetingTimeTest {

  @Autowired TestCities cities;
  @Autowired TestClock clock;
  @Autowired BusinessTime time;
  @Autowired Scheduler scheduler;
  @Autowired Meetings meetings;
  @Autowired MeetingTurns turns;
  @Autowired MeetingStore store;
  @Autowired MeetingTimes times;
  @Autowired TransactionTemplate transaction;
  @Autowired ApplicationEvents events;

  final List<Object> told = new ArrayList<>();
  TestCity city;
  Instant start;
  MeetingId id;

  @BeforeEach
  void aMeetingInThreeHours() {
    city = cities.fresh();
    start = Instant.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> plan = TestMeetings.plan(city);
    plan.put("startsAt", start.toString());
    plan.put("plannedMinutes", 90);
    id = TestMeetings.announced(city, plan);
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void announcing_plans_line_check_reminder_and_end() {
    assertThat(planned())
        .containsOnly(
            entry("meeting.line-check", start.minus(Duration.ofMinutes(60))),
            entry("meeting.reminder", start.minus(Duration.ofMinutes(30))),
            entry("meeting.planned-end", start.plus(Duration.ofMinutes(90))));
  }

  @Test
  void a_draft_has_nothing_planned() {
    id = TestMeetings.draft(city, TestMeetings.plan(city));
    assertThat(planned()).isEmpty();
  }

  @Test
  void rescheduling_moves_what_is_planned_and_takes_the_reminder_back() {
    store.reminded(id, Instant.now());
    Instant later = start.plus(Duration.ofDays(1));

    turns.reschedule(city.secretary.actor(), id, later, 30).orThrow();

    assertThat(planned())
        .containsOnly(
            entry("meeting.line-check", later.minus(Duration.ofMinutes(60))),
            entry("meeting.reminder", later.minus(Duration.ofMinutes(30))),
            entry("meeting.planned-end", later.plus(Duration.ofMinutes(30))));
    assertThat(store.find(id).orElseThrow().remindedAt()).isNull();
  }

  @Test
  void a_change_of_the_plan_moves_what_is_planned_along_with_the_start() {
    MeetingPlan plan = MeetingPlan.of(meetings.facts(id).orElseThrow());
    Instant later = start.plus(Duration.ofHours(5));
    Map<String, Object> changed = TestMeetings.plan(city);
    changed.put("startsAt", later.toString());
    changed.put("version", plan.version());

    assertThat(city.signedIn(city.secretary).put("/api/meetings/" + id, changed).status())
        .isEqualTo(200);

    assertThat(planned())
        .contains(entry("meeting.line-check", later.minus(Duration.ofMinutes(60))));
  }

  @Test
  void a_move_that_is_rolled_back_moves_nothing() {
    Map<String, Instant> before = planned();

    transaction.executeWithoutResult(
        status -> {
          turns
              .reschedule(city.secretary.actor(), id, start.plus(Duration.ofDays(1)), 30)
              .orThrow();
          status.setRollbackOnly();
        });

    assertThat(planned()).isEqualTo(before);
  }

  @Test
  void cancelling_postponing_and_closing_take_everything_back() {
    turns.postpone(city.secretary.actor(), id, "Hoãn", null).orThrow();
    assertThat(planned()).isEmpty();

    turns.announce(city.secretary.actor(), id).orThrow();
    assertThat(planned()).hasSize(3);
    turns.cancel(city.secretary.actor(), id, "Hủy").orThrow();
    assertThat(planned()).isEmpty();

    id = TestMeetings.announced(city, TestMeetings.plan(city));
    enter(Phase.LINE_CHECK, Phase.LIVE, Phase.CLOSED);
    assertThat(planned()).isEmpty();
  }

  @Test
  void what_came_before_its_time_is_not_waited_for() {
    enter(Phase.LINE_CHECK);
    assertThat(planned()).containsOnlyKeys("meeting.reminder", "meeting.planned-end");
    enter(Phase.LIVE);
    assertThat(planned()).containsOnlyKeys("meeting.planned-end");
  }

  @Test
  void undoing_a_close_plans_the_end_again() {
    enter(Phase.LINE_CHECK, Phase.LIVE, Phase.CLOSED, Phase.LIVE);
    assertThat(planned()).containsOnly(entry("meeting.planned-end", start.plusSeconds(5400)));

    Instant late = start.plus(Duration.ofHours(4));
    meetings.enter(id, Phase.CLOSED, late, null).orThrow();
    meetings.enter(id, Phase.LIVE, late, null).orThrow();
    assertThat(planned())
        .containsOnly(entry("meeting.planned-end", late.plus(Duration.ofMinutes(30))));
  }

  @Test
  void an_hour_before_the_start_the_line_check_is_due_and_not_a_minute_earlier() {
    clock.advance(Duration.ofMinutes(119));
    time.runDue();
    assertThat(lineChecks()).isZero();

    clock.advance(Duration.ofMinutes(2));
    time.runDue();
    assertThat(lineChecks()).isEqualTo(1);

    time.runDue();
    assertThat(lineChecks()).isEqualTo(1);
  }

  @Test
  void half_an_hour_before_the_start_people_are_reminded() {
    clock.advance(Duration.ofMinutes(151));
    time.runDue();

    assertThat(events.stream(ReminderDue.class).filter(e -> e.meeting().equals(id))).hasSize(1);
    assertThat(store.find(id).orElseThrow().remindedAt()).isNotNull();
  }

  @Test
  void a_meeting_announced_at_short_notice_is_checked_and_reminded_of_at_once() {
    Map<String, Object> plan = TestMeetings.plan(city);
    plan.put("startsAt", Instant.now().plus(Duration.ofMinutes(10)).toString());
    id = TestMeetings.announced(city, plan);

    time.runDue();

    assertThat(lineChecks()).isEqualTo(1);
    assertThat(events.stream(ReminderDue.class).filter(e -> e.meeting().equals(id))).hasSize(1);
  }

  @Test
  void after_an_outage_nobody_is_reminded_of_what_has_begun() {
    ScheduledHandler handler = new MeetingTimeHandlers().reminderHandler(store, told::add);

    handler.run(firing(start.plusSeconds(1)));

    assertThat(told).isEmpty();
    assertThat(store.find(id).orElseThrow().remindedAt()).isNull();
  }

  @Test
  void a_line_check_is_due_only_for_a_meeting_that_waits_for_it() {
    ScheduledHandler handler = new MeetingTimeHandlers().lineCheckHandler(store, told::add);
    handler.run(firing(start));
    assertThat(told).containsExactly(new LineCheckDue(id, start, start, start));

    told.clear();
    enter(Phase.LINE_CHECK);
    handler.run(firing(start));
    turns.cancel(city.secretary.actor(), id, "Hủy").orThrow();
    handler.run(firing(start));
    assertThat(told).isEmpty();
  }

  @Test
  void after_an_outage_nobody_is_called_into_a_meeting_that_would_be_over() {
    ScheduledHandler handler = new MeetingTimeHandlers().lineCheckHandler(store, told::add);

    handler.run(firing(start.plus(Duration.ofMinutes(90))));

    assertThat(told).isEmpty();
    assertThat(store.find(id).orElseThrow().phase()).isEqualTo(Phase.ANNOUNCED);
  }

  @Test
  void the_planned_end_closes_nothing_and_asks_again_while_the_room_is_open() {
    ScheduledHandler handler = new MeetingTimeHandlers().plannedEndHandler(store, times, told::add);
    enter(Phase.LINE_CHECK, Phase.LIVE);
    Instant end = start.plus(Duration.ofMinutes(90));

    handler.run(firing(end));

    assertThat(told).containsExactly(new PlannedEndReached(id, end, end));
    assertThat(store.find(id).orElseThrow().phase()).isEqualTo(Phase.LIVE);
    assertThat(planned())
        .containsOnly(entry("meeting.planned-end", end.plus(Duration.ofMinutes(30))));
  }

  @Test
  void who_closes_upon_the_planned_end_is_not_asked_again() {
    ScheduledHandler handler =
        new MeetingTimeHandlers()
            .plannedEndHandler(
                store,
                times,
                event -> meetings.enter(id, Phase.CLOSED, Instant.now(), null).orThrow());
    enter(Phase.LINE_CHECK, Phase.LIVE);

    handler.run(firing(start.plus(Duration.ofMinutes(90))));

    assertThat(store.find(id).orElseThrow().phase()).isEqualTo(Phase.CLOSED);
    assertThat(planned()).isEmpty();
  }

  private void enter(Phase... phases) {
    for (Phase phase : phases) {
      meetings.enter(id, phase, Instant.now(), null).orThrow();
    }
  }

  private Firing firing(Instant now) {
    return new Firing("meeting/" + id, id.toString(), now, now, 1);
  }

  private long lineChecks() {
    return events.stream(LineCheckDue.class).filter(e -> e.meeting().equals(id)).count();
  }

  private Map<String, Instant> planned() {
    Map<String, Instant> planned = new HashMap<>();
    for (Planned p : scheduler.planned(10_000)) {
      if (p.payload().equals(id.toString())) {
        planned.put(p.handler(), p.next());
      }
    }
    return planned;
  }
}
