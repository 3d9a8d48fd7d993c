package vn.diemcau.shared;

/** How many messages a client may send: a bucket that fills again with time. Not thread-safe. */
public final class RateLimit {

  public static final int BURST = 120;
  public static final int PER_SECOND = 40;

  private double left = BURST;
  private long at;

  /**
   * @param nanos the monotonic time now
   */
  public RateLimit(long nanos) {
    this.at = nanos;
  }

  /** Takes one message; false when it is one too many. */
  public boolean allows(long nanos) {
    left = Math.min(BURST, left + (nanos - at) / 1e9 * PER_SECOND);
    at = nanos;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
