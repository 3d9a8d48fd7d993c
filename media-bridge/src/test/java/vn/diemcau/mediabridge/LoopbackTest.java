package vn.diemcau.mediabridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.ice.StunCodec;
import vn.diemcau.mediabridge.peer.IgnoredReason;
import vn.diemcau.mediabridge.synthetic.SlotFigures;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;

/** Synthetic sites through the real bridge, over real UDP on loopback. */
class LoopbackTest {

  private static final SlotCounts SLOTS = new SlotCounts(3, 4);
  private final TestConference conference = new TestConference(2, 1);

  @AfterEach
  void close() {
    long faults = conference.bridge.stats().faults();
    conference.close();
    assertThat(faults).as("exceptions on loops").isZero();
  }

  @Test
  void three_sites_see_and_hear_one_another() {
    List<SyntheticSite> sites =
        List.of(
            conference.join("chair", SLOTS),
            conference.join("district", SLOTS),
            conference.join("commune", SLOTS));
    sites.forEach(site -> site.channel().watch(-1, 180));

    for (SyntheticSite site : sites) {
      Set<String> expected = new TreeSet<>();
      for (SyntheticSite other : sites) {
        if (other != site) {
          expected.addAll(Set.of(other.name() + "-a0", other.name() + "-v0"));
        }
      }
      TestConference.await(
          site.name() + " is told of the others",
          () -> new TreeSet<>(site.sourcesBySlot().values()).equals(expected));
      for (Map.Entry<String, String> slot : site.sourcesBySlot().entrySet()) {
        TestConference.await(
            site.name() + " receives " + slot,
            () -> site.slot(slot.getKey()).map(SlotFigures::packets).orElse(0L) > 30);
        SlotFigures figures = site.slot(slot.getKey()).orElseThrow();
        assertThat(figures.switches()).isZero();
        assertThat(figures.gaps()).isLessThan(5);
        if (slot.getKey().startsWith("v")) {
          assertThat(figures.keyFrames()).isPositive();
        }
      }
    }
    assertThat(conference.endpoints()).allMatch(BridgeStats.Endpoint::connected);
    assertThat(conference.endpoints().stream().map(e -> e.figures().loopIndex()).distinct())
        .hasSize(2);
  }

  @Test
  void a_muted_site_is_silent_at_the_bridge_and_heard_again_when_opened() {
    SyntheticSite chair = conference.join("chair", SLOTS);
    SyntheticSite commune = conference.join("commune", SLOTS);
    TestConference.await("the commune is heard", () -> TestConference.packets(chair, 'a') > 20);

    conference.mute(Set.of("commune"), Set.of());
    // What was on its way when the command returned may still arrive; after that nothing.
    long sentAtMute = commune.packetsSent();
    TestConference.await("it goes on sending", () -> commune.packetsSent() > sentAtMute + 20);
    long heard = TestConference.packets(chair, 'a');
    long sent = commune.packetsSent();
    TestConference.await("it sends for another second", () -> commune.packetsSent() > sent + 60);
    assertThat(TestConference.packets(chair, 'a')).isEqualTo(heard);

    conference.mute(Set.of(), Set.of("commune"));
    TestConference.await(
        "the commune is heard again", () -> TestConference.packets(chair, 'a') > heard + 20);
  }

  @Test
  void a_speaker_who_leaves_and_comes_back_twenty_times_stays_in_the_same_slots() {
    SyntheticSite chair = conference.join("chair", SLOTS);
    chair.channel().watch(-1, 180);
    Set<String> videoSlots = new TreeSet<>();
    Set<String> audioSlots = new TreeSet<>();
    for (int i = 0; i < 20; i++) {
      SyntheticSite speaker = conference.join("speaker", SLOTS);
      long heard = TestConference.packets(chair, 'a');
      long seen = TestConference.packets(chair, 'v');
      TestConference.await(
          "visit " + i + " is heard", () -> TestConference.packets(chair, 'a') > heard + 5);
      TestConference.await(
          "visit " + i + " is seen", () -> TestConference.packets(chair, 'v') > seen + 5);
      videoSlots.add(TestConference.slotOf(chair, "speaker-v0"));
      audioSlots.add(TestConference.slotOf(chair, "speaker-a0"));
      conference.leave(speaker);
      TestConference.await(
          "visit " + i + " ends", () -> TestConference.slotOf(chair, "speaker-v0") == null);
    }
    assertThat(videoSlots).isSubsetOf("v0", "v1", "v2", "v3");
    assertThat(audioSlots).isSubsetOf("a0", "a1", "a2");
    assertThat(chair.received()).allMatch(slot -> slot.switches() == 0);
  }

  @Test
  void garbage_and_wrong_credentials_on_the_port_change_nothing() throws IOException {
    SyntheticSite chair = conference.join("chair", SLOTS);
    SyntheticSite commune = conference.join("commune", SLOTS);
    Random random = new Random(11);
    try (DatagramSocket attacker = new DatagramSocket()) {
      attacker.setSoTimeout(1);
      for (int port : conference.bridge.stats().ports()) {
        for (int i = 0; i < 400; i++) {
          byte[] bytes = new byte[1 + random.nextInt(1400)];
          random.nextBytes(bytes);
          send(attacker, bytes, port);
          byte[] key = new byte[24];
          random.nextBytes(key);
          byte[] id = new byte[12];
          send(attacker, StunCodec.check("nobody:nobody", 1, true, 1, id, key), port);
        }
      }
    }
    TestConference.await(
        "the bridge has read it",
        () ->
            conference.bridge.stats().ignored().getOrDefault(IgnoredReason.UNKNOWN_UFRAG, 0L)
                > 300);

    long heard = TestConference.packets(chair, 'a');
    TestConference.await(
        "the chair goes on hearing", () -> TestConference.packets(chair, 'a') > heard + 20);
    assertThat(conference.endpoints()).hasSize(2).allMatch(BridgeStats.Endpoint::connected);
    assertThat(commune.received()).allMatch(slot -> slot.switches() == 0);
    assertThat(conference.bridge.stats().ignored())
        .containsKeys(IgnoredReason.UNKNOWN_PROTOCOL, IgnoredReason.MALFORMED_STUN);
  }

  @Test
  void a_channel_with_a_wrong_password_is_refused() {
    conference.join("chair", SLOTS);
    assertThat(conference.bridge.openChannel("none", "chair", "none", json -> {}))
        .isInstanceOf(ChannelAnswer.Refused.class);
    assertThat(conference.bridge.openChannel("none", "chair", null, json -> {}))
        .isInstanceOf(ChannelAnswer.Refused.class);
  }

  private static void send(DatagramSocket from, byte[] bytes, int port) throws IOException {
    from.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
  }
}
