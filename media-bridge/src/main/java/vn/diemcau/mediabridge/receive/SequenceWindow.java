package vn.diemcau.mediabridge.receive;

import java.util.Arrays;
import vn.diemcau.mediabridge.rtp.Unwrapper;

/**
 * Tells new packets of a source from duplicates and from those that are far too late, and extends
 * their sequence numbers. A source that restarts somewhere else is taken up again at its second
 * packet in a row (RFC 3550, appendix A.1).
 */
public final class SequenceWindow {

  /** The packet was there already. */
  public static final long DUPLICATE = -1;

  /** The packet lies before the window. */
  public static final long TOO_OLD = -2;

  private static final int SIZE = 2048;
  private static final int NO_SEQUENCE = -1;

  private final Unwrapper unwrapper = new Unwrapper(16);
  private final long[] seen = new long[SIZE / 64];
  private long highest = -1;
  private int restartAt = NO_SEQUENCE;

  /** The extended sequence number (at least 1), {@link #DUPLICATE} or {@link #TOO_OLD}. */
  public long accept(int sequence) {
    long extended = unwrapper.unwrap(sequence);
    if (highest >= 0 && extended <= highest - SIZE) {
      if (sequence != restartAt) {
        restartAt = sequence + 1 & 0xFFFF;
        return TOO_OLD;
      }
      extended += 1L << 16;
      unwrapper.jumpTo(extended);
    }
    restartAt = NO_SEQUENCE;
    if (extended > highest) {
      advance(extended);
    } else if (isSeen(extended)) {
      return DUPLICATE;
    }
    seen[index(extended)] |= 1L << extended;
    return extended;
  }

  /** The highest extended number so far, -1 before the first packet. */
  public long highest() {
    return highest;
  }

  private void advance(long to) {
    if (highest < 0 || to - highest >= SIZE) {
      Arrays.fill(seen, 0);
    } else {
      for (long i = highest + 1; i <= to; i++) {
        seen[index(i)] &= ~(1L << i);
      }
    }
    highest = to;
  }

  private boolean isSeen(long extended) {
    return (seen[index(extended)] & 1L << extended) != 0;
  }

  private static int index(long extended) {
    return (int) (extended & SIZE - 1) >> 6;
  }
}
