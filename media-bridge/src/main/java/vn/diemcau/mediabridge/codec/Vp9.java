package vn.diemcau.mediabridge.codec;

/** The payload descriptor of VP9 (RFC 9628, section 4.2), up to what forwarding needs. */
final class Vp9 {

  private static final int PICTURE_ID = 0x80;
  private static final int INTER_PREDICTED = 0x40;
  private static final int LAYERS = 0x20;
  private static final int FLEXIBLE = 0x10;
  private static final int BEGIN = 0x08;

  private Vp9() {}

  static boolean read(byte[] buf, int off, int len, VideoPayload out) {
    int end = off + len;
    int first = buf[off];
    int at = off + 1;
    if ((first & PICTURE_ID) != 0) {
      int bytes = out.readPictureId(buf, off, at, end);
      if (bytes == 0) {
        return false;
      }
      at += bytes;
    }
    if ((first & LAYERS) != 0) {
      if (at >= end) {
        return false;
      }
      out.temporalId = buf[at] >> 5 & 0x07;
      out.layerSync = (buf[at] & 0x10) != 0;
      out.spatialId = buf[at] >> 1 & 0x07;
      at++;
      if ((first & FLEXIBLE) == 0) {
        if (at >= end) {
          return false;
        }
        out.tl0 = buf[at] & 0xFF;
        out.tl0At = at - off;
        at++;
      }
    }
    out.frameStart = (first & BEGIN) != 0 && out.spatialId == 0;
    out.keyFrameStart = out.frameStart && (first & INTER_PREDICTED) == 0;
    return at < end;
  }
}
