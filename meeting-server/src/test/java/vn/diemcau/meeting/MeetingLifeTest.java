package vn.diemcau.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.meeting.Phase.ANNOUNCED;
import static vn.diemcau.meeting.Phase.CANCELLED;
import static vn.diemcau.meeting.Phase.CLOSED;
import static vn.diemcau.meeting.Phase.DRAFT;
import static vn.diemcau.meeting.Phase.LINE_CHECK;
import static vn.diemcau.meeting.Phase.LIVE;
import static vn.diemcau.meeting.Phase.POSTPONED;
import static vn.diemcau.meeting.Phase.RECESS;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.TestSession.Answer;
import vn.diemcau.meeting.internal.MeetingTurns;
import vn.diemcau.scheduler.Scheduler;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** The phases of a meeting: every act in every phase, and what the room may enter. */
@ServerTest
@RecordApplicationEvents
class MeetingLifeTest {

  private static final Map<String, Set<Phase>> ALLOWED =
      Map.of(
          "change", Set.of(DRAFT, ANNOUNCED, LINE_CHECK, POSTPONED),
          "announce", Set.of(DRAFT, POSTPONED),
          "postpone", Set.of(ANNOUNCED, LINE_CHECK),
          "reschedule", Set.of(ANNOUNCED, LINE_CHECK, POSTPONED),
          "cancel", Set.of(DRAFT, ANNOUNCED, LINE_CHECK, POSTPONED));

  private static final Map<String, Phase> LEADS_TO =
      Map.of(
          "announce", ANNOUNCED,
          "postpone", POSTPONED,
          "reschedule", ANNOUNCED,
          "cancel", CANCELLED);

  @Autowired TestCities cities;
  @Autowired Meetings meetings;
  @Autowired MeetingTurns turns;
  @Autowired Scheduler scheduler;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired ApplicationEvents events;
  TestCity city;
  TestSession secretary;

  @BeforeEach
  void aCity() {
    city = cities.fresh();
    secretary = city.signedIn(city.secretary);
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void planners_act_in_the_phases_that_allow_it_and_change_nothing_in_others(Phase phase) {
    for (String act : ALLOWED.keySet()) {
      MeetingId id = in(phase);
      String before = snapshot(id);

      Answer answer = act(act, id);

      if (ALLOWED.get(act).contains(phase)) {
        assertThat(answer.status()).as(act + " in " + phase + answer.text()).isEqualTo(200);
        assertThat(phase(id)).as(act + " in " + phase).isEqualTo(LEADS_TO.getOrDefault(act, phase));
      } else {
        assertThat(answer.status()).as(act + " in " + phase).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("meeting.wrong-phase");
        assertThat(snapshot(id)).as(act + " in " + phase).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void the_room_enters_only_the_phases_that_follow(Phase phase) {
    Map<Phase, Set<Phase>> follow =
        Map.of(
            ANNOUNCED, Set.of(LINE_CHECK),
            LINE_CHECK, Set.of(LIVE),
            LIVE, Set.of(RECESS, CLOSED),
            RECESS, Set.of(LIVE, CLOSED),
            CLOSED, Set.of(LIVE, RECESS));
    for (Phase next : Phase.values()) {
      MeetingId id = in(phase);
      String before = snapshot(id);

      Outcome<MeetingFacts> entered = meetings.enter(id, next, Instant.now(), null);

      if (follow.getOrDefault(phase, Set.of()).contains(next)) {
        assertThat(entered.orThrow().phase()).as(phase + " to " + next).isEqualTo(next);
      } else {
        assertThat(refusal(entered).code())
            .as(phase + " to " + next)
            .isEqualTo("meeting.wrong-phase");
        assertThat(snapshot(id)).isEqualTo(before);
      }
    }
  }

  @Test
  void of_many_who_announce_at_once_one_does() throws Exception {
    MeetingId id = in(DRAFT);
    List<Callable<Boolean>> many =
        Collections.nCopies(8, () -> turns.announce(city.secretary.actor(), id).isDone());

    int done = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> one : threads.invokeAll(many)) {
        done += one.get() ? 1 : 0;
      }
    }

    assertThat(done).isEqualTo(1);
    assertThat(phase(id)).isEqualTo(ANNOUNCED);
  }

  @Test
  void what_the_room_enters_in_a_transaction_that_fails_was_never_entered() {
    MeetingId id = in(LIVE);
    String before = snapshot(id);

    transaction.executeWithoutResult(
        status -> {
          meetings.enter(id, CLOSED, Instant.now(), null).orThrow();
          status.setRollbackOnly();
        });

    assertThat(snapshot(id)).isEqualTo(before);
  }

  @Test
  void postponing_and_cancelling_take_a_reason_that_everyone_reads() {
    MeetingId id = in(ANNOUNCED);
    String before = snapshot(id);
    for (String act : List.of("postpone", "cancel")) {
      String path = "/api/meetings/" + id + "/" + act;
      assertThat(secretary.post(path, Map.of()).code()).isEqualTo("meeting.reason-missing");
      assertThat(secretary.post(path, Map.of("reason", " ")).code())
          .isEqualTo("meeting.reason-missing");
      assertThat(secretary.post(path, Map.of("reason", "a".repeat(1001))).code())
          .isEqualTo("meeting.reason-too-long");
    }
    assertThat(snapshot(id)).isEqualTo(before);

    secretary.post("/api/meetings/" + id + "/cancel", Map.of("reason", "Trùng lịch Thành ủy"));

    Answer seen = city.signedIn(city.delegateOf(city.communes.get(4))).get("/api/meetings/" + id);
    assertThat(seen.json().path("reason").asString()).isEqualTo("Trùng lịch Thành ủy");
    assertThat(seen.json().path("phase").asString()).isEqualTo("cancelled");
  }

  @Test
  void a_meeting_put_off_to_a_known_time_stands_announced_for_it() {
    MeetingId id = in(LINE_CHECK);
    Instant later = Instant.now().plus(Duration.ofDays(2));

    secretary.post(
        "/api/meetings/" + id + "/postpone",
        Map.of("reason", "Mưa bão", "startsAt", later.toString()));

    MeetingFacts facts = meetings.facts(id).orElseThrow();
    assertThat(facts.phase()).isEqualTo(ANNOUNCED);
    assertThat(facts.reason()).isEqualTo("Mưa bão");
    assertThat(facts.startsAt()).isBetween(later.minusSeconds(1), later);
  }

  @Test
  void a_new_time_has_to_be_a_time_to_come() {
    MeetingId id = in(ANNOUNCED);
    String before = snapshot(id);
    String path = "/api/meetings/" + id + "/reschedule";

    assertThat(secretary.post(path, Map.of("plannedMinutes", 60)).code())
        .isEqualTo("meeting.start-missing");
    assertThat(secretary.post(path, time(Instant.now().minusSeconds(1), 60)).code())
        .isEqualTo("meeting.start-not-in-future");
    assertThat(secretary.post(path, time(Instant.MAX, 60)).code())
        .isEqualTo("meeting.start-out-of-range");
    assertThat(secretary.post(path, time(Instant.now().plusSeconds(99), 1441)).code())
        .isEqualTo("meeting.minutes-out-of-range");
    assertThat(snapshot(id)).isEqualTo(before);
  }

  @Test
  void the_convener_of_an_announced_meeting_stays() {
    MeetingId id = in(ANNOUNCED);
    Map<String, Object> plan = changing(id);
    plan.put("convenerId", city.district1.toString());

    assertThat(secretary.put("/api/meetings/" + id, plan).code())
        .isEqualTo("meeting.convener-fixed");
  }

  @Test
  void an_announced_plan_has_to_stay_complete() {
    MeetingId id = in(ANNOUNCED);
    String before = snapshot(id);
    Map<String, Object> plan = changing(id);
    plan.put("invited", List.of());
    plan.put("agenda", List.of());

    assertThat(secretary.put("/api/meetings/" + id, plan).code())
        .isEqualTo("meeting.invited-missing");
    assertThat(snapshot(id)).isEqualTo(before);
  }

  @Test
  void the_acts_of_planners_are_told_to_other_features_and_stand_in_the_audit_trail() {
    MeetingId id = TestMeetings.draft(city, TestMeetings.plan(city));
    var actor = city.secretary.actor();

    turns.announce(actor, id).orThrow();
    turns.reschedule(actor, id, Instant.now().plusSeconds(9000), null).orThrow();
    turns.postpone(actor, id, "Hoãn", null).orThrow();
    turns.cancel(actor, id, "Hủy").orThrow();

    assertThat(events.stream(MeetingAnnounced.class).map(MeetingAnnounced::meeting)).contains(id);
    assertThat(events.stream(MeetingChanged.class).filter(e -> e.meeting().equals(id)))
        .extracting(MeetingChanged::before, MeetingChanged::after)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ANNOUNCED, ANNOUNCED),
            org.assertj.core.groups.Tuple.tuple(ANNOUNCED, POSTPONED));
    assertThat(events.stream(MeetingCancelled.class).filter(e -> e.meeting().equals(id)))
        .extracting(MeetingCancelled::reason)
        .containsExactly("Hủy");
    assertThat(
            jdbc.sql("SELECT kind FROM audit_entry WHERE details ->> 'meeting' = ? ORDER BY at, id")
                .param(id.toString())
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder(
            "meeting.planned",
            "meeting.announced",
            "meeting.rescheduled",
            "meeting.postponed",
            "meeting.cancelled");
  }

  private MeetingId in(Phase phase) {
    if (phase == DRAFT) {
      return TestMeetings.draft(city, TestMeetings.plan(city));
    }
    MeetingId id = TestMeetings.announced(city, TestMeetings.plan(city));
    List<Phase> way =
        switch (phase) {
          case LINE_CHECK -> List.of(LINE_CHECK);
          case LIVE -> List.of(LINE_CHECK, LIVE);
          case RECESS -> List.of(LINE_CHECK, LIVE, RECESS);
          case CLOSED -> List.of(LINE_CHECK, LIVE, CLOSED);
          default -> List.of();
        };
    way.forEach(p -> meetings.enter(id, p, Instant.now(), null).orThrow());
    if (phase == POSTPONED) {
      act("postpone", id);
    }
    if (phase == CANCELLED) {
      act("cancel", id);
    }
    assertThat(phase(id)).isEqualTo(phase);
    return id;
  }

  private Answer act(String act, MeetingId id) {
    String path = "/api/meetings/" + id;
    return switch (act) {
      case "change" -> secretary.put(path, changing(id));
      case "reschedule" ->
          secretary.post(path + "/reschedule", time(Instant.now().plusSeconds(9000), 60));
      default -> secretary.post(path + "/" + act, Map.of("reason", "Có lý do"));
    };
  }

  private Map<String, Object> changing(MeetingId id) {
    MeetingFacts facts = meetings.facts(id).orElseThrow();
    Map<String, Object> plan = new HashMap<>(TestMeetings.plan(city));
    plan.put("title", "Tên mới");
    plan.put("startsAt", facts.startsAt().toString());
    plan.put("version", facts.version());
    return plan;
  }

  private static Map<String, Object> time(Instant startsAt, int minutes) {
    return Map.of("startsAt", startsAt.toString(), "plannedMinutes", minutes);
  }

  private Phase phase(MeetingId id) {
    return meetings.facts(id).orElseThrow().phase();
  }

  /** Everything that is kept of a meeting, its plans in time included. */
  private String snapshot(MeetingId id) {
    String row =
        jdbc.sql("SELECT to_jsonb(m)::text FROM meeting m WHERE id = ?")
            .param(id.value())
            .query(String.class)
            .single();
    return row
        + meetings.facts(id).orElseThrow()
        + scheduler.planned(10_000).stream()
            .filter(p -> p.payload().equals(id.toString()))
            .toList();
  }

  private static Refusal refusal(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).refusal();
  }
}
