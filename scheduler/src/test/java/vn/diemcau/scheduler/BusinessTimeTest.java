package vn.diemcau.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.diemcau.scheduler.Node.START;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.local.TestDatabase;
import vn.diemcau.local.TestServices;

/** Plans and handlers in business time; Quartz only keeps them. */
class BusinessTimeTest {

  private static TestDatabase database;
  private static Node shared;

  private final Scheduler scheduler = shared.scheduler();
  private Instant now;

  @BeforeAll
  static void startNode() {
    database = TestServices.freshDatabase();
    shared = Node.movedByHand(database);
  }

  @AfterAll
  static void stopNode() {
    shared.close();
  }

  @BeforeEach
  void nothingPlanned() {
    scheduler.planned(1000).forEach(p -> scheduler.cancel(p.key()));
    shared.jdbc().sql("DELETE FROM scheduler_failure").update();
    shared.recorder().firings.clear();
    shared.failing().succeeded.clear();
    shared.failing().failuresLeft.set(0);
    now = shared.time().now();
    assertThat(scheduler.planned(1)).isEmpty();
  }

  @Test
  void what_is_due_runs_in_order_of_time_and_once() {
    scheduler.at("b", in(20), "record", "second");
    scheduler.at("a", in(10), "record", "first");
    scheduler.at("c", in(40), "record", "later");

    assertThat(shared.pass(Duration.ofMinutes(9))).isZero();
    assertThat(shared.pass(Duration.ofMinutes(21))).isEqualTo(2);

    assertThat(payloads()).containsExactly("first", "second");
    assertThat(shared.pass(Duration.ofMinutes(5))).isZero();
    assertThat(keys()).containsExactly("c");
  }

  @Test
  void a_handler_is_told_when_it_should_have_run_and_what_time_it_is() {
    scheduler.at("a", in(10), "record", "Điểm cầu số 1");

    shared.pass(Duration.ofMinutes(25));

    assertThat(shared.recorder().firings)
        .containsExactly(new Firing("a", "Điểm cầu số 1", in(10), in(25), 1));
  }

  @Test
  void what_is_planned_in_a_rolled_back_transaction_never_was() {
    shared
        .transaction()
        .executeWithoutResult(
            status -> {
              scheduler.at("a", in(10), "record", "");
              assertThat(keys()).containsExactly("a");
              status.setRollbackOnly();
            });

    assertThat(scheduler.planned(10)).isEmpty();
    assertThat(shared.pass(Duration.ofMinutes(10))).isZero();
  }

  @Test
  void what_is_cancelled_in_a_rolled_back_transaction_stays_planned() {
    scheduler.at("meeting/1/remind", in(10), "record", "");

    shared
        .transaction()
        .executeWithoutResult(
            status -> {
              assertThat(scheduler.cancel("meeting/1")).isEqualTo(1);
              status.setRollbackOnly();
            });

    assertThat(keys()).containsExactly("meeting/1/remind");
  }

  @Test
  void planning_a_key_again_replaces_what_was_planned() {
    scheduler.at("meeting/1/remind", in(10), "record", "old");
    scheduler.at("meeting/1/remind", in(20), "record", "new");

    shared.pass(Duration.ofMinutes(30));

    assertThat(payloads()).containsExactly("new");
  }

  @Test
  void cancelling_takes_whole_segments_and_everything_below() {
    scheduler.at("meeting/1", in(10), "record", "");
    scheduler.at("meeting/1/remind", in(10), "record", "");
    scheduler.at("meeting/1/line/check", in(10), "record", "");
    scheduler.at("meeting/12/remind", in(10), "record", "");
    scheduler.at("meeting/2/remind", in(10), "record", "");

    assertThat(scheduler.cancel("meeting/1")).isEqualTo(3);
    assertThat(keys()).containsExactlyInAnyOrder("meeting/12/remind", "meeting/2/remind");
    assertThat(scheduler.cancel("meeting/2/remind")).isEqualTo(1);
    assertThat(scheduler.cancel("meeting/2/remind")).isZero();
  }

  @Test
  void what_repeats_runs_once_for_all_it_missed_and_keeps_its_rhythm() {
    scheduler.every("a", in(5), Duration.ofMinutes(10), "record", "");

    assertThat(shared.pass(Duration.ofMinutes(5))).isEqualTo(1);
    assertThat(shared.pass(Duration.ofMinutes(37))).isEqualTo(1);

    assertThat(scheduler.planned(10))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.next()).isEqualTo(in(45));
              assertThat(p.repeats()).isEqualTo("PT10M");
              assertThat(p.state()).isEqualTo("waiting");
            });
  }

  @Test
  void a_cron_expression_goes_by_the_clock_of_its_zone() {
    scheduler.every("a", "0 30 2 * * ?", ZoneId.of("Asia/Ho_Chi_Minh"), "record", "");

    Planned planned = scheduler.planned(1).getFirst();
    assertThat(planned.repeats()).isEqualTo("0 30 2 * * ?");
    assertThat(planned.next().atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toLocalTime())
        .hasToString("02:30");
  }

  @Test
  void a_failing_handler_leaves_nothing_behind_and_is_tried_again_after_growing_pauses() {
    shared.failing().failuresLeft.set(2);
    scheduler.at("a", in(1), "fail", "p");

    shared.pass(Duration.ofMinutes(1));

    assertThat(keys()).containsExactly("a");
    assertThat(scheduler.planned(1).getFirst().attempt()).isEqualTo(2);
    assertThat(scheduler.planned(1).getFirst().next()).isEqualTo(in(1).plusSeconds(1));

    shared.pass(Duration.ofSeconds(1));
    assertThat(scheduler.planned(1).getFirst().next()).isEqualTo(in(1).plusSeconds(3));
    shared.pass(Duration.ofSeconds(2));

    assertThat(shared.failing().succeeded)
        .containsExactly(new Firing("a", "p", in(1), in(1).plusSeconds(3), 3));
    assertThat(keys()).containsExactly("made-by-failing");
    assertThat(scheduler.failures(10))
        .extracting(Failure::attempt, Failure::error)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2, "java.lang.IllegalStateException: not now"),
            org.assertj.core.groups.Tuple.tuple(1, "java.lang.IllegalStateException: not now"));
  }

  @Test
  void a_handler_that_fails_for_good_is_given_up_and_that_is_recorded() {
    shared.failing().failuresLeft.set(Integer.MAX_VALUE);
    scheduler.at("a", in(1), "fail", "p");

    for (int i = 0; i < 20; i++) {
      shared.pass(Duration.ofMinutes(1));
    }

    assertThat(scheduler.planned(10)).isEmpty();
    assertThat(scheduler.failures(10)).extracting(Failure::attempt).containsExactly(4, 3, 2, 1);
    assertThat(scheduler.failures(10).getFirst().retryAt()).isNull();
    assertThat(scheduler.failures(10).getLast().retryAt()).isEqualTo(in(1).plusSeconds(1));
  }

  @Test
  void what_repeats_goes_on_when_a_run_fails() {
    shared.failing().failuresLeft.set(1);
    scheduler.every("a", in(1), Duration.ofHours(1), "fail", "");

    shared.pass(Duration.ofMinutes(1));

    assertThat(scheduler.planned(10)).extracting(Planned::attempt).containsExactly(2, 1);
    assertThat(scheduler.cancel("a")).isEqualTo(2);
  }

  @Test
  void a_handler_that_does_not_exist_is_a_recorded_failure() {
    scheduler.at("a", in(1), "nobody", "");

    shared.pass(Duration.ofMinutes(1));

    assertThat(scheduler.failures(1).getFirst().error()).contains("0 handlers", "nobody");
  }

  @Test
  void a_handler_may_plan_its_own_next_run() {
    scheduler.at("a", in(1), "self-planning", "3");

    for (int i = 0; i < 5; i++) {
      shared.pass(Duration.ofMinutes(1));
    }

    assertThat(payloads()).containsExactly("3", "2", "1");
    assertThat(scheduler.planned(10)).isEmpty();
  }

  @Test
  void malformed_plans_are_refused_and_nothing_is_planned() {
    for (String key : List.of("", "/a", "a/", "a//b", "a b", "a%", "a_b", "x".repeat(201))) {
      assertThatThrownBy(() -> scheduler.at(key, now, "record", ""))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> scheduler.cancel(key)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> scheduler.at("a", now, "", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> scheduler.at("a", now, "record", "x".repeat(2001)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> scheduler.every("a", now, Duration.ofMillis(999), "record", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> scheduler.every("a", "every day", ZoneId.of("UTC"), "record", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(scheduler.planned(10)).isEmpty();
  }

  @Test
  void plans_outlive_the_server_that_made_them() {
    scheduler.at("a", START.plus(Duration.ofDays(3650)), "record", "kept");

    try (Node next = Node.movedByHand(database)) {
      assertThat(next.scheduler().planned(10)).extracting(Planned::payload).containsExactly("kept");
      next.pass(Duration.ofDays(3650));
      assertThat(next.recorder().firings).extracting(Firing::payload).containsExactly("kept");
    }
    assertThat(scheduler.planned(10)).isEmpty();
  }

  private Instant in(int minutes) {
    return now.plus(Duration.ofMinutes(minutes));
  }

  private List<String> payloads() {
    return shared.recorder().firings.stream().map(Firing::payload).toList();
  }

  private List<String> keys() {
    return scheduler.planned(10).stream().map(Planned::key).toList();
  }
}
