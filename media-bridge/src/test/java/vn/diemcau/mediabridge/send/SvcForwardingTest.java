package vn.diemcau.mediabridge.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.diemcau.mediabridge.receive.SourcePacket;

/** VP9 with layers through a slot: what is left out leaves a stream that a decoder can follow. */
class SvcForwardingTest {

  @ParameterizedTest
  @CsvSource({
    "true, false, 180, 0", "true, false, 360, 1", "true, false, 720, 2", "true, true, 360, 1",
    "false, false, 360, 1", "false, true, 180, 0", "true, false, 1080, 2", "true, false, 90, 0"
  })
  void a_receiver_gets_the_smallest_layer_that_is_as_large_as_its_wish(
      boolean keyMode, boolean flexible, int height, int layer) {
    SvcStream stream = new SvcStream(keyMode, flexible);
    SvcViewer viewer = new SvcViewer(height);
    play(stream, viewer, 100, 0);
    assertThat(viewer.faults).isEmpty();
    assertThat(viewer.shown(layer)).isEqualTo(100);
    assertThat(viewer.holes()).isZero();
  }

  @Test
  void the_lower_layers_of_key_mode_cost_the_stage_nothing_between_key_pictures() {
    SvcViewer keyMode = new SvcViewer(720);
    SvcViewer full = new SvcViewer(720);
    play(new SvcStream(true, false), keyMode, 100, 0);
    play(new SvcStream(false, false), full, 100, 0);
    assertThat(keyMode.bytes).isLessThan(full.bytes * 2 / 3);
    assertThat(keyMode.shown(2)).isEqualTo(full.shown(2)).isEqualTo(100);
  }

  @Test
  void temporal_layers_go_at_once_and_come_back_at_a_switching_up_point() {
    SvcStream stream = new SvcStream(true, false);
    SvcViewer viewer = new SvcViewer(360);
    play(stream, viewer, 41, 0);
    viewer.slot.limitLayers(VideoSlot.ALL_LAYERS, 0);
    play(stream, viewer, 40, -1);
    assertThat(viewer.shown(1)).isEqualTo(41 + 10);
    viewer.slot.limitLayers(VideoSlot.ALL_LAYERS, 1);
    play(stream, viewer, 40, -1);
    assertThat(viewer.shown(1)).isBetween(51 + 18, 51 + 20);
    viewer.slot.limitLayers(VideoSlot.ALL_LAYERS, VideoSlot.ALL_LAYERS);
    play(stream, viewer, 40, -1);
    assertThat(viewer.shown(1)).isGreaterThan(51 + 18 + 36);
    assertThat(viewer.faults).isEmpty();
    assertThat(viewer.holes()).isZero();
    assertThat(stream.requests).isZero();
  }

  @Test
  void a_receiver_changes_its_spatial_layer_at_a_key_picture_only() {
    SvcStream stream = new SvcStream(true, false);
    SvcViewer viewer = new SvcViewer(180);
    play(stream, viewer, 20, 0);
    assertThat(viewer.slot.waitsToSwitchLayers()).isFalse();
    viewer.slot.want(true, 720);
    play(stream, viewer, 20, -1);
    assertThat(viewer.shown(0)).isEqualTo(40);
    assertThat(viewer.slot.waitsToSwitchLayers()).isTrue();
    play(stream, viewer, 20, 0);
    assertThat(viewer.shown(2)).isEqualTo(20);
    assertThat(viewer.slot.waitsToSwitchLayers()).isFalse();
    viewer.slot.want(true, 360);
    play(stream, viewer, 20, 10);
    assertThat(viewer.shown(2)).isEqualTo(30);
    assertThat(viewer.shown(1)).isEqualTo(10);
    assertThat(viewer.faults).isEmpty();
    assertThat(viewer.holes()).isZero();
  }

  @Test
  void down_goes_at_once_where_the_lower_layers_were_sent_all_along() {
    SvcStream stream = new SvcStream(false, false);
    SvcViewer viewer = new SvcViewer(720);
    play(stream, viewer, 20, 0);
    viewer.slot.limitLayers(0, VideoSlot.ALL_LAYERS);
    play(stream, viewer, 20, -1);
    assertThat(viewer.shown(2)).isEqualTo(20);
    assertThat(viewer.shown(0)).isEqualTo(20);
    assertThat(viewer.slot.waitsToSwitchLayers()).isFalse();
    assertThat(viewer.faults).isEmpty();
  }

  @Test
  void a_layer_that_its_sender_stops_is_noticed_and_a_key_picture_brings_the_next_lower_one() {
    SvcStream stream = new SvcStream(true, false);
    SvcViewer viewer = new SvcViewer(720);
    play(stream, viewer, 20, 0);
    assertThat(viewer.slot.awaitsKeyFrame()).isFalse();
    stream.spatialLayers = 2;
    play(stream, viewer, 10, -1);
    assertThat(viewer.slot.awaitsKeyFrame()).isTrue();
    play(stream, viewer, 20, 0);
    assertThat(viewer.shown(1)).isEqualTo(20);
    assertThat(viewer.slot.awaitsKeyFrame()).isFalse();
    assertThat(viewer.faults).isEmpty();
  }

  @Test
  void what_comes_late_or_out_of_order_finds_its_place_or_an_empty_packet_takes_it() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      SvcStream stream = new SvcStream(seed % 2 == 0, seed % 3 == 0);
      int height = 180 << seed % 3;
      SvcViewer viewer = new SvcViewer(height);
      viewer.forward(stream.picture(true), stream.now);
      List<SourcePacket> sent = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        sent.addAll(stream.picture(i % 25 == 24));
      }
      shuffleNear(sent, random);
      viewer.forward(sent, stream.now);
      assertThat(viewer.holes()).as("seed " + seed).isZero();
      assertThat(viewer.faults).as("seed " + seed).isEmpty();
      assertThat(viewer.shown(seed % 3)).as("seed " + seed).isEqualTo(61);
      if (height < 720) {
        assertThat(viewer.fillers).isPositive();
      }
    }
  }

  @Test
  void a_repeated_packet_carries_the_marker_that_it_had() {
    SvcStream stream = new SvcStream(true, false);
    SvcViewer viewer = new SvcViewer(180);
    play(stream, viewer, 1, 0);
    assertThat(viewer.shown(0)).isEqualTo(1);
    // the last packet of layer 0, whose marker the source did not set
    viewer.slot.repeat(viewer.newest(), 0, stream.now + 100_000_000L);
    viewer.slot.repeat(viewer.newest() - 1, 0, stream.now + 100_000_000L);
    assertThat(viewer.repeatedMarkers).containsExactly(true, false);
    assertThat(viewer.faults).isEmpty();
  }

  @Test
  void the_layers_of_a_source_and_what_they_cost_are_measured() {
    SvcStream stream = new SvcStream(true, false);
    SvcViewer viewer = new SvcViewer(720);
    play(stream, viewer, 100, 0);
    var layers = stream.track.layers();
    assertThat(layers.spatial()).isEqualTo(3);
    assertThat(layers.temporal(2)).isEqualTo(3);
    assertThat(layers.height(0)).isEqualTo(180);
    assertThat(layers.height(2)).isEqualTo(720);
    assertThat(layers.layerFor(360)).isEqualTo(1);
    // 30 pictures a second of 1, 2 and 3 packets of about 430, 830 and 1230 bytes
    assertThat(layers.bitsPerSecond(0, 2)).isBetween(100_000L, 115_000L);
    assertThat(layers.bitsPerSecond(1, 2)).isBetween(390_000L, 420_000L);
    assertThat(layers.bitsPerSecond(2, 2)).isBetween(870_000L, 920_000L);
    assertThat(layers.bitsPerSecond(2, 0)).isBetween(200_000L, 240_000L);
  }

  /** Neighbours change places, at most three packets apart. */
  private static void shuffleNear(List<SourcePacket> packets, Random random) {
    for (int i = 0; i + 4 < packets.size(); i += 4) {
      Collections.shuffle(packets.subList(i, i + 4), random);
    }
  }

  /** So many pictures; the one with this index is a key picture. */
  private static void play(SvcStream stream, SvcViewer viewer, int pictures, int keyAt) {
    for (int i = 0; i < pictures; i++) {
      viewer.forward(stream.picture(i == keyAt), stream.now);
    }
  }
}
