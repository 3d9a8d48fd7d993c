package vn.diemcau.mediabridge.bandwidth;

import java.util.Arrays;

/**
 * How much arrives at the receiver, by its feedback: over half a second and smoothed, and in the
 * best quarter of the last second.
 */
final class AckedRate {

  private static final long WINDOW_MICROS = 500_000;
  private static final long FIRST_WINDOW_MICROS = 150_000;
  private static final double SMOOTHING = 0.6;

  private static final long SLICE_MICROS = 50_000;
  private static final int SLICES = 20;
  private static final int QUARTER = 5;

  private final long[] sliceBytes = new long[SLICES];
  private long slice;
  private long begun = -1;
  private long last;
  private long bytes;
  private double bitsPerSecond;

  /** A packet arrived, by the receiver's clock. */
  void arrived(int length, long micros) {
    note(length, Math.floorDiv(micros, SLICE_MICROS));
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

  private void note(int length, long at) {
    if (at - slice >= SLICES || slice - at >= SLICES) {
      Arrays.fill(sliceBytes, 0);
      slice = at;
    }
    while (slice < at) {
      slice++;
      sliceBytes[Math.floorMod(slice, SLICES)] = 0;
    }
    sliceBytes[Math.floorMod(at, SLICES)] += length;
  }

  /**
   * Bits per second over the best quarter of the last second: what came while the link was busy,
   * when {@link #bitsPerSecond} still knows of the time before or after.
   */
  double recently() {
    long best = 0;
    long sum = 0;
    for (int i = 0; i < SLICES; i++) {
      sum += sliceBytes[Math.floorMod(slice - i, SLICES)];
      if (i >= QUARTER) {
        sum -= sliceBytes[Math.floorMod(slice - i + QUARTER, SLICES)];
      }
      best = Math.max(best, sum);
    }
    return best * 8_000_000.0 / (QUARTER * SLICE_MICROS);
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
