package vn.diemcau.mediabridge.bandwidth;

/**
 * A short run of packets that is sent faster than the estimate, to see whether the link carries it:
 * compares how fast the run left with how fast it arrived.
 */
final class Probe {

  private static final int FEWEST_PACKETS = 5;

  /** What arrives slower than this part of what left has queued up: the link is at its end. */
  private static final double KEPT_UP = 0.9;

  private static final double BELOW_THE_END = 0.9;

  private long first = Long.MAX_VALUE;
  private long last = -1;
  private boolean sending;
  private long firstSent;
  private long lastSent;
  private long firstArrived;
  private long lastArrived;
  private int packets;
  private long bytes;
  private int firstBytes;
  private double result;

  void begin() {
    sending = true;
    first = Long.MAX_VALUE;
    last = -1;
    packets = 0;
    bytes = 0;
    result = 0;
  }

  void end() {
    sending = false;
  }

  /** A packet left, whatever for: within a run it counts. */
  void sent(long number) {
    if (sending) {
      first = Math.min(first, number);
      last = number;
    }
  }

  /** Whether a packet is one of the run. */
  boolean has(long number) {
    return number >= first && number <= last;
  }

  /** A packet of the run arrived. */
  void arrived(long number, int length, long sentMicros, long arrivedMicros) {
    if (!has(number)) {
      return;
    }
    if (packets == 0) {
      firstSent = sentMicros;
      firstArrived = arrivedMicros;
      firstBytes = length;
    }
    packets++;
    bytes += length;
    lastSent = sentMicros;
    lastArrived = arrivedMicros;
  }

  /**
   * Looks whether the run is over, after feedback up to this number.
   *
   * @return true when {@link #bitsPerSecond} has a new result
   */
  boolean over(long toldUpTo) {
    if (sending || last < 0 || toldUpTo < last) {
      return false;
    }
    boolean enough = packets >= FEWEST_PACKETS && lastSent > firstSent;
    result = enough ? rate() : 0;
    last = -1;
    first = Long.MAX_VALUE;
    return enough;
  }

  private double rate() {
    double bits = 8.0 * (bytes - firstBytes);
    double left = bits * 1e6 / (lastSent - firstSent);
    double came = bits * 1e6 / Math.max(1, lastArrived - firstArrived);
    return came < KEPT_UP * left ? BELOW_THE_END * came : Math.min(left, came);
  }

  /** What the link has been seen to carry. */
  double bitsPerSecond() {
    return result;
  }
}
