package vn.diemcau.security.internal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.diemcau.shared.Refusal;

/**
 * Hashes, checks, judges and invents passwords. A password that a person chose is hashed with
 * bcrypt at cost 10. An initial one is 64 bits out of a random source and cannot be guessed offline
 * at any cost factor, so it is hashed at cost 6: accounts of 579 communes are made in seconds.
 */
@Component
public class Passwords {

  static final int MIN_LENGTH = 10;

  /** What bcrypt reads; the rest of a longer password would be ignored. */
  static final int MAX_BYTES = 72;

  /** Letters and digits that nobody mistakes for another on paper: 31 of them, 4.95 bits each. */
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int INITIAL_LENGTH = 13;
  private static final List<String> COMMON =
      List.of("password", "matkhau", "mat khau", "12345", "qwerty", "abcdef", "diemcau", "hanoi");

  private final PasswordEncoder chosen =
      new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(10)));
  private final PasswordEncoder initial =
      new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(6)));
  private final SecureRandom random = new SecureRandom();
  private final String nobody = chosen.encode("nobody has this password");

  /** Six hundred sites sign in within a minute; media and meetings go on beside the hashing. */
  private final Semaphore atOnce =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

  public String invent() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < INITIAL_LENGTH; i++) {
      if (i == 4 || i == 8) {
        password.append('-');
      }
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }

  public String hashInvented(String password) {
    return initial.encode(normal(password));
  }

  public String hashChosen(String password) {
    return chosen.encode(normal(password));
  }

  /** Compares in the same time whether the account exists (hash given) or not (null). */
  public boolean matches(String password, String hash) {
    if (normal(password).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return false;
    }
    atOnce.acquireUninterruptibly();
    try {
      boolean same = chosen.matches(normal(password), hash == null ? nobody : hash);
      return same && hash != null;
    } finally {
      atOnce.release();
    }
  }

  /** Why a person may not choose this password. */
  Optional<Refusal> objection(String password, String login) {
    String text = normal(password);
    String low = text.toLowerCase(Locale.ROOT);
    if (text.codePointCount(0, text.length()) < MIN_LENGTH) {
      return Optional.of(Refusal.invalid("security.password-too-short", Map.of("min", MIN_LENGTH)));
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return Optional.of(Refusal.invalid("security.password-too-long"));
    }
    if (low.contains(login)) {
      return Optional.of(Refusal.invalid("security.password-like-login"));
    }
    boolean monotonous = low.chars().distinct().count() < 5;
    String rest = low;
    for (String common : COMMON) {
      rest = rest.replace(common, "");
    }
    if (monotonous || rest.length() < 4) {
      return Optional.of(Refusal.invalid("security.password-too-common"));
    }
    return Optional.empty();
  }

  /** The same password typed on two systems must be the same bytes. */
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }
}
