package vn.diemcau.mediabridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.mediabridge.receive.DropReason;

class LossTest {

  private static final int FRAMES_PER_SECOND = 25;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void five_percent_loss_to_the_receiver_recovers_by_retransmission(long seed) {
    Simulation simulation = new Simulation(seed, 1);
    Peer sender = sender(simulation);
    Peer receiver = simulation.join("receiver", 0);
    receiver.watchAll(720);
    receiver.down.loss = 0.05;
    simulation.pass(10_000);
    receiver.down.loss = 0;
    simulation.pass(1000);
    SlotReceiver slot = receiver.slots.get("v0");
    assertThat(receiver.down.lost).isGreaterThan(20);
    assertThat(slot.repeatedPackets).isGreaterThan(10);
    assertThat(slot.holes()).isZero();
    assertThat(receiver.framesOf(sender)).isGreaterThan(10 * FRAMES_PER_SECOND);
    assertThat(receiver.faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void five_percent_loss_from_the_sender_recovers_by_retransmission(long seed) {
    Simulation simulation = new Simulation(seed, 1);
    Peer sender = sender(simulation);
    Peer receiver = simulation.join("receiver", 0);
    receiver.watchAll(720);
    simulation.pass(300);
    sender.up.loss = 0.05;
    simulation.pass(10_000);
    sender.up.loss = 0;
    simulation.pass(1000);
    assertThat(sender.camera.repeated).isGreaterThan(10);
    assertThat(receiver.slots.get("v0").holes()).isZero();
    assertThat(receiver.framesOf(sender)).isGreaterThan(10 * FRAMES_PER_SECOND);
    assertThat(receiver.faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void loss_and_disorder_on_both_sides_leave_no_hole_while_the_wall_pages(long seed) {
    Simulation simulation = new Simulation(seed, 2);
    Peer a = sender(simulation);
    Peer b = simulation.join("b", 1);
    b.camera.start();
    Peer receiver = simulation.join("receiver", 1, 3, 1);
    for (Peer peer : simulation.peers) {
      peer.up.loss = 0.03;
      peer.down.loss = 0.03;
      peer.up.jitterMillis = 15;
      peer.down.jitterMillis = 15;
    }
    for (int i = 0; i < 10; i++) {
      receiver.watch(i % 2 == 0 ? "sender-v0" : "b-v0");
      simulation.pass(2000);
    }
    for (Peer peer : simulation.peers) {
      peer.up.loss = 0;
      peer.down.loss = 0;
    }
    simulation.pass(4000);
    assertThat(receiver.faults).isEmpty();
    SlotReceiver slot = receiver.slots.get("v0");
    assertThat(slot.holes()).isZero();
    assertThat(slot.skipped)
        .as("what the former sender lost and had not sent again when the page was turned")
        .isLessThan(4);
    assertThat(receiver.framesOf(a)).isGreaterThan(5 * FRAMES_PER_SECOND);
    assertThat(receiver.framesOf(b)).isGreaterThan(5 * FRAMES_PER_SECOND);
  }

  @ParameterizedTest
  @ValueSource(longs = {9})
  void what_is_asked_for_again_and_again_is_not_sent_without_end(long seed) {
    Simulation simulation = new Simulation(seed, 1);
    sender(simulation);
    Peer receiver = simulation.join("receiver", 0);
    receiver.watchAll(720);
    simulation.pass(2000);
    SlotReceiver slot = receiver.slots.get("v0");
    int before = slot.repeatedPackets;
    for (int i = 0; i < 200; i++) {
      slot.askFor(slot.newest());
      simulation.pass(5);
    }
    simulation.pass(200);
    assertThat(slot.repeatedPackets - before).isLessThan(60);
    assertThat(simulation.room.figures("receiver").orElseThrow().drops())
        .containsKey(DropReason.RETRANSMISSION_LIMIT);
  }

  private static Peer sender(Simulation simulation) {
    Peer sender = simulation.join("sender", 0);
    sender.camera.start();
    return sender;
  }
}
