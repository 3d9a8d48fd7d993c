package vn.diemcau.signalling;

/** How many frames a client may send: a bucket that fills again with time. Not thread-safe. */
final class RateLimit {

  static final int BURST = 120;
  static final int PER_SECOND = 40;

  private double left = BURST;
  private long at;

  RateLimit(long nanos) {
    this.at = nanos;
  }

  boolean allows(long nanos) {
    left = Math.min(BURST, left + (nanos - at) / 1e9 * PER_SECOND);
    at = nanos;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
