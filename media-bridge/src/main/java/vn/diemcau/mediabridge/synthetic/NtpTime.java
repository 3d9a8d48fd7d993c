package vn.diemcau.mediabridge.synthetic;

/** The wall clock as a 64-bit NTP timestamp (RFC 3550, section 4). */
final class NtpTime {

  private static final long SECONDS_FROM_1900 = 2_208_988_800L;

  private NtpTime() {}

  static long now() {
    long millis = System.currentTimeMillis();
    long seconds = millis / 1000 + SECONDS_FROM_1900;
    long fraction = ((millis % 1000) << 32) / 1000;
    return seconds << 32 | fraction;
  }
}
