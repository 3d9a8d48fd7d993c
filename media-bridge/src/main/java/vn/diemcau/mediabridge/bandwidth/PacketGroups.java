package vn.diemcau.mediabridge.bandwidth;

/**
 * Compares groups of packets that left within a burst (draft-ietf-rmcat-gcc-02, section 5.2, 5.3):
 * by how much more apart the groups arrived than they had left.
 */
final class PacketGroups {

  private static final long BURST_MICROS = 5_000;
  private static final long LONGEST_BURST_MICROS = 100_000;

  private long firstSent;
  private long lastSent;
  private long firstArrived;
  private long lastArrived;
  private boolean open;
  private long formerSent;
  private long formerArrived;
  private boolean former;
  private long sendDelta;
  private long arrivalDelta;

  /**
   * Adds a packet; both times in microseconds, of two clocks.
   *
   * @return true when a group is complete and {@link #sendDelta} and {@link #arrivalDelta} are new
   */
  boolean add(long sent, long arrived) {
    if (!open) {
      begin(sent, arrived);
      return false;
    }
    if (sent < firstSent) {
      return false; // from a group that is over
    }
    if (belongs(sent, arrived)) {
      lastSent = Math.max(lastSent, sent);
      lastArrived = Math.max(lastArrived, arrived);
      return false;
    }
    boolean compared = former;
    if (former) {
      sendDelta = lastSent - formerSent;
      arrivalDelta =
          lastArrived - formerArrived; // negative after an overtaking: the sum stays true
    }
    former = true;
    formerSent = lastSent;
    formerArrived = lastArrived;
    begin(sent, arrived);
    return compared;
  }

  /** What comes next is compared with nothing that was before. */
  void restart() {
    open = false;
    former = false;
  }

  private void begin(long sent, long arrived) {
    open = true;
    firstSent = sent;
    lastSent = sent;
    firstArrived = arrived;
    lastArrived = arrived;
  }

  /** Left in the same burst, or was held up on the way and arrived in one with it. */
  private boolean belongs(long sent, long arrived) {
    if (sent - firstSent <= BURST_MICROS) {
      return true;
    }
    long apart = arrived - lastArrived;
    return apart - (sent - lastSent) < 0
        && apart <= BURST_MICROS
        && arrived - firstArrived < LONGEST_BURST_MICROS;
  }

  /** Microseconds between the departures of the last two groups. */
  long sendDelta() {
    return sendDelta;
  }

  /** Microseconds between their arrivals. */
  long arrivalDelta() {
    return arrivalDelta;
  }
}
