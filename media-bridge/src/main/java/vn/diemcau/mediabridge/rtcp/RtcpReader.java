package vn.diemcau.mediabridge.rtcp;

/**
 * Reads compound and reduced-size RTCP (RFC 3550, 4585, 5104, 5506). The whole is checked before
 * anything of it is told, so a malformed packet says nothing. Kinds it does not know are skipped.
 */
public final class RtcpReader {

  static final int SENDER_REPORT = 200;
  static final int RECEIVER_REPORT = 201;
  static final int SOURCE_DESCRIPTION = 202;
  static final int BYE = 203;
  static final int TRANSPORT_FEEDBACK = 205;
  static final int PAYLOAD_FEEDBACK = 206;
  static final int NACK = 1;
  static final int PLI = 1;
  static final int FIR = 4;
  static final int TRANSPORT_CC = 15;

  private static final int BLOCK = 24;

  private RtcpReader() {}

  /**
   * @return false when the bytes are no RTCP; the listener was told nothing then
   */
  public static boolean read(byte[] buf, int off, int len, RtcpListener listener) {
    if (off < 0 || len < 4 || off > buf.length - len || !wellFormed(buf, off, off + len)) {
      return false;
    }
    int end = off + len;
    for (int at = off; at < end; at += length(buf, at)) {
      tell(buf, at, listener);
    }
    return true;
  }

  private static boolean wellFormed(byte[] buf, int off, int end) {
    int at = off;
    while (at < end) {
      if (end - at < 4 || (buf[at] & 0xC0) != 0x80) {
        return false;
      }
      int length = length(buf, at);
      if (length > end - at || content(buf, at, length) < minimum(buf, at)) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /** Bytes without the padding; negative when the padding is wrong. */
  private static int content(byte[] buf, int at, int length) {
    if ((buf[at] & 0x20) == 0) {
      return length;
    }
    int padding = buf[at + length - 1] & 0xFF;
    return padding == 0 ? -1 : length - padding;
  }

  private static int minimum(byte[] buf, int at) {
    int count = buf[at] & 0x1F;
    return switch (buf[at + 1] & 0xFF) {
      case SENDER_REPORT -> 28 + BLOCK * count;
      case RECEIVER_REPORT -> 8 + BLOCK * count;
      case BYE -> 4 + 4 * count;
      case TRANSPORT_FEEDBACK, PAYLOAD_FEEDBACK -> 12;
      default -> 4;
    };
  }

  private static void tell(byte[] buf, int at, RtcpListener listener) {
    int count = buf[at] & 0x1F;
    int end = at + content(buf, at, length(buf, at));
    switch (buf[at + 1] & 0xFF) {
      case SENDER_REPORT -> {
        long ntp = (long) i32(buf, at + 8) << 32 | i32(buf, at + 12) & 0xFFFF_FFFFL;
        listener.senderReport(i32(buf, at + 4), ntp, i32(buf, at + 16));
        blocks(buf, at + 28, count, listener);
      }
      case RECEIVER_REPORT -> blocks(buf, at + 8, count, listener);
      case BYE -> {
        for (int i = 0; i < count; i++) {
          listener.bye(i32(buf, at + 4 + 4 * i));
        }
      }
      case TRANSPORT_FEEDBACK -> {
        if (count == NACK) {
          nacks(buf, at, end, listener);
        } else if (count == TRANSPORT_CC) {
          listener.transportFeedback(buf, at, end);
        }
      }
      case PAYLOAD_FEEDBACK -> keyFrameRequests(buf, at, end, count, listener);
      default -> {
        // SDES, APP, XR: nothing in them that the bridge needs
      }
    }
  }

  private static void blocks(byte[] buf, int start, int count, RtcpListener listener) {
    for (int i = 0, at = start; i < count; i++, at += BLOCK) {
      listener.reportBlock(i32(buf, at), buf[at + 4] & 0xFF, i32(buf, at + 16), i32(buf, at + 20));
    }
  }

  private static void nacks(byte[] buf, int at, int end, RtcpListener listener) {
    int media = i32(buf, at + 8);
    for (int item = at + 12; item + 4 <= end; item += 4) {
      int sequence = u16(buf, item);
      listener.nack(media, sequence);
      int mask = u16(buf, item + 2);
      for (int bit = 0; mask != 0; bit++, mask >>>= 1) {
        if ((mask & 1) != 0) {
          listener.nack(media, sequence + bit + 1 & 0xFFFF);
        }
      }
    }
  }

  private static void keyFrameRequests(
      byte[] buf, int at, int end, int format, RtcpListener listener) {
    if (format == PLI) {
      listener.keyFrameRequest(i32(buf, at + 8));
    } else if (format == FIR) {
      for (int item = at + 12; item + 8 <= end; item += 8) {
        listener.keyFrameRequest(i32(buf, item));
      }
    }
  }

  private static int length(byte[] buf, int at) {
    return 4 * (u16(buf, at + 2) + 1);
  }

  private static int u16(byte[] b, int at) {
    return (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF;
  }

  private static int i32(byte[] b, int at) {
    return u16(b, at) << 16 | u16(b, at + 2);
  }
}
