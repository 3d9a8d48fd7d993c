package vn.diemcau.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.diemcau.local.TestDatabase;
import vn.diemcau.local.TestServices;

/** Quartz itself behind the adapter: the wall clock, missed firings, two servers, a killed one. */
@Timeout(120)
class QuartzTest {

  private TestDatabase database;

  @BeforeEach
  void freshDatabase() {
    database = TestServices.freshDatabase();
  }

  @Test
  void a_plan_fires_by_the_wall_clock_once_its_transaction_is_committed() throws Exception {
    try (Node node = Node.realTime(database)) {
      node.transaction()
          .executeWithoutResult(
              status -> {
                node.scheduler().at("a", Instant.now(), "record", "rolled back");
                status.setRollbackOnly();
              });
      node.transaction()
          .executeWithoutResult(
              status -> node.scheduler().at("b", Instant.now(), "record", "committed"));

      assertThat(next(node.recorder().firings).payload()).isEqualTo("committed");
      assertThatThrownBy(() -> node.time().runDue()).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void what_was_missed_while_no_server_ran_happens_once_at_the_next_start() throws Exception {
    Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));
    try (Node down = Node.movedByHand(database)) {
      down.scheduler().at("once", anHourAgo, "record", "once");
      down.scheduler().every("often", anHourAgo, Duration.ofMinutes(7), "record", "often");
    }
    try (Node node = Node.realTime(database)) {
      List<Firing> firings = new ArrayList<>();
      firings.add(next(node.recorder().firings));
      firings.add(next(node.recorder().firings));
      node.scheduler().at("last", Instant.now(), "record", "last");
      firings.add(next(node.recorder().firings));

      assertThat(firings)
          .extracting(Firing::payload)
          .containsExactlyInAnyOrder("once", "often", "last");
      assertThat(firings)
          .filteredOn(f -> f.payload().equals("once"))
          .extracting(Firing::due)
          .containsExactly(anHourAgo);
      assertThat(node.scheduler().planned(10))
          .filteredOn(p -> p.key().equals("often"))
          .singleElement()
          .satisfies(p -> assertThat(p.next()).isAfter(Instant.now()));
    }
  }

  @Test
  void a_failed_run_is_repeated_and_a_handler_may_plan_itself_again() throws Exception {
    try (Node node = Node.realTime(database)) {
      node.failing().failuresLeft.set(2);
      node.scheduler().at("fails", Instant.now(), "fail", "");
      node.scheduler().at("plans", Instant.now(), "self-planning", "3");

      assertThat(next(node.failing().succeeded).attempt()).isEqualTo(3);
      assertThat(node.scheduler().failures(10)).extracting(Failure::attempt).containsExactly(2, 1);
      for (String left : List.of("3", "2", "1")) {
        assertThat(next(node.recorder().firings).payload()).isEqualTo(left);
      }
    }
  }

  @Test
  void two_servers_on_one_database_run_every_plan_once() throws Exception {
    try (Node one = Node.realTime(database);
        Node two = Node.realTime(database)) {
      one.transaction()
          .executeWithoutResult(
              status ->
                  IntStream.range(0, 40)
                      .forEach(i -> one.scheduler().at("a/" + i, Instant.now(), "record", "" + i)));
      List<String> ran = new ArrayList<>();
      Instant giveUp = Instant.now().plusSeconds(60);
      while (ran.size() < 40 && Instant.now().isBefore(giveUp)) {
        for (Node node : List.of(one, two)) {
          Firing firing = node.recorder().firings.poll(50, TimeUnit.MILLISECONDS);
          if (firing != null) {
            ran.add(firing.payload());
          }
        }
      }
      one.scheduler().at("last", Instant.now(), "self-planning", "1");
      Firing last = null;
      while (last == null && Instant.now().isBefore(giveUp)) {
        last = one.recorder().firings.poll(50, TimeUnit.MILLISECONDS);
        last = last != null ? last : two.recorder().firings.poll(50, TimeUnit.MILLISECONDS);
      }

      assertThat(ran).hasSize(40).doesNotHaveDuplicates();
      assertThat(last).isNotNull().extracting(Firing::key).isEqualTo("last");
    }
  }

  @Test
  void another_server_takes_over_what_a_killed_one_was_running() throws Exception {
    Process killed = startKilledNode();
    try (BufferedReader output = killed.inputReader()) {
      readUntil(output, KilledNode.HANGING);
      killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      assertThat(killed.exitValue()).isEqualTo(137);
    } finally {
      killed.destroyForcibly();
    }

    try (Node survivor = Node.realTime(database)) {
      assertThat(next(survivor.recorder().firings))
          .extracting(Firing::key, Firing::payload)
          .containsExactly("hangs", "taken over");
      assertThat(survivor.scheduler().planned(10))
          .filteredOn(p -> p.key().equals("later"))
          .extracting(Planned::payload)
          .containsExactly("kept");
    }
  }

  private Process startKilledNode() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledNode.class.getName(),
            database.url(),
            database.user(),
            database.password())
        .redirectErrorStream(true)
        .start();
  }

  /** Bounded by the time limit of the class: a dead process ends its output. */
  private static void readUntil(BufferedReader output, String wanted) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String line = output.readLine(); !wanted.equals(line); line = output.readLine()) {
      assertThat(line).describedAs("the process ended: %s", seen).isNotNull();
      seen.append(line).append('\n');
    }
  }

  private static Firing next(BlockingQueue<Firing> firings) throws InterruptedException {
    Firing firing = firings.poll(45, TimeUnit.SECONDS);
    assertThat(firing).isNotNull();
    return firing;
  }
}
