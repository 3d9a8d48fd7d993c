package vn.diemcau.room;

import vn.diemcau.shared.Gzip;

/**
 * A frame as it goes out to any number of devices, made once: text, or gzip where it is large. No
 * connection has a compression context of its own. A storm of joins makes ten of them a second.
 *
 * @param text null when it is packed
 * @param packed gzip of the text in UTF-8; null when it is not
 */
public record Encoded(String text, byte[] packed) {

  /** Below this, what packing saves is less than what unpacking costs. */
  static final int SMALL = 4_096;

  public static Encoded of(String frame) {
    return frame.length() < SMALL ? new Encoded(frame, null) : new Encoded(null, Gzip.pack(frame));
  }
}
