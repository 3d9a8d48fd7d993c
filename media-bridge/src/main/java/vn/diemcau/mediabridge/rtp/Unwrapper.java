package vn.diemcau.mediabridge.rtp;

/**
 * Makes a number that wraps (16-bit sequence numbers, 7- or 15-bit picture ids) into one that does
 * not. The first one is lifted by one whole turn, so that nothing late becomes negative.
 */
public final class Unwrapper {

  private final long turn;
  private long last = -1;

  /**
   * @param bits width of the number, 1 to 32
   */
  public Unwrapper(int bits) {
    turn = 1L << bits;
  }

  /** The value nearest to the newest one seen. Moves on only forward. */
  public long unwrap(int value) {
    long masked = value & turn - 1;
    if (last < 0) {
      last = masked + turn;
      return last;
    }
    long difference = masked - last & turn - 1;
    if (difference >= turn / 2) {
      return last + difference - turn;
    }
    last += difference;
    return last;
  }

  /** Forgets what was seen, but goes on above it. */
  public void jumpTo(long value) {
    last = value;
  }
}
