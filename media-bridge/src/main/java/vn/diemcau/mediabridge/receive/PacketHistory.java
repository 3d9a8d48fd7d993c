package vn.diemcau.mediabridge.receive;

import java.util.Arrays;

/**
 * The newest packets of one stream, found by sequence number. Holds at most {@value #SIZE} packets,
 * and lets go of those that are older than {@value #KEEP_NANOS} ns as new ones come, so that
 * hundreds of watched sources stay small.
 */
public final class PacketHistory {

  private static final int SIZE = 512;
  private static final long KEEP_NANOS = 2_000_000_000L;

  private final SourcePacket[] packets = new SourcePacket[SIZE];
  private final long[] sequences = new long[SIZE];
  private long oldest = -1;
  private long highest = -1;

  /** Adds a packet under its own number. */
  public int add(SourcePacket packet) {
    return add(packet.sequence(), packet);
  }

  /**
   * Adds a packet under another number.
   *
   * @return its place, 0 to {@link #size()} - 1, for what else belongs to it; -1 when it is too old
   */
  public int add(long sequence, SourcePacket packet) {
    if (highest < 0 || sequence - highest >= SIZE) {
      Arrays.fill(packets, null);
      oldest = sequence;
    } else if (sequence < oldest || sequence <= highest - SIZE) {
      return -1;
    }
    highest = Math.max(highest, sequence);
    forget(packet.receivedNanos());
    int at = at(sequence);
    packets[at] = packet;
    sequences[at] = sequence;
    return at;
  }

  private void forget(long nowNanos) {
    while (oldest < highest) {
      SourcePacket packet = get(oldest);
      boolean fresh =
          packet != null
              && oldest > highest - SIZE
              && nowNanos - packet.receivedNanos() < KEEP_NANOS;
      if (fresh) {
        return;
      }
      if (packet != null) {
        packets[at(oldest)] = null;
      }
      oldest++;
    }
  }

  /** The packet, or null. */
  public SourcePacket get(long sequence) {
    int at = at(sequence);
    return sequences[at] == sequence ? packets[at] : null;
  }

  /**
   * The place of the packet whose number ends in these 16 bits.
   *
   * @return -1 when there is none
   */
  public int find(int sequence16) {
    int at = at(sequence16);
    return packets[at] != null && ((int) sequences[at] & 0xFFFF) == sequence16 ? at : -1;
  }

  /** The packet at a place that {@link #find} gave. */
  public SourcePacket packetAt(int place) {
    return packets[place];
  }

  /** The highest sequence number, -1 when empty. */
  public long highest() {
    return highest;
  }

  /** The number of places. */
  public static int size() {
    return SIZE;
  }

  private static int at(long sequence) {
    return (int) (sequence & SIZE - 1);
  }
}
