package vn.diemcau.mediabridge.receive;

import java.util.Arrays;
import vn.diemcau.mediabridge.rtcp.RtcpWriter;
import vn.diemcau.mediabridge.rtcp.TransportFeedback;
import vn.diemcau.mediabridge.rtp.Unwrapper;

/**
 * Records when packets with a transport-wide sequence number came from one endpoint and writes the
 * feedback from which its sender estimates its uplink. (Browsers ramp up by it; a REMB would need
 * an estimator of ours.)
 */
public final class TransportCcRecorder {

  private static final long INTERVAL = 60_000_000L;
  private static final int SIZE = TransportFeedback.MAX_PACKETS;
  private static final int LATE = 256;

  private final Unwrapper unwrapper = new Unwrapper(16);
  private final long[] arrival = new long[SIZE];
  private final long[] window = new long[TransportFeedback.MAX_PACKETS];
  private final TransportFeedback feedback = new TransportFeedback();
  private long start = -1;
  private long highest = -1;
  private long lastSent;
  private int number;

  /** A packet with this transport-wide number came. */
  public void received(int sequence, long nowNanos) {
    long extended = unwrapper.unwrap(sequence);
    long micros = nowNanos / 1000;
    if (highest < 0 || extended - highest >= SIZE) {
      Arrays.fill(arrival, TransportFeedback.LOST);
      start = extended;
      highest = extended - 1;
    } else if (extended <= highest - LATE) {
      return;
    }
    for (long i = highest + 1; i < extended; i++) {
      arrival[at(i)] = TransportFeedback.LOST;
    }
    if (extended > highest || arrival[at(extended)] == TransportFeedback.LOST) {
      arrival[at(extended)] = micros;
    }
    highest = Math.max(highest, extended);
    start = Math.max(Math.min(start, extended), highest - SIZE + 1);
  }

  /** True when it is time to send feedback. */
  public boolean due(long nowNanos) {
    return start <= highest
        && highest >= 0
        && (number == 0
            || nowNanos - lastSent >= INTERVAL
            || highest - start >= TransportFeedback.MAX_RECEIVED / 2);
  }

  /** Writes one feedback packet; call again while {@link #pending}. */
  public void write(RtcpWriter out, int senderSsrc, int mediaSsrc, long nowNanos) {
    int count = (int) Math.min(window.length, highest - start + 1);
    for (int i = 0; i < count; i++) {
      window[i] = arrival[at(start + i)];
    }
    int told =
        feedback.write(out, senderSsrc, mediaSsrc, (int) start & 0xFFFF, number, window, count);
    start += told == 0 ? count : told;
    number = number + 1 & 0xFF | 0x100;
    lastSent = nowNanos;
  }

  /** True when there is something not yet told. */
  public boolean pending() {
    return start <= highest && highest >= 0;
  }

  private static int at(long extended) {
    return (int) (extended & SIZE - 1);
  }
}
