package vn.diemcau.mediabridge.room;

/**
 * Whether a receiver was heard yet, and may be given pictures. The last packet of its handshake may
 * have got lost: then it can read nothing, tells nothing of a line that is full, and pictures would
 * drown the repetition that it waits for. A browser that has nothing to say itself tells of what it
 * gets: it is greeted until it does.
 */
final class FirstWord {

  /** Whoever does not answer at all waits so long for its pictures. */
  private static final long PATIENCE = 10_000_000_000L;

  private static final long BETWEEN_GREETINGS = 100_000_000L;

  private boolean ready;
  private boolean heard;
  private long readySince;
  private long nextGreeting;

  /** Its transport is there. */
  void ready(long nowNanos) {
    ready = true;
    readySince = nowNanos;
    nextGreeting = nowNanos + BETWEEN_GREETINGS;
  }

  /**
   * Something that only it can have sealed came from it.
   *
   * @return true for the first time
   */
  boolean heard() {
    boolean first = !heard;
    heard = true;
    return first;
  }

  /** True when it is to be sent something that it answers. */
  boolean greetingIsDue(long nowNanos) {
    if (!ready || mayHavePictures(nowNanos) || nowNanos - nextGreeting < 0) {
      return false;
    }
    nextGreeting = nowNanos + BETWEEN_GREETINGS;
    return true;
  }

  boolean mayHavePictures(long nowNanos) {
    return ready && (heard || nowNanos - readySince >= PATIENCE);
  }
}
