package vn.diemcau.mediabridge.rtp;

/**
 * Maps the numbers of an incoming stream (extended sequence numbers or picture ids) to those of an
 * outgoing one without gaps where something was left out on purpose. What is merely lost or late
 * keeps its place. Remembers the last {@value #ENTRIES} changes, so that a late packet gets the
 * number that it would have had in time.
 */
public final class SequenceMap {

  /** A number with no place in the outgoing stream. */
  public static final long NONE = -1;

  private static final int ENTRIES = 64;

  private final long[] from = new long[ENTRIES];
  private final long[] until = new long[ENTRIES];
  private final long[] shift = new long[ENTRIES];
  private int newest = -1;
  private int count;
  private long highest;

  /** From now on {@code in} becomes {@code out}; nothing before it has a place any more. */
  public void restart(long in, long out) {
    count = 0;
    newest = -1;
    highest = in - 1;
    push(in, out - in);
  }

  /** The outgoing number, or {@link #NONE}. */
  public long map(long in) {
    if (in > highest) {
      highest = in;
    }
    for (int i = 0, at = newest; i < count; i++, at = at - 1 & ENTRIES - 1) {
      if (in >= from[at]) {
        return in <= until[at] ? in + shift[at] : NONE;
      }
    }
    return NONE;
  }

  /**
   * Leaves a number out, if it is the next one.
   *
   * @return false when it is not the next one: what is missing before it may still come, so it
   *     keeps its place and has to be sent
   */
  public boolean drop(long in) {
    if (count == 0 || in != highest + 1) {
      return false;
    }
    dropUpTo(in);
    return true;
  }

  /**
   * Leaves a number out, wherever it stands; what is missing before it keeps its place.
   *
   * @return false when numbers behind it were given out already, so that its place is taken
   */
  public boolean leaveOut(long in) {
    if (count == 0 || in <= highest) {
      return map(in) == NONE;
    }
    if (in == highest + 1) {
      dropUpTo(in);
    } else {
      until[newest] = in - 1;
      push(in + 1, shift[newest] - 1);
      highest = in;
    }
    return true;
  }

  /** Leaves out everything from the highest number met so far up to this one. */
  public void dropUpTo(long in) {
    if (count == 0 || in <= highest) {
      return;
    }
    long left = in - highest;
    long nextShift = shift[newest] - left;
    if (from[newest] == highest + 1) {
      from[newest] = in + 1;
      shift[newest] = nextShift;
    } else {
      until[newest] = highest;
      push(in + 1, nextShift);
    }
    highest = in;
  }

  /** The highest number met since the restart. */
  public long highest() {
    return highest;
  }

  private void push(long start, long by) {
    newest = newest + 1 & ENTRIES - 1;
    count = Math.min(count + 1, ENTRIES);
    from[newest] = start;
    until[newest] = Long.MAX_VALUE;
    shift[newest] = by;
  }
}
