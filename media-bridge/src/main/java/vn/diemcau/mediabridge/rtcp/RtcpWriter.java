package vn.diemcau.mediabridge.rtcp;

import java.nio.charset.StandardCharsets;

/**
 * Writes RTCP packets one behind the other into a buffer of its own (RFC 3550, 4585). SSRCs are the
 * 32 bits, signed as Java has them.
 */
public final class RtcpWriter {

  private static final int NACK_SPAN = 16;

  private final byte[] buf;
  private final int start;
  private final int limit;
  private int at;
  private int openReport = -1;

  /**
   * @param headRoom free bytes before what is written
   * @param capacity most bytes written
   * @param tailRoom free bytes behind it
   */
  public RtcpWriter(int headRoom, int capacity, int tailRoom) {
    buf = new byte[headRoom + capacity + tailRoom];
    start = headRoom;
    limit = headRoom + capacity;
    at = start;
  }

  /** Begins anew. */
  public RtcpWriter clear() {
    at = start;
    openReport = -1;
    return this;
  }

  public byte[] buffer() {
    return buf;
  }

  public int offset() {
    return start;
  }

  public int length() {
    return at - start;
  }

  /** Bytes that can still be written. */
  public int room() {
    return limit - at;
  }

  /** A sender report; report blocks may follow by {@link #block}. */
  public RtcpWriter senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
    open(RtcpReader.SENDER_REPORT, 0, ssrc);
    put32((int) (ntp >>> 32));
    put32((int) ntp);
    put32(rtpTimestamp);
    put32((int) packets);
    put32((int) octets);
    return close();
  }

  /** A receiver report; report blocks follow by {@link #block}. */
  public RtcpWriter receiverReport(int ssrc) {
    open(RtcpReader.RECEIVER_REPORT, 0, ssrc);
    return close();
  }

  /**
   * Adds a report block to the report written last; at most 31.
   *
   * @param fractionLost 0 to 255
   * @param lost cumulative, cut to 24 signed bits
   * @param delay since the last sender report, in 1/65536 s
   */
  public RtcpWriter block(
      int ssrc, int fractionLost, long lost, long highest, long jitter, int lastReport, int delay) {
    buf[openReport]++;
    put32(ssrc);
    long cut = Math.max(-0x80_0000, Math.min(0x7F_FFFF, lost));
    put32(fractionLost << 24 | (int) cut & 0xFF_FFFF);
    put32((int) highest);
    put32((int) jitter);
    put32(lastReport);
    put32(delay);
    return close();
  }

  /** A source description with the CNAME only (RFC 3550, 6.5.1). */
  public RtcpWriter cname(int ssrc, String name) {
    open(RtcpReader.SOURCE_DESCRIPTION, 1, ssrc);
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    buf[at++] = 1;
    buf[at++] = (byte) text.length;
    System.arraycopy(text, 0, buf, at, text.length);
    at += text.length;
    do {
      buf[at++] = 0;
    } while ((at - openReport) % 4 != 0);
    return close();
  }

  /** A picture loss indication (RFC 4585, 6.3.1). */
  public RtcpWriter pli(int senderSsrc, int mediaSsrc) {
    open(RtcpReader.PAYLOAD_FEEDBACK, RtcpReader.PLI, senderSsrc);
    put32(mediaSsrc);
    return close();
  }

  /**
   * A generic NACK (RFC 4585, 6.2.1).
   *
   * @param sequences ascending extended sequence numbers, the first {@code count} of the array
   */
  public RtcpWriter nack(int senderSsrc, int mediaSsrc, long[] sequences, int count) {
    open(RtcpReader.TRANSPORT_FEEDBACK, RtcpReader.NACK, senderSsrc);
    put32(mediaSsrc);
    int i = 0;
    while (i < count && room() >= 4) {
      long first = sequences[i++];
      int mask = 0;
      while (i < count && sequences[i] - first <= NACK_SPAN) {
        mask |= 1 << (int) (sequences[i++] - first) - 1;
      }
      put16((int) first);
      put16(mask);
    }
    return close();
  }

  /** Starts a packet; {@link #close} sets its length. */
  RtcpWriter open(int type, int count, int ssrc) {
    openReport = at;
    buf[at] = (byte) (0x80 | count);
    buf[at + 1] = (byte) type;
    at += 4;
    put32(ssrc);
    return this;
  }

  RtcpWriter close() {
    int words = (at - openReport) / 4 - 1;
    buf[openReport + 2] = (byte) (words >> 8);
    buf[openReport + 3] = (byte) words;
    return this;
  }

  void put8(int value) {
    buf[at++] = (byte) value;
  }

  void put16(int value) {
    put8(value >> 8);
    put8(value);
  }

  void put32(int value) {
    put16(value >>> 16);
    put16(value);
  }

  /** Fills up to a multiple of four bytes. */
  void align() {
    while ((at - openReport) % 4 != 0) {
      put8(0);
    }
  }
}
