package vn.diemcau.mediabridge.send;

import vn.diemcau.mediabridge.receive.PacketHistory;
import vn.diemcau.mediabridge.receive.SourcePacket;

/**
 * What a video slot sent lately, so that it can be sent again: the shared packet and the slot's
 * numbers for it.
 */
final class SentHistory {

  private static final int MAX_TIMES = 8;

  private final PacketHistory packets = new PacketHistory();
  private final int[] timestamps = new int[PacketHistory.size()];
  private final int[] pictures = new int[PacketHistory.size()];
  private final byte[] tl0s = new byte[PacketHistory.size()];
  private final boolean[] markers = new boolean[PacketHistory.size()];
  private final Repeats repeats = new Repeats(PacketHistory.size(), MAX_TIMES);

  void add(SourcePacket packet, SlotRewriter numbers, long nowNanos) {
    int at = packets.add(numbers.sequence(), packet);
    if (at < 0) {
      return;
    }
    timestamps[at] = numbers.timestamp();
    pictures[at] = (int) numbers.picture();
    tl0s[at] = (byte) numbers.tl0();
    markers[at] = numbers.marker();
    repeats.first(at, nowNanos);
  }

  /** The place of the packet that went out under this number (16 bits), or -1. */
  int find(int sequence) {
    return packets.find(sequence);
  }

  /** The place of the newest packet, or -1. */
  int newest() {
    return packets.highest() < 0 ? -1 : find(newestSequence());
  }

  /** The number (16 bits) of the newest packet. */
  int newestSequence() {
    return (int) packets.highest() & 0xFFFF;
  }

  SourcePacket packetAt(int place) {
    return packets.packetAt(place);
  }

  /** Puts the numbers of the packet at this place into the rewriter. */
  void recall(int place, SlotRewriter numbers) {
    numbers.recall(timestamps[place], pictures[place], tl0s[place] & 0xFF, markers[place]);
  }

  /**
   * Counts a retransmission.
   *
   * @return false when it went out again within this time, or too often
   */
  boolean mayRepeat(int place, long nowNanos, long withinNanos) {
    return repeats.mayRepeat(place, nowNanos, withinNanos);
  }
}
