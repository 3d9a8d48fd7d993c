package vn.diemcau.mediabridge.rtp;

/** Big-endian numbers in byte arrays. */
public final class Bytes {

  private Bytes() {}

  public static int u16(byte[] b, int at) {
    return (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF;
  }

  public static int i32(byte[] b, int at) {
    return u16(b, at) << 16 | u16(b, at + 2);
  }

  public static void put16(byte[] b, int at, int value) {
    b[at] = (byte) (value >> 8);
    b[at + 1] = (byte) value;
  }

  public static void put32(byte[] b, int at, int value) {
    put16(b, at, value >>> 16);
    put16(b, at + 2, value);
  }
}
