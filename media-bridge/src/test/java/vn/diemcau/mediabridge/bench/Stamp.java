package vn.diemcau.mediabridge.bench;

import vn.diemcau.mediabridge.rtp.Bytes;

/** The time of sending at the end of a packet's payload; one clock for all processes here. */
final class Stamp {

  /** Bytes that it takes. */
  static final int LENGTH = 12;

  private static final int MAGIC = 0x7157_A3B1;

  private Stamp() {}

  /** Writes before index {@code end}. */
  static void write(byte[] packet, int end, long nanos) {
    Bytes.put32(packet, end - 12, MAGIC);
    Bytes.put32(packet, end - 8, (int) (nanos >>> 32));
    Bytes.put32(packet, end - 4, (int) nanos);
  }

  /**
   * Reads the stamp of a decrypted RTP packet, behind which there may be padding.
   *
   * @return -1 when there is none
   */
  static long read(byte[] packet, int length) {
    int end = length - ((packet[0] & 0x20) != 0 ? packet[length - 1] & 0xFF : 0);
    if (end < LENGTH + 12 || Bytes.i32(packet, end - 12) != MAGIC) {
      return -1;
    }
    return (long) Bytes.i32(packet, end - 8) << 32 | Bytes.i32(packet, end - 4) & 0xFFFF_FFFFL;
  }
}
