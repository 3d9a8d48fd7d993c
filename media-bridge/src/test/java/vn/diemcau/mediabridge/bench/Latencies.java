package vn.diemcau.mediabridge.bench;

import java.util.Arrays;

/** Times in microseconds, kept one by one so that their percentiles are exact. One thread. */
final class Latencies {

  private int[] micros = new int[1 << 12];
  private int count;

  void add(long nanos) {
    if (count == micros.length) {
      micros = Arrays.copyOf(micros, 2 * count);
    }
    micros[count++] = (int) (nanos / 1000);
  }

  void restart() {
    count = 0;
  }

  void addAll(Latencies others) {
    for (int i = 0; i < others.count; i++) {
      add(others.micros[i] * 1000L);
    }
  }

  /** In milliseconds; 0 when there are none. */
  double percentile(double share) {
    if (count == 0) {
      return 0;
    }
    int[] sorted = Arrays.copyOf(micros, count);
    Arrays.sort(sorted);
    return sorted[Math.min(count - 1, (int) (count * share))] / 1000.0;
  }
}
