package vn.diemcau.mediabridge.codec;

/** The payload descriptor of VP8 (RFC 7741, section 4.2). */
final class Vp8 {

  /** Frame tag, start code, width and height of a key frame (RFC 6386, section 9.1). */
  private static final int KEY_FRAME_HEADER = 10;

  private Vp8() {}

  static boolean read(byte[] buf, int off, int len, VideoPayload out) {
    int end = off + len;
    int first = buf[off];
    int at = off + 1;
    if ((first & 0x80) != 0) {
      at = readExtended(buf, off, end, out);
      if (at < 0) {
        return false;
      }
    }
    if (at >= end) {
      return false;
    }
    out.frameStart = (first & 0x10) != 0 && (first & 0x07) == 0;
    out.keyFrameStart = out.frameStart && (buf[at] & 0x01) == 0;
    if (out.keyFrameStart && end - at >= KEY_FRAME_HEADER) {
      out.spatialLayers = 1;
      out.heights[0] = (buf[at + 9] & 0x3F) << 8 | buf[at + 8] & 0xFF;
    }
    return true;
  }

  private static int readExtended(byte[] buf, int off, int end, VideoPayload out) {
    int at = off + 2;
    if (at > end) {
      return -1;
    }
    int flags = buf[off + 1];
    if ((flags & 0x80) != 0) {
      int bytes = out.readPictureId(buf, off, at, end);
      if (bytes == 0) {
        return -1;
      }
      at += bytes;
    }
    if ((flags & 0x40) != 0) {
      if (at >= end) {
        return -1;
      }
      out.tl0 = buf[at] & 0xFF;
      out.tl0At = at - off;
      at++;
    }
    if ((flags & 0x30) != 0) {
      if (at >= end) {
        return -1;
      }
      if ((flags & 0x20) != 0) {
        out.temporalId = buf[at] >> 6 & 0x03;
        out.layerSync = (buf[at] & 0x20) != 0;
      }
      at++;
    }
    return at;
  }
}
