package vn.diemcau.mediabridge.bandwidth;

/**
 * How many pictures a receiver's link carries, judged by the loss that the receiver reports: half
 * as many after heavy loss, one more after a quiet while, never fewer than one. A stop-gap of a few
 * lines: it knows no bit rate. Congestion control proper (transport-cc towards receivers, GCC)
 * takes its place.
 */
public final class LossBudget {

  private static final int HEAVY = 51;
  private static final int LIGHT = 13;
  private static final long BETWEEN_CUTS = 2_000_000_000L;
  private static final long QUIET = 8_000_000_000L;

  private final int slots;
  private int pictures;
  private long lastChange;
  private int heavyInARow;
  private boolean started;

  public LossBudget(int slots) {
    this.slots = slots;
    pictures = slots;
  }

  /**
   * A report block about a video slot came.
   *
   * @param fractionLost 0 to 255
   * @param given how many pictures the receiver gets at present
   * @return true when the number of pictures changed
   */
  public boolean reported(int fractionLost, int given, long nowNanos) {
    if (!started) {
      started = true;
      lastChange = nowNanos - BETWEEN_CUTS;
    }
    heavyInARow = fractionLost >= HEAVY ? heavyInARow + 1 : 0;
    if (heavyInARow >= 2 && nowNanos - lastChange >= BETWEEN_CUTS) {
      return change(Math.max(1, Math.min(pictures, given) / 2), nowNanos);
    }
    if (fractionLost > LIGHT) {
      lastChange = Math.max(lastChange, nowNanos - BETWEEN_CUTS);
      return false;
    }
    return pictures < slots && nowNanos - lastChange >= QUIET && change(pictures + 1, nowNanos);
  }

  private boolean change(int to, long nowNanos) {
    boolean changed = to != pictures;
    pictures = to;
    lastChange = nowNanos;
    heavyInARow = 0;
    return changed;
  }

  /** Most pictures at present. */
  public int pictures() {
    return pictures;
  }
}
