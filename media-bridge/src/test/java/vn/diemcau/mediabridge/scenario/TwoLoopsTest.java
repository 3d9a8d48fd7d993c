package vn.diemcau.mediabridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TwoLoopsTest {

  private final Simulation simulation = new Simulation(31, 2);

  @Test
  void a_picture_is_handed_over_once_to_the_other_loop_however_many_watch_there() {
    Peer sender = simulation.join("sender", 0);
    for (int i = 0; i < 20; i++) {
      simulation.join("watcher" + i, 1).watch("sender-v0");
    }
    simulation.pass(500);
    sender.camera.start();
    simulation.pass(300);
    int before = simulation.loops.get(1).tasks;
    simulation.pass(2000);
    int pictures = 50;
    int tasks = simulation.loops.get(1).tasks - before;
    assertThat(tasks).isBetween(pictures - 5, pictures + 5);
    for (Peer watcher : simulation.peers.subList(1, 21)) {
      assertThat(watcher.framesOf(sender)).isGreaterThan(40);
      assertThat(watcher.faults).isEmpty();
    }
  }

  @Test
  void another_receiver_is_served_first_each_time() {
    Peer sender = simulation.join("sender", 0);
    simulation.join("x", 0).watch("sender-v0");
    simulation.join("y", 0).watch("sender-v0");
    simulation.join("z", 0).watch("sender-v0");
    simulation.pass(200);
    for (Runnable start : List.<Runnable>of(sender.camera::start, sender.microphone::start)) {
      start.run();
      simulation.pass(500);
      simulation.served.clear();
      simulation.pass(1000);
      Map<String, Integer> first = new TreeMap<>();
      for (int i = 0; i < simulation.served.size(); i += 3) {
        List<String> ids =
            simulation.served.subList(i, i + 3).stream().map(Simulation.Served::id).toList();
        assertThat(ids).containsExactlyInAnyOrder("x", "y", "z");
        first.merge(ids.getFirst(), 1, Integer::sum);
      }
      int packets = simulation.served.size() / 3;
      assertThat(packets).isGreaterThan(40);
      assertThat(first.keySet()).containsExactly("x", "y", "z");
      assertThat(first.values()).allMatch(count -> count > packets / 5);
      sender.camera.stop();
      simulation.pass(100);
    }
  }

  @Test
  void a_picture_that_does_not_come_is_asked_for_by_one_however_many_wait_for_it() {
    Peer sender = simulation.join("sender", 0);
    for (int i = 0; i < 20; i++) {
      simulation.join("watcher" + i, 1).watch("sender-v0");
    }
    simulation.pass(500);
    int before = simulation.loops.get(0).tasks;
    simulation.pass(3000);
    int told = simulation.loops.get(0).tasks - before;
    assertThat(told).as("that the source counts as dormant, once").isLessThanOrEqualTo(1);
    sender.camera.start();
    simulation.pass(500);
    for (Peer watcher : simulation.peers.subList(1, 21)) {
      assertThat(watcher.framesOf(sender)).isGreaterThan(5);
    }
  }

  @Test
  void a_loop_that_falls_behind_and_catches_up_does_not_pass_for_a_slow_line() {
    Peer sender = simulation.join("sender", 0);
    simulation.join("watcher", 1).watch("sender-v0");
    sender.camera.start();
    sender.microphone.start();
    simulation.pass(2000);
    for (int i = 0; i < 200; i++) {
      simulation.loops.get(1).handOverMillis += i % 100 < 50 ? 3 : -3;
      simulation.pass(20);
    }
    long line = simulation.room.figures("watcher").orElseThrow().linkBitsPerSecond();
    assertThat(line).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void a_picture_nobody_watches_there_is_not_handed_over() {
    Peer sender = simulation.join("sender", 0);
    simulation.join("other", 1);
    simulation.join("here", 0).watch("sender-v0");
    sender.camera.start();
    simulation.pass(500);
    int before = simulation.loops.get(1).tasks;
    simulation.pass(900);
    assertThat(simulation.loops.get(1).tasks - before).isLessThanOrEqualTo(1);
  }

  @Test
  void forty_sites_on_two_loops_see_the_stage_and_hear_it() {
    Peer chair = simulation.join("chair", 0);
    chair.camera.start();
    chair.microphone.start();
    for (int i = 0; i < 40; i++) {
      simulation.join("site" + i, i % 2).watch("chair-v0");
    }
    simulation.pass(3000);
    for (Peer site : simulation.peers.subList(1, 41)) {
      assertThat(site.framesOf(chair)).isGreaterThan(50);
      assertThat(site.soundsOf(chair)).isGreaterThan(130);
      assertThat(site.faults).isEmpty();
    }
  }

  @Test
  void a_visitor_on_the_other_loop_comes_and_goes_twenty_times() {
    Peer chair = simulation.join("chair", 0, 3, 2);
    chair.watchAll(360);
    for (int i = 0; i < 20; i++) {
      Peer visitor = simulation.join("visitor", 1);
      visitor.camera.start();
      visitor.microphone.start();
      simulation.pass(800);
      assertThat(chair.framesOf(visitor)).as("visit " + i).isGreaterThan(10);
      assertThat(chair.soundsOf(visitor)).as("visit " + i).isGreaterThan(20);
      visitor.leave();
      simulation.pass(100);
      chair.slots.values().forEach(SlotReceiver::forget);
    }
    assertThat(chair.faults).isEmpty();
    assertThat(chair.slots.keySet()).allMatch(mid -> mid.matches("a[012]|v[01]"));
  }
}
