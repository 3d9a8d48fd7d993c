package vn.diemcau.mediabridge.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.rtcp.FeedbackBytes;
import vn.diemcau.mediabridge.rtcp.RtcpWriter;
import vn.diemcau.mediabridge.rtcp.TransportFeedback;

class TransportCcRecorderTest {

  private static final long MS = 1_000_000L;

  private final TransportCcRecorder recorder = new TransportCcRecorder();
  private final RtcpWriter writer = new RtcpWriter(0, 1400, 0);

  /** What the sender has learnt: by number when it came in microseconds, or LOST. */
  private final Map<Integer, Long> told = new TreeMap<>();

  private final List<Integer> numbers = new ArrayList<>();
  private long now = -5_000 * MS;

  @Test
  void feedback_goes_out_every_60_to_80_milliseconds_and_tells_every_packet_once() {
    List<Long> sent = new ArrayList<>();
    for (int millis = 0; millis < 10_000; millis += 4) {
      now += 4 * MS;
      recorder.received(65_000 + millis / 4 & 0xFFFF, now);
      if (millis % 20 == 0 && recorder.due(now)) {
        sent.add(now);
        tell();
      }
    }
    for (int i = 2; i < sent.size(); i++) {
      assertThat(sent.get(i) - sent.get(i - 1)).isBetween(50 * MS, 100 * MS);
    }
    assertThat(told.size()).isBetween(2470, 2500);
    assertThat(told.values()).doesNotContain(TransportFeedback.LOST);
    long first = told.get(65_000);
    assertThat(told.get(65_400) - first)
        .as("the reference time holds")
        .isBetween(1_599_000L, 1_601_000L);
  }

  @Test
  void what_is_lost_between_is_told_however_many_there_are() {
    for (int gap : new int[] {1, 399, 400, 401, 700, 1000}) {
      int begin = 2000;
      told.clear();
      TransportCcRecorder fresh = new TransportCcRecorder();
      fresh.received(begin, now);
      fresh.received(begin + gap + 1, now + 40 * MS);
      while (fresh.pending()) {
        read(fresh);
      }
      assertThat(told).as("gap of %d", gap).hasSize(gap + 2);
      assertThat(told.values().stream().filter(at -> at == TransportFeedback.LOST)).hasSize(gap);
    }
  }

  @Test
  void a_feedback_has_the_next_number_whatever_was_lost_and_however_long_nothing_came() {
    int sequence = 100;
    Random random = new Random(1);
    for (int i = 0; i < 600; i++) {
      sequence += random.nextInt(8) == 0 ? random.nextInt(1500) : 1;
      now += random.nextInt(50) == 0 ? 20_000 * MS : 30 * MS;
      recorder.received(sequence & 0xFFFF, now);
      if (recorder.due(now)) {
        tell();
      }
    }
    assertThat(numbers).hasSizeGreaterThan(200);
    for (int i = 1; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(numbers.get(i - 1) + 1 & 0xFF);
    }
  }

  @Test
  void a_packet_that_comes_after_it_was_told_lost_is_told_with_the_next_feedback() {
    recorder.received(10, now);
    recorder.received(12, now + MS);
    tell();
    assertThat(told.get(11)).isEqualTo(TransportFeedback.LOST);
    recorder.received(11, now + 30 * MS);
    recorder.received(13, now + 60 * MS);
    assertThat(recorder.due(now + 60 * MS)).isTrue();
    tell();
    assertThat(told.get(11) - told.get(10)).isBetween(29_500L, 30_500L);
    assertThat(told.values()).doesNotContain(TransportFeedback.LOST);
  }

  private void tell() {
    while (recorder.pending()) {
      read(recorder);
    }
  }

  private void read(TransportCcRecorder from) {
    from.write(writer.clear(), 1, 2, now);
    if (writer.length() == 0) {
      return;
    }
    assertThat(writer.length()).isLessThanOrEqualTo(1200);
    numbers.add(FeedbackBytes.number(writer));
    long[] arrivals = FeedbackBytes.arrivals(writer);
    for (int i = 0; i < arrivals.length; i++) {
      told.put(FeedbackBytes.base(writer) + i & 0xFFFF, arrivals[i]);
    }
  }
}
