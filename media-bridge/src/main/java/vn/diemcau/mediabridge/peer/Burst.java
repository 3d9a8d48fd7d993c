package vn.diemcau.mediabridge.peer;

import java.net.InetSocketAddress;
import vn.diemcau.mediabridge.loop.RunOutput;
import vn.diemcau.mediabridge.room.EndpointOutput;
import vn.diemcau.mediabridge.send.PacketSink;
import vn.diemcau.mediabridge.srtp.SrtpSession;

/**
 * Packets that leave for one peer one after the other: kept until another peer's turn or the end of
 * the batch, sealed in the memory that they leave from, and written in runs of one size that the
 * kernel takes as one (UDP GSO). Packets that differ by a few bytes are made equal by RTP padding
 * (RFC 3550, 5.1); only the last of a run may be shorter.
 */
final class Burst {

  /** Packets of one burst; as many as a picture's part. */
  static final int MAX_PACKETS = 24;

  /** The most that a packet is padded by, in bytes: more than that is another run. */
  static final int MAX_PADDING = 24;

  private static final int STRIDE =
      EndpointOutput.MAX_PACKET + MAX_PADDING + SrtpSession.MAX_OVERHEAD;
  private static final int PADDING_BIT = 0x20;

  /** Whose packets they are. */
  interface Receiver {

    /** Whether it can encrypt in native memory. */
    boolean sealsByAddress();

    /**
     * Encrypts in native memory.
     *
     * @param address of a copy of the packet with {@link SrtpSession#TAG} bytes of room behind it
     * @return the length, or {@link SrtpSession#DROP}
     */
    int seal(byte[] plain, int off, int len, long address);

    /** Encrypts in place; the length or {@link SrtpSession#DROP}. */
    int seal(byte[] buf, int off, int len);

    /** Where its packets go. */
    InetSocketAddress address();
  }

  private final RunOutput loop;
  private final byte[] packets = new byte[MAX_PACKETS * STRIDE];
  private final int[] lengths = new int[MAX_PACKETS];
  private Receiver receiver;
  private int count;

  Burst(RunOutput loop) {
    this.loop = loop;
  }

  /**
   * The array into which a receiver's next packet is to be written, at {@link #offset}. Another
   * one's packets go first.
   */
  byte[] open(Receiver to) {
    if (to != receiver || count == MAX_PACKETS) {
      close();
      receiver = to;
    }
    return packets;
  }

  /** Where the next packet begins; there is room for padding and tag behind it. */
  int offset() {
    return count * STRIDE;
  }

  /** The plain packet that was written there is one of the burst. */
  void add(int length) {
    lengths[count++] = length;
    loop.flushSoon();
  }

  /** Writes what there is. */
  void close() {
    int first = 0;
    try {
      while (first < count) {
        int end = loop.sendsRuns() ? endOfRun(first) : first + 1;
        write(first, end);
        first = end;
      }
    } finally {
      count = 0;
      receiver = null;
    }
  }

  /** Where the longest run ends that can begin here: all of one size within the padding allowed. */
  private int endOfRun(int first) {
    int shortest = lengths[first];
    int longest = shortest;
    for (int i = first + 1; i < count; i++) {
      int length = lengths[i];
      if (length < longest - MAX_PADDING) {
        return i + 1;
      }
      if (length > shortest + MAX_PADDING) {
        return i;
      }
      // what may be sent again under the same number has to be the same each time
      if (length < longest && length <= PacketSink.AS_WRITTEN) {
        return i + 1;
      }
      if (length > shortest && shortest <= PacketSink.AS_WRITTEN) {
        return i;
      }
      shortest = Math.min(shortest, length);
      longest = Math.max(longest, length);
    }
    return count;
  }

  private void write(int first, int end) {
    int size = 0;
    for (int i = first; i < end; i++) {
      size = Math.max(size, lengths[i]);
    }
    boolean inNative = loop.begin((end - first) * (size + SrtpSession.MAX_OVERHEAD));
    int segment = 0;
    for (int i = first; i < end; i++) {
      int length = i < end - 1 ? pad(i * STRIDE, lengths[i], size) : lengths[i];
      int sealed = inNative ? appendAndSeal(i, length) : sealAndAppend(i, length);
      if (sealed == SrtpSession.DROP) {
        loop.abandon();
        return;
      }
      segment = Math.max(segment, sealed);
    }
    loop.sendRun(segment, end - first, receiver.address());
  }

  private int appendAndSeal(int packet, int length) {
    if (!receiver.sealsByAddress()) {
      return sealAndAppend(packet, length);
    }
    int at = packet * STRIDE;
    return receiver.seal(packets, at, length, loop.append(packets, at, length, SrtpSession.TAG));
  }

  private int sealAndAppend(int packet, int length) {
    int sealed = receiver.seal(packets, packet * STRIDE, length);
    if (sealed != SrtpSession.DROP) {
      loop.append(packets, packet * STRIDE, sealed, 0);
    }
    return sealed;
  }

  /** Appends padding up to a size, to what padding there may be already. */
  private int pad(int at, int length, int size) {
    if (length == size) {
      return length;
    }
    int before = (packets[at] & PADDING_BIT) == 0 ? 0 : packets[at + length - 1] & 0xFF;
    if (before > 0) {
      packets[at + length - 1] = 0;
    }
    for (int i = at + length; i < at + size - 1; i++) {
      packets[i] = 0;
    }
    packets[at] |= PADDING_BIT;
    packets[at + size - 1] = (byte) (before + size - length);
    return size;
  }
}
