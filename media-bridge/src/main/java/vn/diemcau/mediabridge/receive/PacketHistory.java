package vn.diemcau.mediabridge.receive;

/** The newest packets of one source as one loop has got them, found by sequence number. */
public final class PacketHistory {

  private static final int SIZE = 512;

  private final SourcePacket[] packets = new SourcePacket[SIZE];
  private long highest = -1;

  public void add(SourcePacket packet) {
    long sequence = packet.sequence();
    if (highest >= 0 && sequence <= highest - SIZE) {
      return;
    }
    packets[at(sequence)] = packet;
    highest = Math.max(highest, sequence);
  }

  /** The packet, or null. */
  public SourcePacket get(long sequence) {
    SourcePacket packet = packets[at(sequence)];
    return packet != null && packet.sequence() == sequence ? packet : null;
  }

  /** The highest sequence number, -1 when empty. */
  public long highest() {
    return highest;
  }

  private static int at(long sequence) {
    return (int) (sequence & SIZE - 1);
  }
}
