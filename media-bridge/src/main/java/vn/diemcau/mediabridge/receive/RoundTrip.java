package vn.diemcau.mediabridge.receive;

/**
 * The round-trip time to one endpoint, from the answers to the sender reports that went to it (RFC
 * 3550, 6.4.1). The reports carry the NTP time of the original sender, so what counts is when the
 * bridge passed each one on.
 */
public final class RoundTrip {

  private static final int REMEMBERED = 64;
  private static final long UNKNOWN = 100_000_000L;
  private static final long MAXIMUM = 2_000_000_000L;

  private final int[] reports = new int[REMEMBERED];
  private final long[] sent = new long[REMEMBERED];
  private int next;
  private long nanos = UNKNOWN;

  /** A sender report with this NTP time went out. */
  public void sent(long ntp, long nowNanos) {
    reports[next] = (int) (ntp >>> 16);
    sent[next] = nowNanos;
    next = next + 1 & REMEMBERED - 1;
  }

  /**
   * A report block came back.
   *
   * @param delay in 1/65536 s
   */
  public void answered(int lastReport, int delay, long nowNanos) {
    for (int i = 0; i < REMEMBERED && lastReport != 0; i++) {
      if (reports[i] == lastReport) {
        long held = (delay & 0xFFFF_FFFFL) * 1_000_000_000L / 65_536;
        long measured = nowNanos - sent[i] - held;
        if (measured >= 0 && measured < MAXIMUM) {
          nanos += (measured - nanos) / 4;
        }
        return;
      }
    }
  }

  /** Smoothed; 100 ms while nothing is known. */
  public long nanos() {
    return nanos;
  }
}
