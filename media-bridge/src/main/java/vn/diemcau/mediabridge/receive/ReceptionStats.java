package vn.diemcau.mediabridge.receive;

/** Loss and jitter of one source as its receiver reports them (RFC 3550, 6.4.1, A.3 and A.8). */
public final class ReceptionStats {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int clockRate;
  private long base = -1;
  private long highest;
  private long received;
  private long expectedPrior;
  private long receivedPrior;
  private long lastTransit;
  private double jitter;
  private boolean transitKnown;
  private int lastReportNtp;
  private long lastReportNanos;

  public ReceptionStats(int clockRate) {
    this.clockRate = clockRate;
  }

  /**
   * A packet came on the source's own SSRC.
   *
   * @param extended its extended sequence number
   */
  public void received(long extended, int timestamp, long nowNanos) {
    if (base < 0 || extended - highest > 0x8000) {
      base = extended;
      expectedPrior = 0;
      receivedPrior = 0;
      received = 0;
      highest = extended;
      transitKnown = false;
    }
    received++;
    highest = Math.max(highest, extended);
    long seconds = nowNanos / NANOS_PER_SECOND;
    long arrival = seconds * clockRate + nowNanos % NANOS_PER_SECOND * clockRate / NANOS_PER_SECOND;
    long transit = (int) arrival - timestamp;
    if (transitKnown) {
      jitter += (Math.abs((int) (transit - lastTransit)) - jitter) / 16;
    }
    lastTransit = transit;
    transitKnown = true;
  }

  /** A sender report came. */
  public void senderReport(long ntp, long nowNanos) {
    lastReportNtp = (int) (ntp >>> 16);
    lastReportNanos = nowNanos;
  }

  /** True when at least one packet came. */
  public boolean started() {
    return base >= 0;
  }

  /** Loss since the last call, 0 to 255. */
  public int fractionLost() {
    long expected = highest - base + 1;
    long expectedNow = expected - expectedPrior;
    long lostNow = expectedNow - (received - receivedPrior);
    expectedPrior = expected;
    receivedPrior = received;
    return expectedNow <= 0 || lostNow <= 0 ? 0 : (int) Math.min(255, lostNow * 256 / expectedNow);
  }

  public long cumulativeLost() {
    return highest - base + 1 - received;
  }

  public long highest() {
    return highest;
  }

  /** In timestamp units. */
  public long jitter() {
    return (long) jitter;
  }

  /** The middle 32 bits of the last sender report's time; 0 for none. */
  public int lastReport() {
    return lastReportNtp;
  }

  /** Since the last sender report, in 1/65536 s; 0 for none. */
  public int delaySinceLastReport(long nowNanos) {
    return lastReportNtp == 0
        ? 0
        : (int) ((nowNanos - lastReportNanos) / 1000 * 65_536 / 1_000_000);
  }
}
