package vn.diemcau.mediabridge.send;

import vn.diemcau.mediabridge.bandwidth.LinkEstimate;
import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.rtp.RtpWriter;

/**
 * The last stop of a packet in a room: it gets its transport-wide number in the order in which
 * packets leave, and goes.
 */
final class Departure {

  private final PacketSink sink;
  private final LinkEstimate estimate;
  private final boolean numbered;

  /**
   * @param numbered whether packets carry a transport-wide number
   */
  Departure(PacketSink sink, LinkEstimate estimate, boolean numbered) {
    this.sink = sink;
    this.estimate = estimate;
    this.numbered = numbered;
  }

  void leave(byte[] buf, int off, int len, long nowNanos) {
    if (numbered) {
      int number = (int) estimate.sent(len, nowNanos) & 0xFFFF;
      Bytes.put16(buf, off + RtpWriter.TRANSPORT_CC_AT, number);
    }
    sink.send(buf, off, len);
  }
}
