package vn.diemcau.mediabridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.receive.DropReason;

/** Whose voices go through, and that they go through as Opus made them. */
class VoicesTest {

  private final Simulation simulation = new Simulation(12, 2);

  @Test
  void the_site_with_the_floor_is_heard_without_a_gap_among_three_louder_ones() {
    Peer listener = simulation.join("listener", 0);
    Peer[] loud = new Peer[3];
    for (int i = 0; i < loud.length; i++) {
      loud[i] = simulation.join("loud" + i, i % 2);
      loud[i].microphone.level = 5;
      loud[i].microphone.start();
    }
    Peer quiet = simulation.join("quiet", 1);
    quiet.microphone.level = 60;
    quiet.microphone.start();
    simulation.pass(1000);
    assertThat(listener.soundsOf(quiet)).as("nobody assured it").isZero();

    simulation.room.setVoices(List.of("quiet", "not-yet-there"));
    simulation.pass(4000);
    assertThat(listener.soundsOf(quiet)).isBetween(195, 200);
    assertThat(notAmongLoudest(quiet)).isBetween(45L, 52L);

    Peer late = simulation.join("not-yet-there", 0);
    late.microphone.level = 70;
    late.microphone.start();
    simulation.pass(1000);
    assertThat(listener.soundsOf(late)).as("named before it came").isGreaterThan(45);
    assertThat(listener.faults).isEmpty();
  }

  @Test
  void a_pause_of_discontinuous_transmission_is_no_loss_and_no_change_of_slot() {
    Peer speaker = simulation.join("speaker", 0);
    Peer listener = simulation.join("listener", 1);
    simulation.room.setVoices(List.of("speaker"));
    speaker.microphone.start();
    simulation.pass(1000);
    int told = listener.told.size();
    SlotReceiver slot = listener.slots.get("a0");
    assertThat(slot.largestStep).isEqualTo(960);
    int before = listener.soundsOf(speaker);

    speaker.microphone.pauses = true;
    simulation.pass(6000);
    assertThat(listener.soundsOf(speaker) - before).as("one in 400 ms").isBetween(14, 16);
    assertThat(slot.largestStep).as("the pause in units of 48 kHz").isEqualTo(19_200);

    speaker.microphone.pauses = false;
    before = listener.soundsOf(speaker);
    simulation.pass(1000);
    assertThat(listener.soundsOf(speaker) - before).isGreaterThanOrEqualTo(48);
    assertThat(slot.holes()).isZero();
    assertThat(listener.slots.keySet()).containsExactly("a0");
    assertThat(listener.told).hasSize(told);
    assertThat(listener.faults).as("every payload is as it was sent").isEmpty();
  }

  @Test
  void a_voice_that_paused_gets_its_seat_back_at_its_first_word() {
    Peer floor = simulation.join("floor", 0);
    Peer listener = simulation.join("listener", 1);
    simulation.room.setVoices(List.of("floor"));
    floor.microphone.level = 60;
    floor.microphone.start();
    for (int i = 0; i < 3; i++) {
      Peer loud = simulation.join("loud" + i, i % 2);
      loud.microphone.level = 5;
      loud.microphone.start();
    }
    simulation.pass(500);
    floor.microphone.stop();
    simulation.pass(3000);
    int before = listener.soundsOf(floor);
    floor.microphone.start();
    simulation.pass(1000);
    assertThat(listener.soundsOf(floor) - before).isGreaterThanOrEqualTo(47);
    assertThat(listener.faults).isEmpty();
  }

  @Test
  void
      a_sound_lost_on_the_way_up_is_a_hole_of_one_so_that_the_next_ones_error_correction_fills_it() {
    Peer speaker = simulation.join("speaker", 0);
    Peer listener = simulation.join("listener", 1);
    speaker.microphone.start();
    simulation.pass(1000);
    speaker.up.loss = 0.1;
    int sent = speaker.up.lost;
    int before = listener.soundsOf(speaker);
    SlotReceiver slot = listener.slots.get("a0");
    int first = slot.newest();
    simulation.pass(5000);
    speaker.up.loss = 0;
    simulation.pass(200);
    int lost = speaker.up.lost - sent;
    assertThat(lost).isGreaterThan(10);
    int numbers = slot.newest() - first & 0xFFFF;
    assertThat(numbers).as("the slot counts the lost ones too").isBetween(258, 262);
    assertThat(listener.soundsOf(speaker) - before)
        .isBetween(numbers - lost - 8, numbers - lost + 4);
    assertThat(listener.faults).as("every payload, its second frame too, is as sent").isEmpty();
  }

  private long notAmongLoudest(Peer peer) {
    return simulation
        .room
        .figures(peer.id)
        .orElseThrow()
        .drops()
        .getOrDefault(DropReason.NOT_AMONG_LOUDEST, 0L);
  }
}
