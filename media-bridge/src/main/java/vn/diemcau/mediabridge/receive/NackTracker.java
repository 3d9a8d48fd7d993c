package vn.diemcau.mediabridge.receive;

/**
 * Knows which packets of a source are missing and when to ask for them again. A missing packet is
 * asked for after a short wait (it may only be out of order), then once per round trip, at most
 * {@value #MAX_TRIES} times.
 */
public final class NackTracker {

  /** A larger hole is not worth filling: a key frame is asked for instead. */
  public static final int MAX_MISSING = 256;

  private static final int MAX_TRIES = 10;
  private static final long REORDER_WAIT = 8_000_000L;
  private static final long MIN_INTERVAL = 30_000_000L;

  private final long[] missing = new long[MAX_MISSING];
  private final long[] due = new long[MAX_MISSING];
  private final int[] tries = new int[MAX_MISSING];
  private int count;
  private long highest = -1;
  private long nextDue;

  /**
   * A packet came.
   *
   * @return false when so many packets are missing that the source has to begin again
   */
  public boolean received(long extended, long nowNanos) {
    if (highest < 0 || extended == highest + 1) {
      highest = Math.max(highest, extended);
      return true;
    }
    if (extended <= highest) {
      remove(extended);
      return true;
    }
    long hole = extended - highest - 1;
    if (count + hole > MAX_MISSING) {
      reset(extended);
      return false;
    }
    if (count == 0) {
      nextDue = nowNanos + REORDER_WAIT;
    }
    for (long seq = highest + 1; seq < extended; seq++) {
      missing[count] = seq;
      due[count] = nowNanos + REORDER_WAIT;
      tries[count++] = 0;
    }
    highest = extended;
    return true;
  }

  /** Forgets what is missing and goes on behind this number. */
  public void reset(long extended) {
    count = 0;
    highest = extended;
  }

  /** How many packets are missing and still asked for. */
  public int missing() {
    return count;
  }

  /**
   * Takes out what has to be asked for now.
   *
   * @param roundTripNanos to the sender
   * @param into receives extended sequence numbers, ascending; at least {@link #MAX_MISSING} long
   * @return how many
   */
  public int takeDue(long nowNanos, long roundTripNanos, long[] into) {
    if (count == 0 || nowNanos - nextDue < 0) {
      return 0;
    }
    long interval = Math.max(MIN_INTERVAL, roundTripNanos + roundTripNanos / 4);
    long earliest = nowNanos + interval;
    int taken = 0;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (nowNanos - due[i] >= 0) {
        if (tries[i] >= MAX_TRIES) {
          continue;
        }
        tries[i]++;
        due[i] = nowNanos + interval;
        into[taken++] = missing[i];
      }
      earliest = due[i] - earliest < 0 ? due[i] : earliest;
      missing[kept] = missing[i];
      due[kept] = due[i];
      tries[kept++] = tries[i];
    }
    count = kept;
    nextDue = earliest;
    return taken;
  }

  private void remove(long extended) {
    for (int i = 0; i < count; i++) {
      if (missing[i] == extended) {
        int rest = count - i - 1;
        System.arraycopy(missing, i + 1, missing, i, rest);
        System.arraycopy(due, i + 1, due, i, rest);
        System.arraycopy(tries, i + 1, tries, i, rest);
        count--;
        return;
      }
    }
  }
}
