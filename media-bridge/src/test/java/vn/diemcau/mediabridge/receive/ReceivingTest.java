package vn.diemcau.mediabridge.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.codec.Codec;

class ReceivingTest {

  private static final long MS = 1_000_000L;

  @Test
  void duplicates_and_what_is_far_too_late_are_told_apart() {
    SequenceWindow window = new SequenceWindow();
    long first = window.accept(65_534);
    assertThat(window.accept(65_534)).isEqualTo(SequenceWindow.DUPLICATE);
    assertThat(window.accept(3)).isEqualTo(first + 5);
    assertThat(window.accept(65_535)).as("late, over the wrap").isEqualTo(first + 1);
    assertThat(window.accept(65_535)).isEqualTo(SequenceWindow.DUPLICATE);
    assertThat(window.accept(2004)).isEqualTo(first + 2006);
    assertThat(window.accept(4)).isEqualTo(first + 6);
    assertThat(window.accept(6000)).isEqualTo(first + 6002);
    assertThat(window.accept(3000)).isEqualTo(SequenceWindow.TOO_OLD);
    assertThat(window.accept(5000)).isEqualTo(first + 5002);
  }

  @Test
  void a_source_that_starts_again_elsewhere_is_taken_up_at_its_second_packet() {
    SequenceWindow window = new SequenceWindow();
    window.accept(40_000);
    assertThat(window.accept(30_000)).isEqualTo(SequenceWindow.TOO_OLD);
    assertThat(window.accept(20_000)).as("a stray one").isEqualTo(SequenceWindow.TOO_OLD);
    long taken = window.accept(20_001);
    assertThat(taken).isGreaterThan(40_000);
    assertThat(taken & 0xFFFF).isEqualTo(20_001);
    assertThat(window.accept(20_002)).isEqualTo(taken + 1);
  }

  @Test
  void loss_and_jitter_are_reported_as_rfc_3550_computes_them() {
    ReceptionStats stats = new ReceptionStats(8000);
    assertThat(stats.started()).isFalse();
    for (int i = 0; i < 100; i++) {
      if (i % 4 != 1) {
        stats.received(1000 + i, 160 * i, 20 * MS * i);
      }
    }
    assertThat(stats.fractionLost()).isEqualTo(25 * 256 / 100);
    assertThat(stats.cumulativeLost()).isEqualTo(25);
    assertThat(stats.highest()).isEqualTo(1099);
    assertThat(stats.jitter()).as("evenly paced").isZero();
    assertThat(stats.fractionLost()).as("since the last report").isZero();
    // one packet 16 ms late: |D| = 128 units, J += (128 - 0) / 16, and back again
    stats.received(1100, 16_000, (20 * 100 + 16) * MS);
    assertThat(stats.jitter()).isEqualTo(8);
    stats.received(1101, 16_160, 20 * 101 * MS);
    assertThat(stats.jitter()).isEqualTo(15);
  }

  @Test
  void the_last_sender_report_and_the_time_since_are_told() {
    ReceptionStats stats = new ReceptionStats(90_000);
    assertThat(stats.lastReport()).isZero();
    assertThat(stats.delaySinceLastReport(5 * MS)).isZero();
    stats.senderReport(0x1234_5678_9ABC_DEF0L, 1000 * MS);
    assertThat(stats.lastReport()).isEqualTo(0x5678_9ABC);
    assertThat(stats.delaySinceLastReport(1500 * MS)).isEqualTo(32_768);
  }

  @Test
  void the_round_trip_comes_from_the_reports_that_were_passed_on() {
    RoundTrip trip = new RoundTrip();
    long unknown = trip.nanos();
    trip.answered(0, 0, 50 * MS);
    trip.answered(77, 0, 50 * MS);
    assertThat(trip.nanos()).isEqualTo(unknown);
    for (int i = 1; i < 60; i++) {
      trip.sent((long) i << 16, i * 1000 * MS);
      trip.answered(i, 65_536 / 10, (i * 1000 + 100 + 30) * MS);
    }
    assertThat(trip.nanos()).isBetween(29 * MS, 31 * MS);
  }

  @Test
  void wishes_for_a_key_frame_are_merged_and_repeated_until_one_comes() {
    KeyFrameRequests requests = new KeyFrameRequests();
    assertThat(requests.takeDue(0)).isFalse();
    requests.want();
    requests.want();
    assertThat(requests.takeDue(0)).isTrue();
    requests.want();
    assertThat(requests.takeDue(499 * MS)).isFalse();
    assertThat(requests.takeDue(500 * MS)).as("none came").isTrue();
    requests.keyFrameStarted(700 * MS);
    assertThat(requests.takeDue(2000 * MS)).isFalse();
  }

  @Test
  void who_only_wants_another_layer_does_not_make_a_key_frame_come_soon_after_the_last_one() {
    KeyFrameRequests requests = new KeyFrameRequests();
    requests.keyFrameStarted(0);
    requests.want(false);
    assertThat(requests.takeDue(2900 * MS)).isFalse();
    requests.want(true);
    assertThat(requests.takeDue(2900 * MS)).isTrue();
    requests.keyFrameStarted(2950 * MS);
    assertThat(requests.takeDue(9000 * MS)).as("one key frame serves both").isFalse();
    requests.want(false);
    assertThat(requests.takeDue(9000 * MS)).isTrue();
  }

  @Test
  void the_history_is_bounded_in_number_and_in_time() {
    SourceTrack track = track();
    PacketHistory history = new PacketHistory();
    for (int i = 0; i < 100; i++) {
      history.add(packet(track, 70_000 + i, i * 50 * MS));
    }
    assertThat(history.get(70_099)).isNotNull();
    assertThat(history.get(70_061)).as("1.9 s old").isNotNull();
    assertThat(history.get(70_058)).as("2.05 s old").isNull();
    assertThat(history.find(70_099 & 0xFFFF)).isNotNegative();
    assertThat(history.find(70_058 & 0xFFFF)).isNegative();
    for (int i = 100; i < 2000; i++) {
      history.add(packet(track, 70_000 + i, 5000 * MS));
    }
    assertThat(history.get(71_999)).isNotNull();
    assertThat(history.get(71_999 - PacketHistory.size() + 1)).isNotNull();
    assertThat(history.get(71_999 - PacketHistory.size())).isNull();
    assertThat(history.add(packet(track, 71_000, 5000 * MS))).isEqualTo(-1);
  }

  @Test
  void the_table_of_ssrcs_finds_what_was_put_and_nothing_else() {
    SsrcTable<Integer> table = new SsrcTable<>();
    Map<Integer, Integer> truth = new HashMap<>();
    Random random = new Random(4);
    for (int i = 0; i < 500; i++) {
      int ssrc = random.nextInt(-300, 300) << random.nextInt(20);
      table.put(ssrc, i);
      truth.put(ssrc, i);
    }
    truth.forEach((ssrc, value) -> assertThat(table.get(ssrc)).isEqualTo(value));
    for (int i = 0; i < 1000; i++) {
      int ssrc = random.nextInt();
      assertThat(table.get(ssrc)).isEqualTo(truth.get(ssrc));
    }
  }

  private static SourceTrack track() {
    return new SourceTrack("a-v0", "a", 0, "camera", 1, 2, 1, (track, now) -> {});
  }

  private static SourcePacket packet(SourceTrack track, long sequence, long nowNanos) {
    return new SourcePacket(track, Codec.VP8, sequence, 0, false, -1, new byte[1], nowNanos);
  }
}
