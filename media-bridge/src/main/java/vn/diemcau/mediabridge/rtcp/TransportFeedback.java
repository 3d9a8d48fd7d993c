package vn.diemcau.mediabridge.rtcp;

/**
 * Writes transport-wide congestion feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01,
 * section 3.1): which packets came, and when.
 */
public final class TransportFeedback {

  /** The packet did not come. */
  public static final long LOST = Long.MIN_VALUE;

  /** Most packets in one feedback, lost ones included. */
  public static final int MAX_PACKETS = 1024;

  /** Most packets that came in one feedback, so that it stays below 1,200 bytes in any case. */
  public static final int MAX_RECEIVED = 400;

  private static final long TICK_MICROS = 250;
  private static final long REFERENCE_MICROS = 64_000;
  private static final int VECTOR = 7;
  private static final int MAX_RUN = 0x1FFF;

  private final int[] deltas = new int[MAX_PACKETS];
  private final byte[] symbols = new byte[MAX_PACKETS];

  /**
   * Adds one feedback packet.
   *
   * @param baseSequence the first packet's transport-wide number
   * @param micros arrival times from any origin that stays the same, or {@link #LOST}
   * @param count entries of {@code micros}, at most {@link #MAX_PACKETS}
   * @return how many of the entries were told; fewer when a step of time does not fit or more than
   *     {@link #MAX_RECEIVED} came (send the rest in another feedback), 0 when nothing came at all
   */
  public int write(
      RtcpWriter out,
      int senderSsrc,
      int mediaSsrc,
      int baseSequence,
      int number,
      long[] micros,
      int count) {
    int first = 0;
    while (first < count && micros[first] == LOST) {
      first++;
    }
    if (first == count) {
      return 0;
    }
    long reference = Math.floorDiv(micros[first], REFERENCE_MICROS);
    int told = classify(micros, count, reference * REFERENCE_MICROS);
    out.open(RtcpReader.TRANSPORT_FEEDBACK, RtcpReader.TRANSPORT_CC, senderSsrc);
    out.put32(mediaSsrc);
    out.put16(baseSequence);
    out.put16(told);
    out.put32((int) (reference & 0xFF_FFFF) << 8 | number & 0xFF);
    chunks(out, told);
    for (int i = 0; i < told; i++) {
      if (symbols[i] == 1) {
        out.put8(deltas[i]);
      } else if (symbols[i] == 2) {
        out.put16(deltas[i]);
      }
    }
    out.align();
    out.close();
    return told;
  }

  private int classify(long[] micros, int count, long origin) {
    long last = origin;
    int received = 0;
    for (int i = 0; i < count; i++) {
      symbols[i] = 0;
      if (micros[i] == LOST) {
        continue;
      }
      long delta = Math.floorDiv(micros[i] - last, TICK_MICROS);
      if (delta < Short.MIN_VALUE || delta > Short.MAX_VALUE || received++ == MAX_RECEIVED) {
        return i;
      }
      symbols[i] = (byte) (delta >= 0 && delta <= 0xFF ? 1 : 2);
      deltas[i] = (int) delta;
      last += delta * TICK_MICROS;
    }
    return count;
  }

  private void chunks(RtcpWriter out, int count) {
    int i = 0;
    while (i < count) {
      int run = 1;
      while (i + run < count && run < MAX_RUN && symbols[i + run] == symbols[i]) {
        run++;
      }
      if (run >= VECTOR || i + run == count) {
        out.put16(symbols[i] << 13 | run);
        i += run;
      } else {
        int vector = 0xC000;
        for (int j = 0; j < VECTOR; j++) {
          int symbol = i + j < count ? symbols[i + j] : 0;
          vector |= symbol << 2 * (VECTOR - 1 - j);
        }
        out.put16(vector);
        i += VECTOR;
      }
    }
  }
}
