package vn.diemcau.mediabridge.ice;

import java.security.SecureRandom;

/** User fragment and password of one side (RFC 8445, section 5.3). */
public record IceCredentials(String ufrag, String password) {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int MAX_LENGTH = 256;

  /** Fresh credentials with 51 and 124 bits of randomness. */
  public static IceCredentials random(SecureRandom random) {
    return new IceCredentials(text(random, 10), text(random, 24));
  }

  /** Whether lengths and characters are those that RFC 8445 allows. */
  public boolean isWellFormed() {
    return fits(ufrag, 4) && fits(password, 22);
  }

  private static boolean fits(String text, int least) {
    return text != null
        && text.length() >= least
        && text.length() <= MAX_LENGTH
        && text.chars().allMatch(IceCredentials::isIceChar);
  }

  private static boolean isIceChar(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '-'
        || c == '='
        || c == '_';
  }

  private static String text(SecureRandom random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "IceCredentials[" + ufrag + "]";
  }
}
