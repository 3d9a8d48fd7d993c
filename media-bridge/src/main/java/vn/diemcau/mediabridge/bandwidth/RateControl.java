package vn.diemcau.mediabridge.bandwidth;

/**
 * Additive increase and multiplicative decrease by what the queue does (draft-ietf-rmcat-gcc-02,
 * section 5.5).
 */
final class RateControl {

  private static final double BETA = 0.85;
  private static final double GROWTH_PER_SECOND = 1.08;
  private static final double AHEAD_OF_ACKED = 1.5;
  private static final double ALWAYS_AHEAD = 10_000;
  private static final double PACKET_BITS = 1200 * 8;
  private static final double ADDITIVE_LEAST = 4_000;
  private static final double CAPACITY_SMOOTHING = 0.95;

  private enum Phase {
    HOLD,
    INCREASE
  }

  private Phase phase = Phase.INCREASE;
  private double bitsPerSecond;
  private double capacity;
  private double deviation = 0.4;
  private long lastChange = -1;
  private long lastDecrease = -1;

  RateControl(double start) {
    bitsPerSecond = start;
  }

  /**
   * Follows the detector.
   *
   * @param acked what arrives, bits per second, 0 while unknown
   * @param recently what arrived in the last moment: while a picture begins, {@code acked} still
   *     knows the sound alone, and to fall below it would end the picture again
   */
  void update(
      OveruseDetector.Usage usage,
      double acked,
      double recently,
      long roundTripNanos,
      long nowNanos) {
    double seconds = lastChange < 0 ? 0 : Math.min(1, (nowNanos - lastChange) / 1e9);
    lastChange = nowNanos;
    switch (usage) {
      case OVERUSE ->
          decrease(acked == 0 ? 0 : Math.max(acked, recently), roundTripNanos, nowNanos);
      case UNDERUSE -> phase = Phase.HOLD;
      case NORMAL -> {
        if (phase == Phase.HOLD) {
          phase = Phase.INCREASE;
        } else {
          increase(acked, seconds, roundTripNanos);
        }
      }
    }
  }

  private void increase(double acked, double seconds, long roundTripNanos) {
    if (capacity > 0 && acked > capacity * (1 + 3 * spread())) {
      capacity = 0; // the link has become wider than it was known to be
    }
    double next;
    if (capacity > 0) {
      double responseSeconds = 2 * (0.1 + roundTripNanos / 1e9);
      next = bitsPerSecond + Math.max(ADDITIVE_LEAST, PACKET_BITS / responseSeconds) * seconds;
    } else {
      next = bitsPerSecond * Math.pow(GROWTH_PER_SECOND, seconds);
    }
    double bound = acked == 0 ? bitsPerSecond : AHEAD_OF_ACKED * acked + ALWAYS_AHEAD;
    bitsPerSecond = Math.max(bitsPerSecond, Math.min(next, bound));
  }

  private void decrease(double acked, long roundTripNanos, long nowNanos) {
    long wait = Math.max(100_000_000L, roundTripNanos);
    boolean soon = lastDecrease >= 0 && nowNanos - lastDecrease < wait;
    if (soon && (acked == 0 || acked > 0.5 * bitsPerSecond)) {
      return; // the last one has not had its effect yet
    }
    double measured = acked == 0 ? bitsPerSecond : acked;
    bitsPerSecond = Math.min(bitsPerSecond, BETA * measured);
    learn(measured);
    lastDecrease = nowNanos;
    phase = Phase.HOLD;
  }

  private void learn(double measured) {
    if (capacity > 0 && measured < capacity * (1 - 3 * spread())) {
      capacity = 0;
    }
    if (capacity == 0) {
      capacity = measured;
      return;
    }
    double error = Math.abs(measured - capacity) / capacity;
    deviation = CAPACITY_SMOOTHING * deviation + (1 - CAPACITY_SMOOTHING) * error;
    capacity = CAPACITY_SMOOTHING * capacity + (1 - CAPACITY_SMOOTHING) * measured;
  }

  private double spread() {
    return Math.clamp(deviation, 0.05, 0.15);
  }

  /** A probe has shown that the link carries so much. */
  void shown(double rate) {
    if (rate > bitsPerSecond) {
      bitsPerSecond = rate;
      capacity = 0;
    }
  }

  /** True when the link has been seen at its end, so that the rate is more than a beginning. */
  boolean found() {
    return lastDecrease >= 0;
  }

  /** The end that the link was seen at was none. */
  void forgetEnd() {
    lastDecrease = -1;
    capacity = 0;
  }

  double bitsPerSecond() {
    return bitsPerSecond;
  }
}
