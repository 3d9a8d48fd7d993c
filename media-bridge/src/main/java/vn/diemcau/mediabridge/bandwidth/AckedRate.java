package vn.diemcau.mediabridge.bandwidth;

/** How much arrives at the receiver, by its feedback: over half a second, then smoothed. */
final class AckedRate {

  private static final long WINDOW_MICROS = 500_000;
  private static final long FIRST_WINDOW_MICROS = 150_000;
  private static final double SMOOTHING = 0.6;

  private long begun = -1;
  private long last;
  private long bytes;
  private double bitsPerSecond;

  /** A packet arrived, by the receiver's clock. */
  void arrived(int length, long micros) {
    if (begun < 0 || micros < begun || micros - last > 2 * WINDOW_MICROS) {
      restart(micros);
      return;
    }
    bytes += length;
    last = Math.max(last, micros);
    long span = last - begun;
    if (span >= (bitsPerSecond == 0 ? FIRST_WINDOW_MICROS : WINDOW_MICROS)) {
      double now = bytes * 8_000_000.0 / span;
      bitsPerSecond = bitsPerSecond == 0 ? now : SMOOTHING * now + (1 - SMOOTHING) * bitsPerSecond;
      restart(last);
    }
  }

  private void restart(long micros) {
    begun = micros;
    last = micros;
    bytes = 0;
  }

  /** 0 while unknown. */
  double bitsPerSecond() {
    return bitsPerSecond;
  }
}
