package vn.diemcau.mediabridge.bandwidth;

/**
 * The bound that loss sets (draft-ietf-rmcat-gcc-02, section 6): less after heavy loss, slowly more
 * after none. A line that always loses a few percent, whatever is sent, is not punished for it:
 * what counts is the loss above the least of the last while.
 */
final class LossControl {

  private static final int FEWEST_PACKETS = 60;
  private static final long SHORTEST_WINDOW = 500_000_000L;

  /** Chance puts much loss into one small window now and then. */
  private static final int HEAVY_WINDOWS = 2;

  private static final double HEAVY = 0.10;
  private static final double OVERWHELMING = 0.3;
  private static final double LIGHT = 0.02;
  private static final double GROWTH_PER_SECOND = 1.08;
  private static final double FORGETTING = 0.1;

  /** More than this is never taken for the line's habit. */
  private static final double MOST_USUAL = 0.06;

  /** What arrives in spite of the loss is what the line carries. */
  private static final double OF_WHAT_ARRIVES = 0.85;

  private static final double FAR = 2;
  private static final double LOSSY = 0.015;
  private static final double NO_LONGER_LOSSY = 0.005;

  private int lost;
  private int told;
  private int heavyInARow;
  private long begun = -1;
  private double usual;
  private double average;
  private boolean lossy;
  private double bitsPerSecond = Double.POSITIVE_INFINITY;

  /** One packet was told of. */
  void packet(boolean arrived) {
    told++;
    lost += arrived ? 0 : 1;
  }

  /**
   * Judges when enough was told.
   *
   * @param arriving what arrives at present, bits per second
   * @param byDelay what the other bound allows: far below it, loss sets none
   */
  void update(double arriving, double byDelay, long nowNanos) {
    if (begun < 0) {
      begun = nowNanos;
    }
    long span = nowNanos - begun;
    if (told < FEWEST_PACKETS || span < SHORTEST_WINDOW) {
      return;
    }
    double loss = (double) lost / told;
    usual = loss < usual ? loss : Math.min(MOST_USUAL, usual + FORGETTING * (loss - usual));
    average += FORGETTING * (loss - average);
    lossy = average > (lossy ? NO_LONGER_LOSSY : LOSSY);
    judge(loss - usual, arriving, byDelay, span / 1e9);
    lost = 0;
    told = 0;
    begun = nowNanos;
  }

  private void judge(double excess, double arriving, double byDelay, double seconds) {
    heavyInARow = excess > HEAVY ? heavyInARow + 1 : 0;
    if (heavyInARow >= HEAVY_WINDOWS) {
      double least = OF_WHAT_ARRIVES * arriving;
      double less = Math.min(bitsPerSecond, arriving / (1 - excess)) * (1 - 0.5 * excess);
      bitsPerSecond = excess > OVERWHELMING ? least : Math.max(less, least);
    } else if (excess < LIGHT && bitsPerSecond < Double.POSITIVE_INFINITY) {
      bitsPerSecond *= Math.pow(GROWTH_PER_SECOND, Math.min(1, seconds));
      if (bitsPerSecond > FAR * byDelay) {
        bitsPerSecond = Double.POSITIVE_INFINITY;
      }
    }
  }

  /** A probe has shown that the link carries so much. */
  void shown(double rate) {
    bitsPerSecond = Math.max(bitsPerSecond, rate);
  }

  /** The bound that loss had set was none. */
  void forgetEnd() {
    bitsPerSecond = Double.POSITIVE_INFINITY;
  }

  /** True when a noticeable part of the packets got lost lately, for whatever reason. */
  boolean lossy() {
    return lossy;
  }

  /** Infinite while loss sets no bound. */
  double bitsPerSecond() {
    return bitsPerSecond;
  }
}
