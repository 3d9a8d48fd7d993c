package vn.diemcau.mediabridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.mediabridge.fuzz.ShortRun.hex;

import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.rtp.Bytes;

class SeeingAndHearingTest {

  /** RFC 4585, 6.3.1, and RFC 5104, 4.3.1: the SSRC of the slot is still to be written. */
  private static final byte[] LOSS_INDICATION = hex("81CE0002 00000001 00000000");

  private static final byte[] FULL_INTRA = hex("84CE0004 00000001 00000000 00000000 07000000");

  private final Simulation simulation = new Simulation(1, 1);

  @Test
  void everybody_sees_and_hears_everybody_else_in_three() {
    Peer chair = join("chair");
    Peer district = join("district");
    Peer commune = join("commune");
    simulation.pass(3000);
    for (Peer one : simulation.peers) {
      for (Peer other : simulation.peers) {
        if (one != other) {
          assertThat(one.framesOf(other)).as(one.id + " sees " + other.id).isGreaterThan(60);
          assertThat(one.soundsOf(other)).as(one.id + " hears " + other.id).isGreaterThan(140);
        }
      }
      assertThat(one.framesOf(one)).isZero();
      assertThat(one.soundsOf(one)).isZero();
      assertThat(one.faults).isEmpty();
    }
    assertThat(chair.slotOf("district-v0")).isNotEqualTo(chair.slotOf("commune-v0"));
    assertThat(district.slotOf("chair-a0")).startsWith("a");
    assertThat(commune.lastTold("ServerHello")).isNotNull();
  }

  @Test
  void a_late_joiner_gets_a_key_frame() {
    Peer chair = join("chair");
    join("district");
    simulation.pass(5000);
    int before = chair.camera.keyFrames;
    Peer late = join("late");
    simulation.pass(300);
    assertThat(late.framesOf(chair)).isGreaterThan(2);
    assertThat(chair.camera.keyFrames).isEqualTo(before + 1);
    assertThat(late.faults).isEmpty();
  }

  @Test
  void forty_late_joiners_together_cost_a_sender_few_key_frames() {
    Peer chair = join("chair");
    simulation.pass(2000);
    int before = chair.camera.keyFrames;
    for (int i = 0; i < 40; i++) {
      simulation.join("late" + i, 0).watch("chair-v0");
      simulation.pass(10);
    }
    simulation.pass(1200);
    assertThat(chair.camera.keyFrames - before).isLessThanOrEqualTo(3);
    for (Peer peer : simulation.peers.subList(1, 41)) {
      assertThat(peer.framesOf(chair)).isGreaterThan(5);
      assertThat(peer.faults).isEmpty();
    }
  }

  @Test
  void a_hundred_who_join_at_once_cost_a_sender_two_requests_for_a_key_frame_at_most() {
    Peer chair = join("chair");
    simulation.pass(2000);
    int before = chair.keyFrameRequests;
    for (int i = 0; i < 100; i++) {
      simulation.join("late" + i, 0).watch("chair-v0");
    }
    simulation.pass(1500);
    assertThat(chair.keyFrameRequests - before).isBetween(1, 2);
    for (Peer peer : simulation.peers.subList(1, 101)) {
      assertThat(peer.framesOf(chair)).isGreaterThan(20);
      assertThat(peer.faults).isEmpty();
    }
  }

  @Test
  void full_intra_requests_and_loss_indications_of_many_become_one_request() {
    Peer chair = join("chair");
    Peer[] viewers = new Peer[10];
    for (int i = 0; i < viewers.length; i++) {
      viewers[i] = simulation.join("viewer" + i, 0);
      viewers[i].watch("chair-v0");
    }
    simulation.pass(3000);
    int before = chair.keyFrameRequests;
    int keyFrames = chair.camera.keyFrames;
    for (int i = 0; i < viewers.length; i++) {
      byte[] asking = i % 2 == 0 ? LOSS_INDICATION.clone() : FULL_INTRA.clone();
      Bytes.put32(asking, i % 2 == 0 ? 8 : 12, viewers[i].slots.get("v0").ssrc());
      Peer viewer = viewers[i];
      viewer.inLoop(() -> viewer.endpoint.rtcp(asking, 0, asking.length, simulation.now()));
    }
    simulation.pass(400);
    assertThat(chair.keyFrameRequests - before).isEqualTo(1);
    assertThat(chair.camera.keyFrames - keyFrames).isEqualTo(1);
  }

  @Test
  void sound_and_picture_stay_together_when_the_slots_change_their_sources() {
    Peer viewer = simulation.join("viewer", 0, 1, 1);
    Peer a = join("a");
    Peer b = join("b");
    for (int i = 0; i < 12; i++) {
      Peer speaker = i % 2 == 0 ? a : b;
      Peer other = i % 2 == 0 ? b : a;
      simulation.room.forceMute(other.id, true, false);
      simulation.room.forceMute(speaker.id, false, false);
      viewer.watch(speaker.id + "-v0");
      simulation.pass(1700 + 130 * i);
      SlotReceiver sound = viewer.slots.get("a0");
      SlotReceiver picture = viewer.slots.get("v0");
      assertThat(sound.soundsOf(speaker.tag())).isPositive();
      assertThat(picture.framesOf(speaker.tag())).isPositive();
      assertThat(Math.abs(sound.captureMillis() - picture.captureMillis()))
          .as("sound against picture after switch " + i)
          .isLessThanOrEqualTo(5);
    }
    assertThat(viewer.faults).isEmpty();
  }

  @Test
  void no_picture_flows_before_the_first_wish() {
    Peer chair = join("chair");
    Peer silent = simulation.join("silent", 0);
    simulation.pass(1000);
    assertThat(silent.framesOf(chair)).isZero();
    assertThat(silent.soundsOf(chair)).isPositive();
  }

  @Test
  void a_slot_is_one_unbroken_stream_while_its_sources_change() {
    Peer wall = simulation.join("wall", 0, 3, 1);
    Peer a = join("a");
    Peer b = join("b");
    Peer c = join("c");
    String[] names = {"a-v0", "b-v0", "c-v0"};
    for (int i = 0; i < 30; i++) {
      wall.watch(names[i % 3]);
      simulation.pass(700);
      assertThat(wall.slotOf(names[i % 3])).isEqualTo("v0");
    }
    assertThat(wall.faults).isEmpty();
    assertThat(wall.slots.get("v0").holes()).isZero();
    for (Peer other : new Peer[] {a, b, c}) {
      assertThat(wall.framesOf(other)).isGreaterThan(100);
    }
  }

  @Test
  void a_speaker_who_leaves_and_comes_back_twenty_times_is_seen_and_heard_every_time() {
    Peer chair = join("chair", 2);
    Peer other = join("other", 2);
    for (int i = 0; i < 20; i++) {
      Peer speaker = simulation.join("visitor" + i % 2, 0, 3, 2);
      speaker.camera.start();
      speaker.microphone.start();
      simulation.pass(1500);
      assertThat(chair.framesOf(speaker)).as("visit " + i).isGreaterThan(25);
      assertThat(chair.soundsOf(speaker)).as("visit " + i).isGreaterThan(60);
      assertThat(chair.slotOf(speaker.id + "-v0")).isIn("v0", "v1");
      assertThat(chair.slotOf(speaker.id + "-a0")).isIn("a0", "a1", "a2");
      assertThat(other.framesOf(speaker)).isGreaterThan(25);
      speaker.leave();
      simulation.pass(300);
      assertThat(chair.slotOf(speaker.id + "-v0")).isNull();
      assertThat(chair.slotOf(speaker.id + "-a0")).isNull();
      chair.slots.values().forEach(SlotReceiver::forget);
      other.slots.values().forEach(SlotReceiver::forget);
    }
    assertThat(chair.slots.keySet()).allMatch(mid -> mid.matches("a[012]|v[01]"));
    assertThat(chair.faults).isEmpty();
    assertThat(other.faults).isEmpty();
  }

  private Peer join(String id) {
    return join(id, 9);
  }

  private Peer join(String id, int videoSlots) {
    Peer peer = simulation.join(id, 0, 3, videoSlots);
    peer.camera.start();
    peer.microphone.start();
    peer.watchAll(360);
    return peer;
  }
}
