package vn.diemcau.mediabridge.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads transport-wide feedback on its own, by the text of the draft, as a check of the writer. */
public final class FeedbackBytes {

  private FeedbackBytes() {}

  /** The transport-wide number of the first packet. */
  public static int base(RtcpWriter from) {
    return ByteBuffer.wrap(from.buffer()).getShort(from.offset() + 12) & 0xFFFF;
  }

  /** The feedback's own number. */
  public static int number(RtcpWriter from) {
    return from.buffer()[from.offset() + 19] & 0xFF;
  }

  /** When each packet came, in microseconds, or {@link TransportFeedback#LOST}. */
  public static long[] arrivals(RtcpWriter from) {
    assertThat(from.length() % 4).isZero();
    ByteBuffer in = ByteBuffer.wrap(from.buffer(), from.offset(), from.length());
    assertThat(in.get()).isEqualTo((byte) 0x8F);
    assertThat(in.get()).isEqualTo((byte) 205);
    assertThat(4 * (in.getShort() + 1)).isEqualTo(from.length());
    in.getLong();
    in.getShort();
    int count = in.getShort() & 0xFFFF;
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
      micros[i] = TransportFeedback.LOST;
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
