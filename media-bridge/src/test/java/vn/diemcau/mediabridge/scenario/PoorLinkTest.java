package vn.diemcau.mediabridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site whose line carries little, beside one whose line is good. */
class PoorLinkTest {

  private static final String STAGE_AND_STRIP =
      """
      {"colibriClass":"ReceiverVideoConstraints","lastN":-1,"onStageSources":["site0-v0"],
       "selectedSources":[],"defaultConstraints":{"maxHeight":180},
       "constraints":{"site0-v0":{"maxHeight":720}}}\
      """;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 6, 7})
  void keeps_its_sound_whole_and_one_picture_and_harms_nobody(long seed) {
    Simulation simulation = city(seed, 6);
    Peer poor = simulation.join("poor", 0);
    Peer good = simulation.join("good", 0);
    poor.down.bitsPerSecond = 300_000;
    poor.down.delayMillis = 100;
    poor.up.delayMillis = 100;
    poor.down.loss = 0.05;
    poor.up.loss = 0.05;
    poor.say(STAGE_AND_STRIP);
    good.say(STAGE_AND_STRIP);
    simulation.pass(10_000);
    int sounds = poor.soundsOf(simulation.peers.getFirst());
    int frames = poor.framesOf(simulation.peers.getFirst());
    int goodFrames = good.framesOf(simulation.peers.getFirst());
    simulation.pass(20_000);
    assertThat(poor.soundsOf(simulation.peers.getFirst()) - sounds)
        .as("of 1000 packets of sound, 5 percent are lost on the line")
        .isGreaterThan(900);
    assertThat(poor.framesOf(simulation.peers.getFirst()) - frames)
        .as("frames of the stage in 20 seconds")
        .isGreaterThan(60);
    assertThat(forwarded(poor)).contains("site0-v0").hasSizeLessThan(4);
    assertThat(good.framesOf(simulation.peers.getFirst()) - goodFrames).isGreaterThan(490);
    assertThat(forwarded(good)).hasSize(6);
    assertThat(good.faults).isEmpty();
    assertThat(poor.faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43})
  void sound_goes_out_twice_on_a_line_that_loses_some_though_nobody_asks_for_it(long seed) {
    Simulation simulation = city(seed, 1);
    Peer chair = simulation.peers.getFirst();
    Peer far = lossy(simulation, 200);
    far.takesSoundTwice();
    simulation.pass(10_000);
    int sounds = far.soundsOf(chair);
    simulation.pass(20_000);
    assertThat(far.soundsOf(chair) - sounds).as("of 1000 packets of sound").isGreaterThan(985);
    assertThat(far.faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void a_stage_whose_least_step_takes_most_of_the_line_is_seen(long seed) {
    Simulation simulation = city(seed, 6);
    Peer chair = simulation.peers.getFirst();
    chair.camera.packets = 6;
    chair.camera.keyPackets = 20;
    Peer poor = simulation.join("poor", 0);
    poor.down.bitsPerSecond = 300_000;
    poor.down.delayMillis = 100;
    poor.up.delayMillis = 100;
    poor.down.loss = 0.05;
    poor.up.loss = 0.05;
    poor.say(STAGE_AND_STRIP);
    simulation.pass(20_000);
    int sounds = poor.soundsOf(chair);
    int frames = poor.framesOf(chair);
    simulation.pass(30_000);
    assertThat(poor.soundsOf(chair) - sounds).as("of 1500 packets of sound").isGreaterThan(1350);
    assertThat(poor.framesOf(chair) - frames).as("frames of 190").isGreaterThan(120);
    assertThat(forwarded(poor)).contains("site0-v0");
    assertThat(poor.faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void what_feedback_of_a_long_line_tells_lost_comes_again_though_nobody_asks(long seed) {
    Simulation simulation = city(seed, 1);
    Peer far = lossy(simulation, 200);
    far.neverAsks = true;
    simulation.pass(20_000);
    SlotReceiver stage = far.slots.get(far.slotOf("site0-v0"));
    stage.forget();
    int before = stage.skipped;
    simulation.pass(60_000);
    assertThat(stage.skipped - before).as("of 75 holes").isLessThan(4);
    assertThat(far.faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {35, 36})
  void what_goes_out_by_itself_and_is_asked_for_too_goes_out_once(long seed) {
    Simulation simulation = city(seed, 1);
    Peer far = lossy(simulation, 200);
    simulation.pass(20_000);
    SlotReceiver stage = far.slots.get(far.slotOf("site0-v0"));
    int before = stage.repeatedPackets;
    int lostBefore = far.down.lost;
    simulation.pass(60_000);
    int lost = far.down.lost - lostBefore;
    assertThat(stage.repeatedPackets - before)
        .as("half of what was lost were pictures, half was sound")
        .isBetween(lost * 2 / 5, lost * 3 / 5);
  }

  @Test
  void on_a_short_line_the_receiver_is_left_to_ask() {
    Simulation simulation = city(37, 1);
    Peer near = lossy(simulation, 20);
    near.neverAsks = true;
    simulation.pass(30_000);
    assertThat(near.slots.get(near.slotOf("site0-v0")).repeatedPackets).isZero();
  }

  /** A receiver as browsers are, behind a line that loses some. */
  private static Peer lossy(Simulation simulation, long delayMillis) {
    Peer peer = simulation.join("lossy", 0);
    peer.asBrowsers = true;
    peer.down.delayMillis = delayMillis;
    peer.up.delayMillis = delayMillis;
    peer.down.loss = 0.05;
    peer.say(STAGE_AND_STRIP);
    return peer;
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void a_line_that_recovers_gets_its_pictures_back(long seed) {
    Simulation simulation = city(seed, 6);
    Peer receiver = simulation.join("receiver", 0);
    receiver.say(STAGE_AND_STRIP);
    simulation.pass(3000);
    assertThat(forwarded(receiver)).hasSize(6);
    receiver.down.bitsPerSecond = 300_000;
    simulation.pass(10_000);
    assertThat(forwarded(receiver)).contains("site0-v0").hasSizeLessThan(4);
    receiver.down.bitsPerSecond = 0;
    simulation.pass(60_000);
    assertThat(forwarded(receiver)).hasSize(6);
    assertThat(receiver.faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {400_000, 600_000, 800_000, 1_000_000, 1_200_000})
  void a_large_picture_comes_back_whole_with_the_line_however_much_of_it_had_to_go(long narrow) {
    Simulation simulation = city(8, 1);
    Peer chair = simulation.peers.getFirst();
    chair.camera.packets = 14;
    Peer receiver = simulation.join("receiver", 0);
    receiver.say(STAGE_AND_STRIP);
    simulation.pass(3000);
    receiver.down.bitsPerSecond = narrow;
    simulation.pass(10_000);
    assertThat(framesInTwoSeconds(simulation, receiver, chair)).isLessThan(40);
    receiver.down.bitsPerSecond = 0;
    simulation.pass(40_000);
    assertThat(framesInTwoSeconds(simulation, receiver, chair)).isGreaterThan(45);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void a_good_line_that_was_held_up_for_a_moment_is_not_handled_with_care_for_ever(long seed) {
    Simulation simulation = city(seed, 1);
    simulation.peers.getFirst().camera.packets = 6;
    Peer receiver = simulation.join("receiver", 0);
    receiver.say(STAGE_AND_STRIP);
    simulation.pass(5000);
    receiver.down.bitsPerSecond = 300_000;
    simulation.pass(2000);
    receiver.down.bitsPerSecond = 0;
    simulation.pass(500);
    assertThat(linkOf(simulation, receiver)).isLessThan(3_000_000);
    simulation.pass(30_000);
    assertThat(linkOf(simulation, receiver)).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(longs = {25, 26, 27})
  void a_line_that_carries_little_more_than_is_wanted_is_known_for_what_it_is(long seed) {
    Simulation simulation = city(seed, 1);
    simulation.peers.getFirst().camera.packets = 6;
    Peer receiver = simulation.join("receiver", 0);
    receiver.say(STAGE_AND_STRIP);
    receiver.down.bitsPerSecond = 300_000;
    simulation.pass(5000);
    receiver.down.bitsPerSecond = 900_000;
    for (int second = 0; second < 40; second++) {
      simulation.pass(1000);
      assertThat(linkOf(simulation, receiver)).isLessThan(1_500_000);
    }
  }

  @Test
  void a_sender_whose_picture_fits_a_line_in_no_step_is_asked_for_several_sizes() {
    Simulation simulation = city(9, 1);
    Peer chair = simulation.peers.getFirst();
    chair.camera.packets = 14;
    Peer receiver = simulation.join("receiver", 0);
    receiver.say(STAGE_AND_STRIP);
    simulation.pass(8000);
    assertThat(chair.lastTold("SenderSourceConstraints").has("severalSizes")).isFalse();
    receiver.down.bitsPerSecond = 300_000;
    simulation.pass(10_000);
    assertThat(chair.lastTold("SenderSourceConstraints").path("severalSizes").asBoolean()).isTrue();
  }

  @Test
  void whoever_was_not_heard_yet_gets_sound_alone_lest_pictures_drown_the_end_of_its_handshake() {
    Simulation simulation = city(10, 6);
    Peer chair = simulation.peers.getFirst();
    Peer poor = deaf(simulation);
    poor.say(STAGE_AND_STRIP);
    simulation.pass(2000);
    assertThat(served(simulation, poor, true)).as("packets of pictures").isZero();
    assertThat(served(simulation, poor, false)).as("packets of sound").isGreaterThan(90);
    poor.deaf = false;
    simulation.pass(500);
    assertThat(poor.framesOf(chair)).as("frames once it can read").isGreaterThan(5);
  }

  @Test
  void who_has_nothing_to_say_and_hears_nothing_sees_at_once() {
    Simulation simulation = new Simulation(10, 1);
    Peer chair = simulation.join("chair", 0);
    chair.camera.start();
    simulation.handshakeMillis = 200;
    Peer wall = simulation.join("wall", 0);
    wall.mute = true;
    wall.watchAll(720);
    simulation.pass(600);
    assertThat(wall.greetings).isBetween(1, 2);
    assertThat(wall.framesOf(chair)).isGreaterThan(3);
    assertThat(wall.faults).isEmpty();
  }

  @Test
  void who_never_says_anything_is_given_its_pictures_all_the_same() {
    Simulation simulation = city(10, 2);
    Peer mute = deaf(simulation);
    mute.say(STAGE_AND_STRIP);
    simulation.pass(15_000);
    assertThat(served(simulation, mute, true)).isGreaterThan(400);
  }

  /** The last packet of its handshake got lost. */
  private static Peer deaf(Simulation simulation) {
    simulation.handshakeMillis = 200;
    Peer peer = simulation.join("deaf", 0);
    peer.deaf = true;
    return peer;
  }

  private static long served(Simulation simulation, Peer to, boolean video) {
    return simulation.served.stream()
        .filter(packet -> packet.id().equals(to.id) && packet.video() == video)
        .count();
  }

  private static int framesInTwoSeconds(Simulation simulation, Peer receiver, Peer sender) {
    int before = receiver.framesOf(sender);
    simulation.pass(2000);
    return receiver.framesOf(sender) - before;
  }

  private static long linkOf(Simulation simulation, Peer peer) {
    return simulation.room.figures(peer.id).orElseThrow().linkBitsPerSecond();
  }

  private static List<String> forwarded(Peer peer) {
    List<String> names = new ArrayList<>();
    peer.lastTold("ForwardedSources")
        .get("forwardedSources")
        .forEach(name -> names.add(name.asText()));
    return names;
  }

  private static Simulation city(long seed, int senders) {
    Simulation simulation = new Simulation(seed, 1);
    for (int i = 0; i < senders; i++) {
      Peer site = simulation.join("site" + i, 0);
      site.camera.start();
    }
    simulation.peers.getFirst().microphone.start();
    return simulation;
  }
}
