package vn.diemcau.mediabridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchingTest {

  private final Simulation simulation = new Simulation(21, 2);

  @Test
  void a_sender_nobody_watches_is_told_so_and_told_again_when_somebody_does() {
    Peer sender = join("sender", 0);
    simulation.pass(1200);
    assertThat(sender.videoHeight).isZero();

    Peer here = simulation.join("here", 0);
    Peer there = simulation.join("there", 1);
    here.say(constraints("sender-v0", 180));
    simulation.pass(100);
    assertThat(sender.videoHeight).isEqualTo(180);
    there.say(constraints("sender-v0", 720));
    simulation.pass(100);
    assertThat(sender.videoHeight).isEqualTo(720);

    there.leave();
    simulation.pass(1500);
    assertThat(sender.videoHeight).isEqualTo(180);
    here.say(constraints("sender-v0", 0));
    simulation.pass(1500);
    assertThat(sender.videoHeight).isZero();
    here.say(constraints("sender-v0", 360));
    simulation.pass(500);
    assertThat(sender.videoHeight).isEqualTo(360);
    assertThat(here.framesOf(sender)).isPositive();
  }

  @Test
  void a_wall_that_pages_back_within_a_second_does_not_stop_the_encoder() {
    Peer sender = join("sender", 0);
    Peer wall = simulation.join("wall", 1);
    wall.say(constraints("sender-v0", 180));
    simulation.pass(500);
    int told = sender.told.size();
    wall.say(constraints("sender-v0", 0));
    simulation.pass(600);
    wall.say(constraints("sender-v0", 180));
    simulation.pass(2000);
    assertThat(sender.told).hasSize(told);
  }

  @Test
  void a_channel_that_opens_again_is_told_everything() {
    Peer sender = join("sender", 0);
    Peer receiver = join("receiver", 1);
    receiver.watchAll(360);
    simulation.pass(1500);
    receiver.told.clear();
    receiver.inLoop(() -> receiver.endpoint.channelOpened(simulation.now()));
    assertThat(receiver.told.getFirst().get("colibriClass").asText()).isEqualTo("ServerHello");
    JsonNode entry = receiver.lastTold("VideoSourcesMap").get("mappedSources").get(0);
    assertThat(entry.get("source").asText()).isEqualTo("sender-v0");
    assertThat(entry.get("owner").asText()).isEqualTo("sender");
    assertThat(entry.get("videoType").asText()).isEqualTo("camera");
    assertThat(entry.get("mid").asText()).isEqualTo("v0");
    assertThat(entry.get("ssrc").asLong()).isBetween(1L, 0xFFFF_FFFFL);
    assertThat(entry.get("rtx").asLong()).isBetween(1L, 0xFFFF_FFFFL);
    assertThat(receiver.lastTold("ForwardedSources").get("forwardedSources").get(0).asText())
        .isEqualTo("sender-v0");
    assertThat(receiver.lastTold("SenderSourceConstraints").get("maxHeight").asInt()).isZero();
    assertThat(sender.videoHeight).isEqualTo(360);
  }

  @Test
  void last_n_limits_the_pictures_and_the_stage_comes_first() {
    for (int i = 0; i < 5; i++) {
      join("site" + i, i % 2);
    }
    Peer receiver = simulation.join("receiver", 0);
    simulation.room.setStage(List.of("site3"));
    receiver.say(
        """
        {"colibriClass":"ReceiverVideoConstraints","lastN":2,"selectedSources":["site1-v0"],
         "defaultConstraints":{"maxHeight":180}}""");
    simulation.pass(200);
    assertThat(receiver.lastTold("ForwardedSources").get("forwardedSources"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("site3-v0", "site1-v0");
    receiver.say("{\"colibriClass\":\"ReceiverVideoConstraints\",\"lastN\":1}");
    simulation.pass(200);
    assertThat(receiver.lastTold("ForwardedSources").get("forwardedSources"))
        .extracting(JsonNode::asText)
        .containsExactly("site3-v0");
  }

  @Test
  void a_small_picture_of_a_large_stream_comes_with_fewer_frames_and_no_hole() {
    Peer sender = join("sender", 0);
    Peer large = simulation.join("large", 1);
    Peer small = simulation.join("small", 0);
    large.say(constraints("sender-v0", 720));
    simulation.pass(300);
    small.say(constraints("sender-v0", 180));
    simulation.pass(4000);
    assertThat(large.framesOf(sender)).isGreaterThan(95);
    assertThat(small.framesOf(sender)).isBetween(40, 60);
    SlotReceiver slot = small.slots.get("v0");
    assertThat(slot.layers[2]).isLessThan(3);
    assertThat(slot.holes()).isZero();

    small.say(constraints("sender-v0", 720));
    simulation.pass(2000);
    assertThat(slot.layers[2]).isGreaterThan(10);
    assertThat(small.faults).isEmpty();
  }

  @Test
  void the_clocks_of_sound_and_picture_stay_together_in_a_slot() {
    Peer sender = join("sender", 0);
    Peer receiver = simulation.join("receiver", 1);
    receiver.watchAll(360);
    simulation.pass(5000);
    SlotReceiver slot = receiver.slots.get("v0");
    assertThat(slot.reports).isGreaterThanOrEqualTo(3);
    assertThat(slot.reportError).isLessThan(90 * Simulation.MILLI);
    assertThat(sender.reportBlocks).isGreaterThan(3);
    assertThat(sender.feedbacks).isGreaterThan(40);
  }

  @Test
  void the_source_that_waits_longest_gives_up_its_slot() {
    for (int i = 0; i < 4; i++) {
      join("site" + i, i % 2);
    }
    Peer receiver = simulation.join("receiver", 0, 3, 3);
    receiver.watch("site0-v0", "site1-v0", "site2-v0");
    simulation.pass(500);
    receiver.watch("site1-v0", "site2-v0");
    simulation.pass(500);
    receiver.watch("site2-v0");
    simulation.pass(500);
    String slotOfSite0 = receiver.slotOf("site0-v0");
    receiver.watch("site2-v0", "site3-v0");
    simulation.pass(500);
    assertThat(receiver.slotOf("site3-v0")).isEqualTo(slotOfSite0);
    assertThat(receiver.slotOf("site1-v0")).as("still mapped, though paused").isNotNull();
    assertThat(receiver.slotOf("site0-v0")).isNull();
  }

  @Test
  void a_picture_that_does_not_come_takes_no_place_from_one_that_does() {
    Peer off = simulation.join("off", 0);
    Peer on = join("on", 1);
    Peer receiver = simulation.join("receiver", 0, 3, 1);
    receiver.watchAll(360);
    simulation.pass(6000);
    assertThat(receiver.framesOf(on)).isGreaterThan(40);
    assertThat(off.videoHeight).as("may begin whenever it likes").isEqualTo(360);

    simulation.room.setStage(List.of("off"));
    off.camera.start();
    simulation.pass(1000);
    assertThat(receiver.framesOf(off)).isGreaterThan(10);
    assertThat(receiver.faults).isEmpty();

    off.camera.stop();
    simulation.pass(4000);
    int before = receiver.framesOf(on);
    simulation.pass(1000);
    assertThat(receiver.framesOf(on)).as("the other one again").isGreaterThan(before + 15);
  }

  @Test
  void a_camera_that_was_off_is_still_allowed_to_begin_when_its_channel_opens_again() {
    Peer off = simulation.join("off", 0);
    Peer receiver = simulation.join("receiver", 1);
    receiver.watchAll(360);
    simulation.pass(6000);
    off.inLoop(() -> off.endpoint.channelOpened(simulation.now()));
    simulation.pass(2000);
    assertThat(off.videoHeight).isPositive();
    off.camera.start();
    simulation.pass(1000);
    assertThat(receiver.framesOf(off)).isGreaterThan(15);
    assertThat(off.videoHeight).isEqualTo(360);
  }

  @Test
  void a_site_whose_connection_takes_long_is_not_taken_for_switched_off() {
    Peer receiver = simulation.join("receiver", 1);
    receiver.watchAll(360);
    simulation.handshakeMillis = 8000;
    Peer slow = simulation.join("slow", 0);
    simulation.pass(8100);
    assertThat(slow.videoHeight).isEqualTo(360);
    assertThat(receiver.slotOf("slow-v0")).isNotNull();
    assertThat(receiver.lastTold("ForwardedSources").get("forwardedSources")).hasSize(1);
  }

  @Test
  void a_picture_that_was_named_is_waited_for() {
    Peer off = simulation.join("off", 0);
    Peer receiver = simulation.join("receiver", 1, 3, 1);
    receiver.watch("off-v0");
    simulation.pass(10_000);
    assertThat(receiver.slotOf("off-v0")).isEqualTo("v0");
    off.camera.start();
    simulation.pass(500);
    assertThat(receiver.framesOf(off)).isGreaterThan(5);
  }

  private static String constraints(String source, int height) {
    return """
        {"colibriClass":"ReceiverVideoConstraints","defaultConstraints":{"maxHeight":0},
         "constraints":{"%s":{"maxHeight":%d}}}"""
        .formatted(source, height);
  }

  private Peer join(String id, int loop) {
    Peer peer = simulation.join(id, loop);
    peer.camera.start();
    return peer;
  }
}
