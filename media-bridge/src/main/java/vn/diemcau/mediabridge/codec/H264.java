package vn.diemcau.mediabridge.codec;

/**
 * H.264 payloads (RFC 6184, section 5). Decoding can start where the parameter sets are: at a
 * sequence parameter set, alone or in an aggregation.
 */
final class H264 {

  private static final int SPS = 7;
  private static final int STAP_A = 24;
  private static final int FU_A = 28;

  private H264() {}

  static boolean read(byte[] buf, int off, int len, VideoPayload out) {
    int type = buf[off] & 0x1F;
    switch (type) {
      case STAP_A -> {
        return readAggregation(buf, off + 1, off + len, out);
      }
      case FU_A -> {
        if (len < 2) {
          return false;
        }
        out.frameStart = (buf[off + 1] & 0x80) != 0;
      }
      default -> {
        out.frameStart = true;
        out.keyFrameStart = type == SPS;
      }
    }
    return true;
  }

  private static boolean readAggregation(byte[] buf, int start, int end, VideoPayload out) {
    out.frameStart = true;
    int at = start;
    while (at < end) {
      if (end - at < 3) {
        return false;
      }
      int size = (buf[at] & 0xFF) << 8 | buf[at + 1] & 0xFF;
      if (size == 0 || size > end - at - 2) {
        return false;
      }
      out.keyFrameStart |= (buf[at + 2] & 0x1F) == SPS;
      at += 2 + size;
    }
    return at > start;
  }
}
