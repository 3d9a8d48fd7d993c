package vn.diemcau.mediabridge.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** A certificate's fingerprint as in SDP (RFC 8122): hash function and colon-separated hex. */
public record Fingerprint(String hash, String value) {

  private static final HexFormat HEX = HexFormat.ofDelimiter(":").withUpperCase();

  /**
   * Reads a fingerprint from outside; empty for another hash than SHA-256, -384, -512 or bad hex.
   */
  public static Optional<Fingerprint> parse(String hash, String value) {
    if (hash == null || value == null || value.length() > 200) {
      return Optional.empty();
    }
    String name = hash.toLowerCase(Locale.ROOT);
    int bytes =
        switch (name) {
          case "sha-256" -> 32;
          case "sha-384" -> 48;
          case "sha-512" -> 64;
          default -> 0;
        };
    String upper = value.toUpperCase(Locale.ROOT);
    boolean fits =
        bytes > 0 && upper.length() == bytes * 3 - 1 && upper.matches("[0-9A-F]{2}(:[0-9A-F]{2})*");
    return fits ? Optional.of(new Fingerprint(name, upper)) : Optional.empty();
  }

  /** The SHA-256 fingerprint of a certificate. */
  public static Fingerprint sha256(byte[] certificate) {
    return new Fingerprint("sha-256", HEX.formatHex(digest("SHA-256", certificate)));
  }

  /** Whether this is the certificate's fingerprint. */
  public boolean matches(byte[] certificate) {
    byte[] actual = digest(hash.toUpperCase(Locale.ROOT), certificate);
    return MessageDigest.isEqual(actual, HEX.parseHex(value));
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
