package vn.diemcau.mediabridge.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.mediabridge.rtcp.TransportFeedback.LOST;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** draft-holmer-rmcat-transport-wide-cc-extensions-01, section 3.1. */
class TransportFeedbackTest {

  private final RtcpWriter writer = new RtcpWriter(0, 1400, 0);
  private final TransportFeedback feedback = new TransportFeedback();

  @Test
  void a_small_feedback_is_written_byte_by_byte() {
    // reference 2 * 64 ms; +1 ms small, lost, +100 ms large
    long[] micros = {129_000, LOST, 229_000};
    assertThat(feedback.write(writer, 1, 2, 10, 5, micros, 3)).isEqualTo(3);
    assertThat(HexFormat.of().formatHex(Arrays.copyOf(writer.buffer(), writer.length())))
        .isEqualTo(
            "8fcd0006" // 28 bytes
                + "0000000100000002"
                + "000a0003"
                + "00000205"
                + "d200" // vector of two-bit symbols: 1, 0, 2
                + "04"
                + "0190"
                + "000000");
  }

  @Test
  void what_was_written_is_what_came() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int count = random.nextInt(1, TransportFeedback.MAX_PACKETS);
      long[] micros = new long[count];
      long now = 5_000_000_000L + random.nextInt(1_000_000);
      int loss = random.nextInt(100);
      for (int i = 0; i < count; i++) {
        now += random.nextInt(random.nextInt(10) == 0 ? 200_000 : 5_000) - 500;
        micros[i] = random.nextInt(100) < loss ? LOST : now;
      }
      writer.clear();
      int told = feedback.write(writer, 1, 2, seed, 9, micros, count);
      long[] read = told == 0 ? new long[0] : FeedbackBytes.arrivals(writer);
      if (told == 0) {
        assertThat(micros).containsOnly(LOST);
      }
      for (int i = 0; i < told; i++) {
        if (micros[i] == LOST) {
          assertThat(read[i]).isEqualTo(LOST);
        } else {
          assertThat(Math.abs(read[i] - micros[i])).isLessThan(250);
        }
      }
    }
  }

  @Test
  void a_feedback_stays_below_1200_bytes_whatever_came() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      long[] micros = new long[TransportFeedback.MAX_PACKETS];
      for (int i = 0; i < micros.length; i++) {
        boolean lost = random.nextInt(100) < seed;
        micros[i] = lost ? LOST : 9_000_000L + i * 1000 + random.nextInt(300_000);
      }
      writer.clear();
      int told = feedback.write(writer, 1, 2, 0, 0, micros, micros.length);
      assertThat(writer.length()).isLessThanOrEqualTo(1200);
      assertThat(Arrays.stream(micros).limit(told).filter(at -> at != LOST).count())
          .isLessThanOrEqualTo(TransportFeedback.MAX_RECEIVED);
    }
  }

  @Test
  void a_step_that_does_not_fit_ends_the_feedback() {
    long[] micros = {1_000_000, 1_001_000, 12_000_000};
    assertThat(feedback.write(writer, 1, 2, 0, 0, micros, 3)).isEqualTo(2);
    writer.clear();
    assertThat(feedback.write(writer, 1, 2, 0, 0, new long[] {LOST, LOST}, 2)).isZero();
    assertThat(writer.length()).isZero();
  }
}
