package vn.diemcau.mediabridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.mediabridge.receive.DropReason;
import vn.diemcau.mediabridge.room.MediaKind;
import vn.diemcau.mediabridge.room.SourceSpec;
import vn.diemcau.mediabridge.room.SourceVerdict;
import vn.diemcau.mediabridge.room.VideoType;

class HostileInputTest {

  private final Simulation simulation = new Simulation(41, 1);

  @Test
  void garbage_is_a_counted_drop_and_the_meeting_goes_on() {
    Peer sender = simulation.join("sender", 0);
    sender.camera.start();
    sender.microphone.start();
    Peer receiver = simulation.join("receiver", 0);
    receiver.watchAll(360);
    simulation.pass(500);
    Random random = new Random(5);
    for (int i = 0; i < 30_000; i++) {
      byte[] junk = new byte[random.nextInt(80)];
      random.nextBytes(junk);
      if (junk.length > 0 && i % 2 == 0) {
        junk[0] = (byte) (junk[0] & 0x3F | 0x80);
      }
      if (junk.length > 12 && i % 4 == 0) {
        putInt(junk, 8, i % 8 == 0 ? sender.camera.ssrc : sender.camera.rtxSsrc);
        junk[1] = (byte) (i % 8 == 0 ? Peer.VP8 : Peer.VP8_RTX);
      }
      sender.inLoop(() -> sender.endpoint.rtp(junk, 0, junk.length, simulation.now()));
      if (junk.length > 1 && i % 2 == 0) {
        junk[1] = (byte) (200 + random.nextInt(8));
      }
      receiver.inLoop(() -> receiver.endpoint.rtcp(junk, 0, junk.length, simulation.now()));
    }
    var drops = simulation.room.figures("sender").orElseThrow().drops();
    assertThat(drops)
        .containsKeys(
            DropReason.MALFORMED_RTP, DropReason.UNKNOWN_SSRC, DropReason.MALFORMED_PAYLOAD);
    assertThat(simulation.room.figures("receiver").orElseThrow().drops())
        .containsKey(DropReason.MALFORMED_RTCP);
    simulation.pass(3000);
    receiver.slots.values().forEach(SlotReceiver::forget);
    simulation.pass(2000);
    assertThat(receiver.soundsOf(sender)).isGreaterThan(80);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"colibriClass\":7}",
        "{\"lastN\":1}",
        "{\"colibriClass\":\"ReceiverVideoConstraints\",\"lastN\":\"many\"}",
        "{\"colibriClass\":\"ReceiverVideoConstraints\",\"lastN\":1e99}",
        "{\"colibriClass\":\"ReceiverVideoConstraints\",\"selectedSources\":{}}",
        "{\"colibriClass\":\"ReceiverVideoConstraints\",\"onStageSources\":[1]}",
        "{\"colibriClass\":\"ReceiverVideoConstraints\",\"defaultConstraints\":5}",
        "{\"colibriClass\":\"ReceiverVideoConstraints\",\"constraints\":[]}",
        "{\"colibriClass\":\"ReceiverVideoConstraints\",\"constraints\":{\"a\":{}}}",
      })
  void a_malformed_wish_changes_nothing(String message) {
    Peer sender = simulation.join("sender", 0);
    sender.camera.start();
    Peer receiver = simulation.join("receiver", 0);
    receiver.watchAll(360);
    simulation.pass(500);
    int told = receiver.told.size();
    int before = receiver.framesOf(sender);
    receiver.say(message);
    receiver.say(message + " ".repeat(70_000));
    simulation.pass(500);
    assertThat(receiver.told).hasSize(told);
    assertThat(receiver.framesOf(sender)).isGreaterThan(before + 10);
    assertThat(simulation.room.figures("receiver").orElseThrow().drops())
        .containsEntry(DropReason.MALFORMED_MESSAGE, 2L);
  }

  @Test
  void a_refused_set_of_sources_changes_nothing() {
    simulation.join("a", 0);
    simulation.join("b", 0);
    assertThat(set("b", spec("b-v0", 1, 1))).isEqualTo(SourceVerdict.DUPLICATE_SSRC);
    assertThat(set("b", spec("b-v0", 1, 2), spec("b-v1", 2, 3)))
        .isEqualTo(SourceVerdict.DUPLICATE_SSRC);
    assertThat(set("b", spec("a-v0", 1, 2))).isEqualTo(SourceVerdict.NAME_IN_USE);
    assertThat(set("b", spec("x", 1, 2), spec("x", 3, 4))).isEqualTo(SourceVerdict.NAME_IN_USE);
    assertThat(set("nobody", spec("x", 1, 2))).isEqualTo(SourceVerdict.UNKNOWN_ENDPOINT);
    assertThat(simulation.room.figures("b").orElseThrow().sources())
        .containsExactly("b-a0", "b-v0");
    assertThat(simulation.room.forceMute("nobody", true, true)).isFalse();
  }

  @Test
  void an_expired_room_takes_nobody() {
    Peer peer = simulation.join("a", 0);
    simulation.room.expire();
    assertThat(simulation.room.isExpired()).isTrue();
    assertThat(simulation.room.endpointIds()).isEmpty();
    peer.camera.start();
    simulation.pass(200);
    assertThat(peer.framesOf(peer)).isZero();
    assertThat(simulation.room.setSources("a", List.of()))
        .isEqualTo(SourceVerdict.UNKNOWN_ENDPOINT);
  }

  private SourceVerdict set(String id, SourceSpec... sources) {
    return simulation.room.setSources(id, List.of(sources));
  }

  private static SourceSpec spec(String name, long ssrc, long rtx) {
    return new SourceSpec(name, MediaKind.VIDEO, VideoType.CAMERA, ssrc, rtx);
  }

  private static void putInt(byte[] b, int at, int value) {
    for (int i = 0; i < 4; i++) {
      b[at + i] = (byte) (value >>> 24 - 8 * i);
    }
  }
}
