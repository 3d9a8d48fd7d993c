package vn.diemcau.mediabridge.rtcp;

/**
 * Reads transport-wide congestion feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01,
 * section 3.1) into arrays that are used again for the next one.
 */
public final class TransportFeedbackReader {

  /** More packets than this in one feedback are malformed: nobody is silent for so long. */
  public static final int MAX_PACKETS = 4096;

  private static final int TICK_MICROS = 250;
  private static final int FIXED = 20;

  private final byte[] symbols = new byte[MAX_PACKETS];
  private final long[] micros = new long[MAX_PACKETS];
  private int base;
  private int count;
  private int reference;

  /**
   * Reads one feedback packet, from its RTCP header on.
   *
   * @param end behind its last byte, padding left out
   * @return false when it is malformed; what was read before is gone then
   */
  public boolean read(byte[] buf, int off, int end) {
    count = 0;
    if (end - off < FIXED) {
      return false;
    }
    base = u16(buf, off + 12);
    int told = u16(buf, off + 14);
    reference = u16(buf, off + 16) << 8 | buf[off + 18] & 0xFF;
    if (told == 0 || told > MAX_PACKETS) {
      return false;
    }
    int at = chunks(buf, off + FIXED, end, told);
    if (at < 0 || !deltas(buf, at, end, told)) {
      return false;
    }
    count = told;
    return true;
  }

  private int chunks(byte[] buf, int from, int end, int told) {
    int at = from;
    int known = 0;
    while (known < told) {
      if (at + 2 > end) {
        return -1;
      }
      int chunk = u16(buf, at);
      at += 2;
      if ((chunk & 0x8000) != 0) {
        known = vector(chunk, known, told);
      } else if ((chunk & 0x1FFF) == 0) {
        return -1; // an empty run
      } else {
        known = run(chunk >> 13 & 3, chunk & 0x1FFF, known, told);
      }
    }
    return at;
  }

  private int run(int symbol, int length, int known, int told) {
    int until = Math.min(told, known + length);
    for (int i = known; i < until; i++) {
      symbols[i] = (byte) symbol;
    }
    return until;
  }

  private int vector(int chunk, int known, int told) {
    boolean two = (chunk & 0x4000) != 0;
    int places = two ? 7 : 14;
    int at = known;
    for (int i = 0; i < places && at < told; i++) {
      symbols[at++] =
          (byte) (two ? chunk >> 2 * (places - 1 - i) & 3 : chunk >> (places - 1 - i) & 1);
    }
    return at;
  }

  private boolean deltas(byte[] buf, int from, int end, int told) {
    int at = from;
    long time = 0;
    for (int i = 0; i < told; i++) {
      int symbol = symbols[i];
      if (symbol == 3 || at + symbol > end) {
        return false;
      }
      if (symbol == 0) {
        micros[i] = TransportFeedback.LOST;
        continue;
      }
      time += (symbol == 1 ? buf[at] & 0xFF : (short) u16(buf, at)) * (long) TICK_MICROS;
      micros[i] = time;
      at += symbol;
    }
    return true;
  }

  /** Number of the first packet that is told of. */
  public int base() {
    return base;
  }

  /** How many packets are told of. */
  public int count() {
    return count;
  }

  /** The receiver's clock at the origin of {@link #micros}: 24 bits, in 64 ms. */
  public int reference() {
    return reference;
  }

  /** When the packet {@code base + i} came, or {@link TransportFeedback#LOST}. */
  public long micros(int i) {
    return micros[i];
  }

  private static int u16(byte[] b, int at) {
    return (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF;
  }
}
