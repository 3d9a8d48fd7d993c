package vn.diemcau.device.internal;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Codes that a person types and keys that a browser keeps. Both are out of a random source and too
 * many to try, so a plain SHA-256 of them is what is stored and looked up.
 */
final class Secrets {

  /** Letters and digits that nobody mistakes for another: 31 of them, 49.5 bits in ten. */
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int CODE_LENGTH = 10;
  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  static String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < CODE_LENGTH; i++) {
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  static String key() {
    byte[] bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** As a person may have typed it. */
  static String typed(String code) {
    return code.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
  }
}
