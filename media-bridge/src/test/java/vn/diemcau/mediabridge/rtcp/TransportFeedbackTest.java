package vn.diemcau.mediabridge.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.mediabridge.rtcp.TransportFeedback.LOST;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
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
      long[] read = told == 0 ? new long[0] : read(writer, told);
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
  void a_step_that_does_not_fit_ends_the_feedback() {
    long[] micros = {1_000_000, 1_001_000, 12_000_000};
    assertThat(feedback.write(writer, 1, 2, 0, 0, micros, 3)).isEqualTo(2);
    writer.clear();
    assertThat(feedback.write(writer, 1, 2, 0, 0, new long[] {LOST, LOST}, 2)).isZero();
    assertThat(writer.length()).isZero();
  }

  /** Reads it on its own, by the draft's text. */
  private static long[] read(RtcpWriter from, int told) {
    assertThat(from.length() % 4).isZero();
    ByteBuffer in = ByteBuffer.wrap(from.buffer(), from.offset(), from.length());
    assertThat(in.get()).isEqualTo((byte) 0x8F);
    assertThat(in.get()).isEqualTo((byte) 205);
    assertThat(4 * (in.getShort() + 1)).isEqualTo(from.length());
    in.getLong();
    in.getShort();
    int count = in.getShort() & 0xFFFF;
    assertThat(count).isEqualTo(told);
    long time = (in.getInt() >>> 8) * 64_000L;
    List<Integer> symbols = new ArrayList<>();
    while (symbols.size() < count) {
      int chunk = in.getShort() & 0xFFFF;
      if (chunk >> 15 == 0) {
        for (int i = 0; i < (chunk & 0x1FFF); i++) {
          symbols.add(chunk >> 13 & 3);
        }
      } else {
        boolean two = (chunk & 0x4000) != 0;
        for (int i = 0; i < (two ? 7 : 14); i++) {
          symbols.add(two ? chunk >> 12 - 2 * i & 3 : chunk >> 13 - i & 1);
        }
      }
    }
    long[] micros = new long[count];
    for (int i = 0; i < count; i++) {
      micros[i] = LOST;
      if (symbols.get(i) == 1) {
        time += 250L * (in.get() & 0xFF);
        micros[i] = time;
      } else if (symbols.get(i) == 2) {
        time += 250L * in.getShort();
        micros[i] = time;
      }
    }
    return micros;
  }
}
