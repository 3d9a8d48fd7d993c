package vn.diemcau.mediabridge.rtp;

/**
 * The header of one RTP packet (RFC 3550, section 5.1; extensions by RFC 8285), read from bytes.
 * One object is used for many packets, one after the other; it keeps no reference to the bytes.
 */
public final class RtpHeader {

  /** Bytes of the fixed header. */
  public static final int FIXED_LENGTH = 12;

  /** In the first byte: padding follows the payload. */
  public static final int PADDING_BIT = 0x20;

  /** Profile of the one-byte extension form. */
  public static final int ONE_BYTE_PROFILE = 0xBEDE;

  private static final int TWO_BYTE_PROFILE = 0x1000;
  private static final int STOP_ID = 15;

  private boolean marker;
  private int payloadType;
  private int sequence;
  private int timestamp;
  private int ssrc;
  private int payloadOffset;
  private int payloadLength;
  private int extensionProfile;
  private int extensionStart;
  private int extensionEnd;

  /**
   * Reads a header.
   *
   * @return false when this is no RTP packet or a length in it points beyond its end; the fields
   *     then mean nothing
   */
  public boolean parse(byte[] buf, int off, int len) {
    if (len < FIXED_LENGTH || off < 0 || off > buf.length - len || (buf[off] & 0xC0) != 0x80) {
      return false;
    }
    int first = buf[off];
    int header = FIXED_LENGTH + 4 * (first & 0x0F);
    if (header > len) {
      return false;
    }
    marker = (buf[off + 1] & 0x80) != 0;
    payloadType = buf[off + 1] & 0x7F;
    sequence = Bytes.u16(buf, off + 2);
    timestamp = Bytes.i32(buf, off + 4);
    ssrc = Bytes.i32(buf, off + 8);
    header = readExtensionBlock(buf, off, len, header, (first & 0x10) != 0);
    if (header < 0) {
      return false;
    }
    int padding = (first & PADDING_BIT) == 0 ? 0 : paddingOf(buf, off, len, header);
    payloadOffset = off + header;
    payloadLength = len - header - padding;
    return padding >= 0;
  }

  private int readExtensionBlock(byte[] buf, int off, int len, int header, boolean present) {
    extensionProfile = 0;
    extensionStart = 0;
    extensionEnd = 0;
    if (!present) {
      return header;
    }
    if (len - header < 4) {
      return -1;
    }
    int bytes = 4 * Bytes.u16(buf, off + header + 2);
    if (len - header - 4 < bytes) {
      return -1;
    }
    extensionProfile = Bytes.u16(buf, off + header);
    extensionStart = off + header + 4;
    extensionEnd = extensionStart + bytes;
    return header + 4 + bytes;
  }

  private static int paddingOf(byte[] buf, int off, int len, int header) {
    int padding = buf[off + len - 1] & 0xFF;
    return padding == 0 || padding > len - header ? -1 : padding;
  }

  /**
   * Finds a header extension by its id, in the one-byte or the two-byte form.
   *
   * @param buf the bytes that were parsed
   * @return {@code offset << 8 | length} of its data, or -1 when it is absent or cut off
   */
  public long extension(byte[] buf, int id) {
    if (extensionProfile == ONE_BYTE_PROFILE) {
      return id == 0 || id >= STOP_ID ? -1 : oneByte(buf, id);
    }
    return (extensionProfile & 0xFFF0) == TWO_BYTE_PROFILE && id != 0 ? twoByte(buf, id) : -1;
  }

  private long oneByte(byte[] buf, int id) {
    int at = extensionStart;
    while (at < extensionEnd) {
      int head = buf[at++] & 0xFF;
      if (head == 0) {
        continue;
      }
      int length = (head & 0x0F) + 1;
      if (head >> 4 == STOP_ID || at + length > extensionEnd) {
        return -1;
      }
      if (head >> 4 == id) {
        return (long) at << 8 | length;
      }
      at += length;
    }
    return -1;
  }

  private long twoByte(byte[] buf, int id) {
    int at = extensionStart;
    while (at + 1 < extensionEnd) {
      int found = buf[at++] & 0xFF;
      if (found == 0) {
        continue;
      }
      int length = buf[at++] & 0xFF;
      if (at + length > extensionEnd) {
        return -1;
      }
      if (found == id) {
        return (long) at << 8 | length;
      }
      at += length;
    }
    return -1;
  }

  public boolean marker() {
    return marker;
  }

  public int payloadType() {
    return payloadType;
  }

  /** 0 to 65535. */
  public int sequence() {
    return sequence;
  }

  public int timestamp() {
    return timestamp;
  }

  /** The 32 bits, signed as Java has it. */
  public int ssrc() {
    return ssrc;
  }

  /** Where the payload starts in the parsed array. */
  public int payloadOffset() {
    return payloadOffset;
  }

  /** Bytes of payload without padding. */
  public int payloadLength() {
    return payloadLength;
  }
}
