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
  private int lastNumber;
  private Departed departed;

  /**
   * @param numbered whether packets carry a transport-wide number
   */
  Departure(PacketSink sink, LinkEstimate estimate, boolean numbered) {
    this.sink = sink;
    this.estimate = estimate;
    this.numbered = numbered;
  }

  /** From now on it is known what left under which number, or no longer. */
  void remember(boolean now) {
    if (now != (departed != null)) {
      departed = now ? new Departed() : null;
    }
  }

  /** Null while nothing is remembered. */
  Departed departed() {
    return departed;
  }

  /** Sends the packet that was written into the sink's buffer. */
  void leave(int len, long nowNanos) {
    if (numbered) {
      lastNumber = (int) estimate.sent(len, nowNanos) & 0xFFFF;
      stamp(lastNumber);
      if (departed != null) {
        departed.note(lastNumber, sink.buffer(), sink.offset(), len);
      }
    }
    sink.send(len);
  }

  /** Sends what was written under a number that left before. */
  void leaveAgain(int len, int number) {
    if (numbered) {
      stamp(number);
    }
    sink.send(len);
  }

  private void stamp(int number) {
    Bytes.put16(sink.buffer(), sink.offset() + RtpWriter.TRANSPORT_CC_AT, number);
  }

  /** Sends a packet that was held. */
  void leave(byte[] held, long nowNanos) {
    System.arraycopy(held, 0, sink.buffer(), sink.offset(), held.length);
    leave(held.length, nowNanos);
  }

  /** A copy of the packet that was written into the sink's buffer, for later. */
  byte[] held(int len) {
    byte[] held = new byte[len];
    System.arraycopy(sink.buffer(), sink.offset(), held, 0, len);
    return held;
  }

  /** The number of what left last. */
  int lastNumber() {
    return lastNumber;
  }
}
