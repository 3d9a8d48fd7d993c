package vn.diemcau.mediabridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.receive.DropReason;
import vn.diemcau.mediabridge.room.Reception;

class FloorTest {

  private final Simulation simulation = new Simulation(11, 2);

  @Test
  void a_withdrawn_floor_stops_the_sound_in_the_same_tick() {
    Peer speaker = join("speaker", 0);
    Peer here = join("here", 0);
    Peer there = join("there", 1);
    simulation.pass(2000);
    assertThat(here.soundsOf(speaker)).isPositive();
    here.down.delayMillis = 0;
    there.down.delayMillis = 0;
    simulation.pass(100);

    simulation.room.forceMute("speaker", true, false);
    int heardHere = here.soundsOf(speaker);
    int heardThere = there.soundsOf(speaker);
    int seen = here.framesOf(speaker);
    simulation.pass(2000);

    assertThat(here.soundsOf(speaker)).isEqualTo(heardHere);
    assertThat(there.soundsOf(speaker)).isEqualTo(heardThere);
    assertThat(here.framesOf(speaker)).as("the picture goes on").isGreaterThan(seen + 40);
    assertThat(drops("speaker", DropReason.FORCE_MUTED)).isGreaterThan(90);
  }

  @Test
  void a_single_source_is_muted_before_it_is_announced_and_opened_without_the_others() {
    Peer speaker = simulation.join("speaker", 0);
    simulation.room.muteSources("speaker", Set.of("speaker-v0", "speaker-a1"));
    speaker.camera.start();
    speaker.microphone.start();
    Peer viewer = join("viewer", 1);
    simulation.pass(2000);
    assertThat(viewer.framesOf(speaker)).isZero();
    assertThat(viewer.soundsOf(speaker)).isPositive();

    simulation.room.muteSources("speaker", Set.of("speaker-a0"));
    simulation.pass(100);
    int heard = viewer.soundsOf(speaker);
    viewer.watchAll(180);
    simulation.pass(2000);
    assertThat(viewer.framesOf(speaker)).isGreaterThan(30);
    assertThat(viewer.soundsOf(speaker)).isEqualTo(heard);
    assertThat(simulation.room.muteSources("nobody", Set.of())).isFalse();
  }

  @Test
  void a_site_that_gets_the_floor_is_heard_at_once_and_without_a_break_in_the_slot() {
    Peer speaker = join("speaker", 0);
    Peer listener = join("listener", 1);
    for (int i = 0; i < 5; i++) {
      simulation.room.forceMute("speaker", true, false);
      simulation.pass(1000);
      int before = listener.soundsOf(speaker);
      simulation.room.forceMute("speaker", false, false);
      simulation.pass(200);
      assertThat(listener.soundsOf(speaker) - before).isGreaterThanOrEqualTo(6);
    }
    assertThat(listener.faults).isEmpty();
    assertThat(listener.slots.get("a0").holes()).isZero();
  }

  @Test
  void a_muted_picture_stops_and_comes_back_with_a_key_frame() {
    Peer sender = join("sender", 0);
    Peer watcher = join("watcher", 1);
    simulation.pass(1000);
    simulation.room.forceMute("sender", false, true);
    simulation.pass(200);
    int before = watcher.framesOf(sender);
    simulation.pass(1000);
    assertThat(watcher.framesOf(sender)).isEqualTo(before);
    simulation.room.forceMute("sender", false, false);
    simulation.pass(1000);
    assertThat(watcher.framesOf(sender)).isGreaterThan(before + 15);
    assertThat(watcher.faults).isEmpty();
  }

  @Test
  void the_three_loudest_are_heard_and_a_fourth_must_be_clearly_louder() {
    Peer listener = simulation.join("listener", 0);
    Peer[] voices = new Peer[5];
    int[] levels = {20, 25, 30, 33, 60};
    for (int i = 0; i < 5; i++) {
      voices[i] = simulation.join("voice" + i, i % 2);
      voices[i].microphone.level = levels[i];
      voices[i].microphone.start();
      simulation.pass(200);
    }
    simulation.pass(1000);
    assertThat(listener.soundsOf(voices[0])).isPositive();
    assertThat(listener.soundsOf(voices[1])).isPositive();
    assertThat(listener.soundsOf(voices[2])).isPositive();
    assertThat(listener.soundsOf(voices[3])).as("only a little quieter").isZero();
    assertThat(listener.soundsOf(voices[4])).isZero();
    assertThat(drops("voice4", DropReason.NOT_AMONG_LOUDEST)).isPositive();

    voices[3].microphone.level = 10;
    simulation.pass(1000);
    int quietest = listener.soundsOf(voices[2]);
    assertThat(listener.soundsOf(voices[3])).as("now clearly louder").isGreaterThan(30);
    simulation.pass(1000);
    assertThat(listener.soundsOf(voices[2])).as("the quietest gave way").isEqualTo(quietest);
    assertThat(listener.slotOf("voice3-a0")).isIn("a0", "a1", "a2");
    assertThat(listener.faults).isEmpty();
  }

  @Test
  void silence_is_not_sent() {
    Peer quiet = simulation.join("quiet", 0);
    quiet.microphone.level = 127;
    quiet.microphone.start();
    Peer listener = simulation.join("listener", 0);
    simulation.pass(1000);
    assertThat(listener.soundsOf(quiet)).isZero();
    assertThat(drops("quiet", DropReason.SILENCE)).isGreaterThan(40);
    quiet.microphone.level = 30;
    simulation.pass(500);
    assertThat(listener.soundsOf(quiet)).isGreaterThan(20);
    assertThat(listener.faults).isEmpty();
  }

  @Test
  void a_sound_is_followed_by_a_little_silence() {
    Peer speaker = simulation.join("speaker", 0);
    Peer listener = simulation.join("listener", 1);
    speaker.microphone.start();
    simulation.pass(500);
    speaker.microphone.level = 127;
    simulation.pass(40);
    int before = listener.soundsOf(speaker);
    simulation.pass(1000);
    assertThat(listener.soundsOf(speaker) - before).isBetween(8, 12);
  }

  @Test
  void what_is_on_its_way_to_another_loop_is_stopped_by_the_mute_too() {
    Peer speaker = join("speaker", 0);
    Peer there = join("there", 1);
    simulation.loops.get(1).handOverMillis = 15;
    there.down.delayMillis = 0;
    simulation.pass(2000);
    while (simulation.loops.get(1).waiting == 0) {
      simulation.pass(1);
    }
    simulation.room.forceMute("speaker", true, true);
    int heard = there.soundsOf(speaker);
    int seen = there.framesOf(speaker);
    simulation.pass(500);
    assertThat(there.soundsOf(speaker)).isEqualTo(heard);
    assertThat(there.framesOf(speaker)).isEqualTo(seen);
    assertThat(simulation.room.packetsOvertaken()).isPositive();
  }

  @Test
  void everybody_is_told_who_leads_the_talk() {
    Peer first = simulation.join("first", 0);
    Peer second = simulation.join("second", 1);
    simulation.join("third", 1);
    StringBuilder heard = new StringBuilder();
    simulation.room.onDominantSpeaker(id -> heard.append(id).append(' '));
    first.microphone.start();
    simulation.pass(1000);
    first.microphone.stop();
    second.microphone.start();
    simulation.pass(3000);
    assertThat(heard).hasToString("first second ");
    for (Peer peer : simulation.peers) {
      var message = peer.lastTold("DominantSpeakerEndpointChangeEvent");
      assertThat(message.get("dominantSpeakerEndpoint").asText()).isEqualTo("second");
      assertThat(message.get("previousSpeakers").get(0).asText()).isEqualTo("first");
    }
  }

  @Test
  void nobody_can_ask_for_a_picture_or_a_voice_that_the_server_does_not_allow() {
    Peer preview = join("preview", 0);
    Peer stage = join("stage", 1);
    Peer nosy = simulation.join("nosy", 0);
    simulation.room.setReception("nosy", new Reception(Set.of(), Set.of()));
    simulation.room.setStage(List.of("stage"));
    nosy.watch("preview-v0", "stage-v0");
    simulation.pass(1500);
    assertThat(nosy.framesOf(preview)).isZero();
    assertThat(nosy.soundsOf(preview)).isZero();
    assertThat(nosy.framesOf(stage)).isGreaterThan(20);
    assertThat(nosy.soundsOf(stage)).isGreaterThan(50);

    simulation.room.setReception("nosy", new Reception(Set.of(), Set.of("preview")));
    simulation.pass(1000);
    assertThat(nosy.framesOf(preview)).isGreaterThan(10);
    assertThat(nosy.soundsOf(preview)).isZero();

    simulation.room.setStage(List.of());
    simulation.pass(100);
    int seen = nosy.framesOf(stage);
    int heard = nosy.soundsOf(stage);
    simulation.pass(1000);
    assertThat(nosy.framesOf(stage)).isEqualTo(seen);
    assertThat(nosy.soundsOf(stage)).isEqualTo(heard);
    assertThat(nosy.faults).isEmpty();
  }

  private long drops(String id, DropReason reason) {
    return simulation.room.figures(id).orElseThrow().drops().getOrDefault(reason, 0L);
  }

  private Peer join(String id, int loop) {
    Peer peer = simulation.join(id, loop);
    peer.camera.start();
    peer.microphone.start();
    peer.watchAll(360);
    return peer;
  }
}
