package vn.diemcau.mediabridge.send;

import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.rtp.Bytes;

/**
 * Puts what a sound slot sent last into its next packet once more (RFC 2198), as long as its
 * receiver loses packets: a lost one is there 20 ms later, without a way there and back.
 */
final class Redundancy {

  /** After the last loss that the receiver told of. */
  private static final long GOES_ON = 10_000_000_000L;

  private static final int MORE_FOLLOWS = 0x80;
  private static final int BLOCK_HEADER = 4;
  private static final int LAST_HEADER = 1;
  private static final int OFFSET_LIMIT = 1 << 14;
  private static final int LENGTH_LIMIT = 1 << 10;
  private static final int LENGTH_BITS = 10;

  private final int payloadType;
  private boolean on;
  private long lastLoss;
  private SourcePacket former;
  private int formerTimestamp;

  /**
   * @param payloadType under which the receiver takes such packets
   */
  Redundancy(int payloadType) {
    this.payloadType = payloadType;
  }

  int payloadType() {
    return payloadType;
  }

  /** The receiver lacks a packet, or its line is known to lose some. */
  void lost(long nowNanos) {
    on = true;
    lastLoss = nowNanos;
  }

  /** Whether packets go out so at present. */
  boolean isOn(long nowNanos) {
    on = on && nowNanos - lastLoss < GOES_ON;
    if (!on) {
      former = null;
    }
    return on;
  }

  /**
   * The payload that carries a packet's own and the one before.
   *
   * @param codecType the payload type of what is inside
   * @param timestamp of the packet, in the slot's numbers
   */
  byte[] payload(SourcePacket packet, int codecType, int timestamp) {
    byte[] own = packet.payload();
    byte[] before = fits(timestamp) ? former.payload() : null;
    int head = LAST_HEADER + (before == null ? 0 : BLOCK_HEADER);
    byte[] whole = new byte[head + (before == null ? 0 : before.length) + own.length];
    int at = 0;
    if (before != null) {
      int offset = timestamp - formerTimestamp;
      Bytes.put32(
          whole, 0, (MORE_FOLLOWS | codecType) << 24 | offset << LENGTH_BITS | before.length);
      at = BLOCK_HEADER;
    }
    whole[at++] = (byte) codecType;
    if (before != null) {
      System.arraycopy(before, 0, whole, at, before.length);
      at += before.length;
    }
    System.arraycopy(own, 0, whole, at, own.length);
    if (former == null || timestamp - formerTimestamp > 0) {
      former = packet;
      formerTimestamp = timestamp;
    }
    return whole;
  }

  /** Not after a pause, not to one that came late, not a packet that is larger than sound is. */
  private boolean fits(int timestamp) {
    if (former == null || former.payload().length >= LENGTH_LIMIT) {
      return false;
    }
    int offset = timestamp - formerTimestamp;
    return offset > 0 && offset < OFFSET_LIMIT;
  }
}
