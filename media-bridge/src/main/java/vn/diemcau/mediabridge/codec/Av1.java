package vn.diemcau.mediabridge.codec;

/** The aggregation header of AV1 (RTP Payload Format For AV1, section 4.4). */
final class Av1 {

  private static final int CONTINUES = 0x80;
  private static final int NEW_SEQUENCE = 0x08;

  private Av1() {}

  static boolean read(byte[] buf, int off, VideoPayload out) {
    int header = buf[off];
    out.frameStart = (header & CONTINUES) == 0;
    out.keyFrameStart = (header & NEW_SEQUENCE) != 0;
    // a packet that continues an OBU cannot start a new coded video sequence
    return !(out.keyFrameStart && (header & CONTINUES) != 0);
  }
}
