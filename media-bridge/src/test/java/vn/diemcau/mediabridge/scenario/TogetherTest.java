package vn.diemcau.mediabridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.scenario.Simulation.Served;

/** The packets of a picture leave together, and nothing else suffers from that. */
class TogetherTest {

  private static final long MILLI = Simulation.MILLI;

  private final Simulation simulation = new Simulation(47, 1);
  private final Peer sender = simulation.join("sender", 0);

  private void watchers(int count) {
    for (int i = 0; i < count; i++) {
      simulation.join("watcher" + i, 0, 1, 1).watch("sender-v0");
    }
    simulation.pass(300);
  }

  /**
   * Starts the camera, all of whose pictures have as many packets, and lets the first ones pass.
   */
  private void picturesFlow() {
    sender.camera.keyPackets = sender.camera.packets;
    sender.camera.start();
    simulation.pass(300);
  }

  /** What the bridge has written from then on. */
  private List<Served> servedSince(long since) {
    return simulation.served.stream().filter(s -> s.at() > since).toList();
  }

  /**
   * How long the bridge has kept each packet of the pictures that it wrote to this watcher, who is
   * there from the beginning, from then on; in nanoseconds. The link takes 20 ms.
   */
  private List<Long> waits(String watcher, long since) {
    List<Served> got =
        simulation.served.stream().filter(s -> s.video() && s.id().equals(watcher)).toList();
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < got.size(); i++) {
      if (got.get(i).at() > since) {
        waits.add(got.get(i).at() - sender.camera.sentAt.get(i) - 20 * MILLI);
      }
    }
    return waits;
  }

  @Test
  void a_receiver_gets_a_picture_in_one_piece_when_its_last_packet_is_there() {
    watchers(10);
    sender.camera.spacingMillis = 4;
    picturesFlow();
    long since = simulation.now();
    simulation.pass(1000);

    List<Served> served = servedSince(since);
    assertThat(served.size()).isGreaterThan(400);
    for (int i = 0; i + 1 < served.size(); i += 2) {
      assertThat(served.get(i)).isEqualTo(served.get(i + 1));
    }
    assertThat(waits("watcher3", since)).allMatch(wait -> wait == 0 || wait == 4 * MILLI);
  }

  @Test
  void no_packet_waits_longer_than_ten_milliseconds() {
    watchers(10);
    sender.camera.packets = 4;
    sender.camera.spacingMillis = 6;
    picturesFlow();
    simulation.pass(1000);

    List<Long> waits = waits("watcher0", 0);
    assertThat(waits).hasSizeGreaterThan(90);
    assertThat(waits).allMatch(wait -> wait >= 0 && wait <= 10 * MILLI);
    assertThat(waits).contains(10 * MILLI);
  }

  @Test
  void waiting_ends_where_it_brings_nothing_and_is_tried_again() {
    watchers(10);
    sender.camera.spacingMillis = 15;
    picturesFlow();
    simulation.pass(4000);

    List<Long> waits = waits("watcher0", 0);
    assertThat(waits).hasSizeGreaterThan(180);
    long vain = waits.stream().filter(wait -> wait == 10 * MILLI).count();
    assertThat(vain).isBetween(8L, 40L);
    assertThat(waits.stream().filter(wait -> wait == 0).count()).isGreaterThan(140);
  }

  @Test
  void with_few_receivers_or_without_segmentation_nothing_waits() {
    watchers(5);
    sender.camera.spacingMillis = 4;
    picturesFlow();
    simulation.pass(500);
    assertThat(waits("watcher0", 0)).hasSizeGreaterThan(20).allMatch(wait -> wait == 0);

    for (int i = 5; i < 20; i++) {
      simulation.join("watcher" + i, 0, 1, 1).watch("sender-v0");
    }
    simulation.loops.getFirst().sendsRuns = false;
    simulation.pass(500);
    long since = simulation.now();
    simulation.pass(500);
    assertThat(waits("watcher0", since)).hasSizeGreaterThan(20).allMatch(wait -> wait == 0);
  }

  @Test
  void sound_never_waits() {
    watchers(10);
    sender.camera.spacingMillis = 8;
    sender.microphone.start();
    picturesFlow();
    simulation.pass(1000);

    List<Served> sound =
        simulation.served.stream().filter(s -> !s.video() && s.id().equals("watcher4")).toList();
    assertThat(sound).hasSizeGreaterThan(48);
    long first = sound.getFirst().at();
    for (int i = 0; i < sound.size(); i++) {
      assertThat(sound.get(i).at()).isEqualTo(first + i * 20 * MILLI);
    }
  }

  @Test
  void sound_passes_while_a_key_frame_is_on_its_way_to_hundreds() {
    watchers(300);
    sender.microphone.start();
    sender.camera.keyPackets = 20;
    simulation.pass(300);
    long since = simulation.now();
    sender.camera.start(); // its first packets leave with a packet of sound right behind them
    simulation.pass(70);

    List<Served> served = servedSince(since);
    int firstVideo = indexOf(served, true, false);
    int lastVideo = indexOf(served, true, true);
    long keyPackets = served.stream().filter(Served::video).count();
    assertThat(keyPackets).isEqualTo(300 * 20);
    long between = served.subList(firstVideo, lastVideo).stream().filter(s -> !s.video()).count();
    assertThat(between).isGreaterThanOrEqualTo(300);
    int atMost = served.subList(firstVideo, lastVideo).indexOf(sound(served, firstVideo));
    assertThat(atMost).as("packets before the sound").isLessThan(300);
  }

  private static Served sound(List<Served> served, int from) {
    return served.subList(from, served.size()).stream()
        .filter(s -> !s.video())
        .findFirst()
        .orElseThrow();
  }

  private static int indexOf(List<Served> served, boolean video, boolean last) {
    int found = -1;
    for (int i = 0; i < served.size() && (last || found < 0); i++) {
      found = served.get(i).video() == video ? i : found;
    }
    return found;
  }

  @Test
  void a_source_muted_between_two_slices_stops_at_once() {
    watchers(200);
    picturesFlow();
    long arrives = nextPicture();
    int[] before = new int[1];
    // behind the picture's packets, before what of it is left for later
    simulation.after(
        arrives - simulation.now(),
        () ->
            simulation.after(
                0,
                () -> {
                  simulation.room.forceMute("sender", true, true);
                  before[0] = simulation.served.size();
                }));
    long since = arrives - 1;
    simulation.pass(200);
    int served = servedSince(since).size();
    assertThat(served).isBetween(100, 399);
    assertThat(simulation.served).hasSize(before[0]);
  }

  /** When the next picture leaves the bridge. */
  private long nextPicture() {
    return simulation.served.getLast().at() + 40 * MILLI;
  }

  @Test
  void a_picture_whose_source_is_muted_while_it_waits_never_leaves() {
    watchers(10);
    sender.camera.spacingMillis = 8;
    picturesFlow();
    long leaves = nextPicture();
    simulation.after(
        leaves - 4 * MILLI - simulation.now(),
        () -> simulation.room.forceMute("sender", true, true));
    long since = simulation.now();
    simulation.pass(200);
    assertThat(servedSince(since)).isEmpty();
  }

  @Test
  void another_receiver_is_served_first_each_time() {
    watchers(10);
    picturesFlow();
    simulation.pass(1000);
    Set<String> first = new HashSet<>();
    for (int i = 0; i + 20 < simulation.served.size(); i += 20) {
      first.add(simulation.served.get(i).id());
    }
    assertThat(first).hasSize(10);
  }

  @Test
  void hundreds_get_every_packet_in_order_and_ask_for_none_again() {
    watchers(200);
    sender.camera.packets = 5;
    sender.camera.spacingMillis = 1;
    sender.camera.start();
    simulation.pass(2000);
    for (Peer watcher : simulation.peers.subList(1, 201)) {
      assertThat(watcher.framesOf(sender)).isGreaterThan(40);
      assertThat(watcher.faults).isEmpty();
      assertThat(watcher.slots.get("v0").lost).isZero();
    }
  }

  @Test
  void lost_packets_come_again_though_the_picture_did_not_wait_for_them() {
    watchers(12);
    sender.camera.packets = 4;
    sender.camera.spacingMillis = 1;
    sender.up.loss = 0.05;
    sender.camera.start();
    simulation.pass(6000);
    for (Peer watcher : simulation.peers.subList(1, 13)) {
      assertThat(watcher.framesOf(sender)).isGreaterThan(120);
      assertThat(watcher.faults).isEmpty();
    }
  }

  @Test
  void a_receiver_that_comes_while_pictures_flow_begins_with_a_key_frame() {
    watchers(150);
    sender.camera.spacingMillis = 1;
    picturesFlow();
    for (int i = 0; i < 5; i++) {
      Peer late = simulation.join("late" + i, 0, 1, 1);
      late.watch("sender-v0");
      simulation.pass(1013);
      assertThat(late.framesOf(sender)).as("late" + i).isGreaterThan(2);
      assertThat(late.faults).isEmpty();
    }
  }
}
