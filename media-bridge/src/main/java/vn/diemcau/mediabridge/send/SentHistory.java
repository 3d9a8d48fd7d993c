package vn.diemcau.mediabridge.send;

import vn.diemcau.mediabridge.receive.SourcePacket;

/**
 * What a video slot sent lately, so that it can be sent again: the shared packet and the slot's
 * numbers for it. Bounded by {@value #SIZE} packets.
 */
final class SentHistory {

  private static final int SIZE = 512;
  private static final int MAX_TIMES = 8;

  private final SourcePacket[] packets = new SourcePacket[SIZE];
  private final int[] sequences = new int[SIZE];
  private final int[] timestamps = new int[SIZE];
  private final int[] pictures = new int[SIZE];
  private final byte[] tl0s = new byte[SIZE];
  private final byte[] times = new byte[SIZE];
  private final long[] lastSent = new long[SIZE];

  void add(SourcePacket packet, SlotRewriter numbers, long nowNanos) {
    int sequence = (int) numbers.sequence() & 0xFFFF;
    int at = sequence & SIZE - 1;
    packets[at] = packet;
    sequences[at] = sequence;
    timestamps[at] = numbers.timestamp();
    pictures[at] = (int) numbers.picture();
    tl0s[at] = (byte) numbers.tl0();
    times[at] = 0;
    lastSent[at] = nowNanos;
  }

  /** The packet that went out under this number (16 bits), or null. */
  SourcePacket get(int sequence) {
    int at = sequence & SIZE - 1;
    return sequences[at] == sequence ? packets[at] : null;
  }

  /** Puts the numbers of a packet that {@link #get} found into the rewriter. */
  void recall(int sequence, SlotRewriter numbers) {
    int at = sequence & SIZE - 1;
    numbers.recall(timestamps[at], pictures[at], tl0s[at] & 0xFF);
  }

  /**
   * Counts a retransmission.
   *
   * @return false when it went out within this time, or too often
   */
  boolean mayRepeat(int sequence, long nowNanos, long withinNanos) {
    int at = sequence & SIZE - 1;
    boolean soon = times[at] > 0 && nowNanos - lastSent[at] < withinNanos;
    if (soon || times[at] >= MAX_TIMES) {
      return false;
    }
    times[at]++;
    lastSent[at] = nowNanos;
    return true;
  }
}
