package vn.diemcau.mediabridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.receive.DropReason;

/** A screen or a film with its sound, beside the camera and the microphone of who shows it. */
class ShareTest {

  private final Simulation simulation = new Simulation(15, 2);
  private final Peer shows = simulation.join("shows", 0);
  private final Peer viewer = simulation.join("viewer", 1);

  private void showing() {
    shows.share();
    shows.camera.start();
    shows.microphone.start();
    shows.screen.start();
    shows.sound.start();
  }

  @Test
  void a_screen_and_its_sound_come_beside_the_camera_and_the_voice_each_in_a_slot_of_its_own() {
    showing();
    viewer.watch("shows-v1", "shows-v0");
    simulation.pass(3000);
    assertThat(viewer.framesOfScreen(shows)).isGreaterThan(60);
    assertThat(viewer.framesOf(shows)).isGreaterThan(60);
    assertThat(viewer.soundsOfScreen(shows)).isGreaterThan(140);
    assertThat(viewer.soundsOf(shows)).isGreaterThan(140);
    assertThat(viewer.slotOf("shows-v1")).isNotEqualTo(viewer.slotOf("shows-v0"));
    assertThat(viewer.slotOf("shows-a1")).isNotEqualTo(viewer.slotOf("shows-a0"));
    assertThat(viewer.faults).isEmpty();
  }

  @Test
  void who_has_no_right_to_show_sends_for_nothing_and_camera_and_voice_go_on() {
    simulation.room.muteSources("shows", Set.of("shows-v1", "shows-a1"));
    showing();
    viewer.watch("shows-v1", "shows-v0");
    simulation.pass(2000);
    assertThat(viewer.framesOfScreen(shows)).isZero();
    assertThat(viewer.soundsOfScreen(shows)).isZero();
    assertThat(viewer.framesOf(shows)).isGreaterThan(40);
    assertThat(viewer.soundsOf(shows)).isGreaterThan(90);
    assertThat(drops(shows, DropReason.FORCE_MUTED)).isGreaterThan(150);

    simulation.room.muteSources("shows", Set.of());
    simulation.pass(1000);
    assertThat(viewer.framesOfScreen(shows)).isGreaterThan(15);
    simulation.room.muteSources("shows", Set.of("shows-v1", "shows-a1"));
    simulation.pass(100);
    int seen = viewer.framesOfScreen(shows);
    int heard = viewer.soundsOfScreen(shows);
    simulation.pass(1000);
    assertThat(viewer.framesOfScreen(shows)).as("ended by the bridge").isEqualTo(seen);
    assertThat(viewer.soundsOfScreen(shows)).isEqualTo(heard);
    assertThat(viewer.faults).isEmpty();
  }

  @Test
  void a_poor_link_carries_the_screen_of_the_stage_before_any_camera_and_keeps_its_sound() {
    Peer beside = simulation.join("beside", 1);
    beside.camera.start();
    showing();
    shows.screen.packets = 4;
    simulation.room.setStage(List.of("shows"));
    viewer.down.bitsPerSecond = 700_000;
    viewer.down.delayMillis = 100;
    viewer.say(
        """
        {"colibriClass":"ReceiverVideoConstraints","lastN":-1,
         "defaultConstraints":{"maxHeight":180},"selectedSources":[],
         "onStageSources":["shows-v1"],"constraints":{"shows-v1":{"maxHeight":1080}}}""");
    simulation.pass(15_000);
    viewer.slots.values().forEach(SlotReceiver::forget);
    simulation.pass(10_000);
    assertThat(viewer.framesOfScreen(shows)).as("10 seconds").isGreaterThan(60);
    assertThat(viewer.framesOfScreen(shows)).isGreaterThan(viewer.framesOf(beside));
    assertThat(viewer.soundsOf(shows)).isGreaterThan(480);
    assertThat(viewer.soundsOfScreen(shows)).isGreaterThan(480);
  }

  @Test
  void three_microphones_with_the_floor_are_heard_whole_though_a_loud_film_is_shown_as_well() {
    Peer floor = simulation.join("floor", 1);
    Peer partner = simulation.join("partner", 0);
    showing();
    shows.sound.level = 3;
    simulation.room.setVoices(List.of("shows", "floor", "partner"));
    simulation.pass(1000);
    floor.microphone.level = 45;
    floor.microphone.start();
    simulation.pass(1000);
    partner.microphone.level = 55;
    partner.microphone.start();
    simulation.pass(500);
    viewer.slots.values().forEach(SlotReceiver::forget);
    simulation.pass(5000);
    for (Peer speaks : List.of(shows, floor, partner)) {
      assertThat(viewer.soundsOf(speaks)).as(speaks.id).isBetween(245, 252);
    }
    assertThat(viewer.soundsOfScreen(shows)).as("a film gives way to those who speak").isZero();
    partner.microphone.stop();
    simulation.pass(2000);
    viewer.slots.values().forEach(SlotReceiver::forget);
    simulation.pass(1000);
    assertThat(viewer.soundsOfScreen(shows)).as("and is heard again after them").isGreaterThan(45);
    assertThat(viewer.faults).isEmpty();
  }

  private long drops(Peer peer, DropReason reason) {
    return simulation.room.figures(peer.id).orElseThrow().drops().getOrDefault(reason, 0L);
  }
}
