package vn.diemcau.mediabridge.codec;

/**
 * The payload descriptor of VP9 (RFC 9628, section 4.2), in the flexible and the non-flexible mode,
 * with the scalability structure.
 */
final class Vp9 {

  private static final int PICTURE_ID = 0x80;
  private static final int INTER_PREDICTED = 0x40;
  private static final int LAYERS = 0x20;
  private static final int FLEXIBLE = 0x10;
  private static final int BEGIN = 0x08;
  private static final int END = 0x04;
  private static final int STRUCTURE = 0x02;
  private static final int NOT_FOR_UPPER = 0x01;
  private static final int MAX_REFERENCES = 3;

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
      at = readLayers(buf, off, at, end, (first & FLEXIBLE) != 0, out);
    }
    boolean predicted = (first & INTER_PREDICTED) != 0;
    if (at >= 0 && predicted && (first & FLEXIBLE) != 0) {
      at = skipReferences(buf, at, end);
    }
    if (at >= 0 && (first & STRUCTURE) != 0) {
      at = readStructure(buf, at, end, out);
    }
    if (at < 0 || at >= end) {
      return false;
    }
    out.interPredicted = predicted;
    out.layerEnd = (first & END) != 0;
    out.unusedAbove = (first & NOT_FOR_UPPER) != 0;
    out.frameStart = (first & BEGIN) != 0 && out.spatialId == 0;
    out.keyFrameStart = out.frameStart && !predicted;
    return true;
  }

  /** TID, U, SID and D; behind them TL0PICIDX, which only the non-flexible mode has. */
  private static int readLayers(
      byte[] buf, int off, int from, int end, boolean flexible, VideoPayload out) {
    int at = from;
    if (end - at < (flexible ? 1 : 2)) {
      return -1;
    }
    out.temporalId = buf[at] >> 5 & 0x07;
    out.layerSync = (buf[at] & 0x10) != 0;
    out.spatialId = buf[at] >> 1 & 0x07;
    at++;
    if (!flexible) {
      out.tl0 = buf[at] & 0xFF;
      out.tl0At = at - off;
      at++;
    }
    return at;
  }

  /** P_DIFF: up to three references, each but the last one says that another follows. */
  private static int skipReferences(byte[] buf, int from, int end) {
    int at = from;
    for (int i = 0; i < MAX_REFERENCES; i++) {
      if (at >= end) {
        return -1;
      }
      if ((buf[at++] & 1) == 0) {
        return at;
      }
    }
    return -1;
  }

  private static int readStructure(byte[] buf, int from, int end, VideoPayload out) {
    if (from >= end) {
      return -1;
    }
    int at = from + 1;
    int layers = (buf[from] >> 5 & 0x07) + 1;
    if ((buf[from] & 0x10) != 0) {
      if (end - at < 4 * layers) {
        return -1;
      }
      for (int i = 0; i < layers; i++, at += 4) {
        out.heights[i] = (buf[at + 2] & 0xFF) << 8 | buf[at + 3] & 0xFF;
      }
    }
    out.spatialLayers = layers;
    return (buf[from] & 0x08) == 0 ? at : skipPictureGroup(buf, at, end);
  }

  private static int skipPictureGroup(byte[] buf, int from, int end) {
    if (from >= end) {
      return -1;
    }
    int pictures = buf[from] & 0xFF;
    int at = from + 1;
    for (int i = 0; i < pictures; i++) {
      if (at >= end) {
        return -1;
      }
      at += 1 + (buf[at] >> 2 & 0x03);
    }
    return at;
  }
}
