package vn.diemcau.mediabridge.bandwidth;

/**
 * Whether a queue grows, stands or empties (draft-ietf-rmcat-gcc-02, section 5.4): the trend
 * against a threshold that adapts, so that a competing flow does not starve us.
 */
final class OveruseDetector {

  /** What the link does. */
  enum Usage {
    NORMAL,
    OVERUSE,
    UNDERUSE
  }

  private static final double GAIN = 4;
  private static final int MOST_GROUPS = 60;
  private static final double UP = 0.0087;
  private static final double DOWN = 0.039;
  private static final double LARGEST_STEP = 15;
  private static final double LOWEST = 6;
  private static final double HIGHEST = 600;
  private static final double LONG_ENOUGH = 10;
  private static final double LONGEST_INTERVAL = 100;

  private double threshold = 12.5;
  private double overusing = -1;
  private int overuses;
  private double formerSlope;
  private Usage usage = Usage.NORMAL;

  /**
   * Judges anew.
   *
   * @param sendMillis time between the two groups at the sender
   * @param elapsedMillis since the last judgement
   */
  Usage judge(Trendline trend, double sendMillis, double elapsedMillis) {
    if (trend.count() < 2) {
      return usage;
    }
    double modified = Math.min(trend.count(), MOST_GROUPS) * trend.slope() * GAIN;
    if (modified > threshold) {
      overuse(trend.slope(), sendMillis);
    } else {
      overusing = -1;
      overuses = 0;
      usage = modified < -threshold ? Usage.UNDERUSE : Usage.NORMAL;
    }
    formerSlope = trend.slope();
    adapt(modified, elapsedMillis);
    return usage;
  }

  /** Only what lasts and does not fade by itself counts. */
  private void overuse(double slope, double sendMillis) {
    overusing = overusing < 0 ? sendMillis / 2 : overusing + sendMillis;
    overuses++;
    if (overusing > LONG_ENOUGH && overuses > 1 && slope >= formerSlope) {
      overusing = 0;
      overuses = 0;
      usage = Usage.OVERUSE;
    }
  }

  private void adapt(double modified, double elapsedMillis) {
    double size = Math.abs(modified);
    if (size > threshold + LARGEST_STEP) {
      return; // a sudden change of the route is no reason
    }
    double gain = size < threshold ? DOWN : UP;
    double elapsed = Math.min(elapsedMillis, LONGEST_INTERVAL);
    threshold += gain * (size - threshold) * elapsed;
    threshold = Math.clamp(threshold, LOWEST, HIGHEST);
  }
}
