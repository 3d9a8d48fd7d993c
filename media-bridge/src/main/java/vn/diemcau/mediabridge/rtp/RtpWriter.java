package vn.diemcau.mediabridge.rtp;

import java.nio.charset.StandardCharsets;

/** Writes RTP headers with a one-byte extension block (RFC 3550, 8285). */
public final class RtpWriter {

  /** Where in a packet whose extension block begins with it the transport-wide number is. */
  public static final int TRANSPORT_CC_AT = RtpHeader.FIXED_LENGTH + 5;

  private static final int TRANSPORT_CC_LENGTH = 3;

  private RtpWriter() {}

  /**
   * Writes the fixed header.
   *
   * @param extended whether an extension block follows
   * @return the offset behind it
   */
  public static int header(
      byte[] b,
      int off,
      boolean extended,
      boolean marker,
      int payloadType,
      int sequence,
      int timestamp,
      int ssrc) {
    b[off] = (byte) (extended ? 0x90 : 0x80);
    b[off + 1] = (byte) (marker ? 0x80 | payloadType : payloadType);
    Bytes.put16(b, off + 2, sequence);
    Bytes.put32(b, off + 4, timestamp);
    Bytes.put32(b, off + 8, ssrc);
    return off + RtpHeader.FIXED_LENGTH;
  }

  /**
   * An extension block that holds, each where it is wanted, a transport-wide number, one byte of
   * another extension, and a mid.
   *
   * @param transportCcId id of the transport-wide number, whose two bytes are at {@link
   *     #TRANSPORT_CC_AT} of the whole packet; 0 for none
   * @param midId 0 for none
   * @param mid at most 16 ASCII characters
   * @param byteId id of a one-byte element, whose data is the block's byte at {@link #byteAt}; 0
   *     for none
   * @return the whole block, a multiple of 4 bytes; empty when there is nothing to say
   */
  public static byte[] extensionBlock(int transportCcId, int midId, String mid, int byteId) {
    byte[] name = mid.getBytes(StandardCharsets.US_ASCII);
    int content =
        (transportCcId == 0 ? 0 : TRANSPORT_CC_LENGTH)
            + (midId == 0 ? 0 : 1 + name.length)
            + (byteId == 0 ? 0 : 2);
    if (content == 0) {
      return new byte[0];
    }
    int words = (content + 3) / 4;
    byte[] block = new byte[4 + 4 * words];
    Bytes.put16(block, 0, RtpHeader.ONE_BYTE_PROFILE);
    Bytes.put16(block, 2, words);
    int at = 4;
    if (transportCcId != 0) {
      block[at] = (byte) (transportCcId << 4 | 1);
      at += TRANSPORT_CC_LENGTH;
    }
    if (byteId != 0) {
      block[at] = (byte) (byteId << 4);
      at += 2;
    }
    if (midId != 0) {
      block[at++] = (byte) (midId << 4 | name.length - 1);
      System.arraycopy(name, 0, block, at, name.length);
    }
    return block;
  }

  /** Where {@link #extensionBlock} keeps the byte of its one-byte element. */
  public static int byteAt(int transportCcId) {
    return transportCcId == 0 ? 5 : 5 + TRANSPORT_CC_LENGTH;
  }
}
