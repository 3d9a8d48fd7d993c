package vn.diemcau.mediabridge.rtp;

import java.nio.charset.StandardCharsets;

/** Writes RTP headers with a one-byte extension block (RFC 3550, 8285). */
public final class RtpWriter {

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
   * An extension block that holds a mid and, before it, one byte of another extension.
   *
   * @param midId 0 for none
   * @param mid at most 16 ASCII characters
   * @param byteId id of a one-byte element, whose data is the block's byte at {@link #byteAt}; 0
   *     for none
   * @return the whole block, a multiple of 4 bytes; empty when there is nothing to say
   */
  public static byte[] extensionBlock(int midId, String mid, int byteId) {
    byte[] name = mid.getBytes(StandardCharsets.US_ASCII);
    int content = (midId == 0 ? 0 : 1 + name.length) + (byteId == 0 ? 0 : 2);
    if (content == 0) {
      return new byte[0];
    }
    int words = (content + 3) / 4;
    byte[] block = new byte[4 + 4 * words];
    Bytes.put16(block, 0, RtpHeader.ONE_BYTE_PROFILE);
    Bytes.put16(block, 2, words);
    int at = 4;
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
  public static int byteAt() {
    return 5;
  }
}
