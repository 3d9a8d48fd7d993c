package vn.diemcau.mediabridge.send;

/** How often each place of a history was sent again, and when it left last. */
final class Repeats {

  private final int most;
  private final byte[] times;
  private final long[] lastSent;

  /**
   * @param most times that a place may be sent again
   */
  Repeats(int places, int most) {
    this.most = most;
    times = new byte[places];
    lastSent = new long[places];
  }

  /** Another packet took the place and left for the first time. */
  void first(int place, long nowNanos) {
    times[place] = 0;
    lastSent[place] = nowNanos;
  }

  /**
   * Counts a retransmission.
   *
   * @return false when it went out again within this time, or too often
   */
  boolean mayRepeat(int place, long nowNanos, long withinNanos) {
    boolean soon = times[place] > 0 && nowNanos - lastSent[place] < withinNanos;
    if (soon || times[place] >= most) {
      return false;
    }
    times[place]++;
    lastSent[place] = nowNanos;
    return true;
  }
}
