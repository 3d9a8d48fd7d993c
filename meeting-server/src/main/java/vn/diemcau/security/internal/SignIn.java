package vn.diemcau.security.internal;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.SessionsEnded;
import vn.diemcau.security.internal.AccountRows.Credentials;
import vn.diemcau.shared.Folding;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** Checks who wants to come in, slows down who guesses, and writes both into the audit trail. */
@Component
public class SignIn {

  private static final int MAX_INPUT = 200;

  private final AccountRows accounts;
  private final Passwords passwords;
  private final SignInThrottle throttle;
  private final StoredAudit audit;
  private final SessionEnding sessions;

  SignIn(
      AccountRows accounts,
      Passwords passwords,
      SignInThrottle throttle,
      StoredAudit audit,
      SessionEnding sessions) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.throttle = throttle;
    this.audit = audit;
    this.sessions = sessions;
  }

  public Outcome<Credentials> byPassword(String login, String password, String address) {
    if (login == null
        || password == null
        || login.length() > MAX_INPUT
        || !Folding.isStorable(login)
        || password.length() > MAX_INPUT) {
      return Outcome.refused(wrong());
    }
    String name = AccountRows.loginKey(login);
    String key = "account:" + name;
    Optional<Refusal> wait = throttle.attempt(key, address);
    if (wait.isPresent()) {
      audit.recordUnknown(null, "session.throttled", name, wait.get().args());
      return Outcome.refused(wait.get());
    }
    Optional<Credentials> known = accounts.credentials(name);
    boolean right = passwords.matches(password, known.map(Credentials::passwordHash).orElse(null));
    if (!right) {
      throttle.failed(address);
      audit.recordUnknown(
          known.map(k -> k.account().unit()).orElse(null), "session.refused", name, Map.of());
      return Outcome.refused(wrong());
    }
    throttle.succeeded(key);
    Credentials person = known.orElseThrow();
    if (person.account().disabled()) {
      audit.record(person.account().actor(), "session.refused", name, Map.of("disabled", true));
      return Outcome.refused(Refusal.of(RefusalKind.NOT_SIGNED_IN, "security.account-disabled"));
    }
    audit.record(person.account().actor(), "session.signed-in", name, Map.of());
    return Outcome.done(person);
  }

  /**
   * Replaces a person's own password and ends the sessions opened with the old one, but for the one
   * that goes on. Returns the epoch which that one has to carry.
   */
  public Outcome<Integer> changePassword(
      AccountId id, String before, String after, String session, String address) {
    if (before == null || after == null || before.length() > MAX_INPUT) {
      return Outcome.refused(Refusal.invalid("security.wrong-old-password"));
    }
    Credentials person = accounts.credentials(id).orElseThrow();
    String login = person.account().login();
    Optional<Refusal> wait = throttle.attempt("account:" + login, address);
    if (wait.isPresent()) {
      return Outcome.refused(wait.get());
    }
    if (!passwords.matches(before, person.passwordHash())) {
      throttle.failed(address);
      audit.record(person.account().actor(), "session.password-refused", login, Map.of());
      return Outcome.refused(Refusal.invalid("security.wrong-old-password"));
    }
    throttle.succeeded("account:" + login);
    Optional<Refusal> objection = passwords.objection(after, login);
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    if (passwords.matches(after, person.passwordHash())) {
      return Outcome.refused(Refusal.invalid("security.password-same"));
    }
    int epoch = accounts.setPassword(id, passwords.hashChosen(after), false);
    audit.record(person.account().actor(), "session.password-changed", login, Map.of());
    sessions.end(new SessionsEnded(id, session));
    return Outcome.done(epoch);
  }

  private static Refusal wrong() {
    return Refusal.of(RefusalKind.NOT_SIGNED_IN, "security.wrong-credentials");
  }
}
