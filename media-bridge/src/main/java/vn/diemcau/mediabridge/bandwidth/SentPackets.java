package vn.diemcau.mediabridge.bandwidth;

/**
 * What went out to one receiver under transport-wide numbers, until feedback tells what became of
 * it. Grows with what is under way, within bounds.
 */
final class SentPackets {

  /** No such packet, or it was told of already. */
  static final int UNKNOWN = 0;

  private static final int SMALLEST = 256;
  private static final int LARGEST = 16_384;

  /** Feedback that comes later than this tells nothing of use. */
  private static final long KEPT = 2_000_000_000L;

  private int[] bytes = new int[SMALLEST];
  private long[] nanos = new long[SMALLEST];
  private long next;

  /** Notes a departure and returns its number, of which 16 bits are sent. */
  long add(int length, long nowNanos) {
    int at = at(next);
    if (bytes[at] != UNKNOWN && nowNanos - nanos[at] < KEPT && bytes.length < LARGEST) {
      grow();
      at = at(next);
    }
    bytes[at] = length;
    nanos[at] = nowNanos;
    return next++;
  }

  private void grow() {
    int[] formerBytes = bytes;
    long[] formerNanos = nanos;
    int mask = formerBytes.length - 1;
    bytes = new int[formerBytes.length * 2];
    nanos = new long[bytes.length];
    for (long i = Math.max(0, next - formerBytes.length); i < next; i++) {
      bytes[at(i)] = formerBytes[(int) (i & mask)];
      nanos[at(i)] = formerNanos[(int) (i & mask)];
    }
  }

  /** The whole number of which feedback tells 16 bits: the newest that was sent. */
  long extend(int sequence) {
    return next - 1 - (next - 1 - sequence & 0xFFFF);
  }

  /** How long the packet was, or {@link #UNKNOWN}. */
  int bytes(long number) {
    return number < 0 || number >= next || number < next - bytes.length
        ? UNKNOWN
        : bytes[at(number)];
  }

  long nanos(long number) {
    return nanos[at(number)];
  }

  /** It was told of: once is enough. */
  void forget(long number) {
    bytes[at(number)] = UNKNOWN;
  }

  private int at(long number) {
    return (int) (number & bytes.length - 1);
  }
}
