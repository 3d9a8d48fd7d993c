package vn.diemcau.security.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.security.Permissions;
import vn.diemcau.security.internal.AccountRows;
import vn.diemcau.security.internal.EntryCodes;
import vn.diemcau.security.internal.SignIn;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;
import vn.diemcau.shared.RefusalKind;

/** Signing in by password or by entry code, signing out, one's own password and preferences. */
@RestController
@RequestMapping("/api/session")
class SessionController {

  private static final Set<String> LANGUAGES = Set.of("vi", "en");

  private final SignIn signIn;
  private final EntryCodes codes;
  private final AccountRows accounts;
  private final SessionWho sessions;
  private final Units units;
  private final Permissions permissions;
  private final Audit audit;
  private final CsrfTokenRepository csrf;
  private final RefusalAnswers answers;

  SessionController(
      SignIn signIn,
      EntryCodes codes,
      AccountRows accounts,
      SessionWho sessions,
      Units units,
      Permissions permissions,
      Audit audit,
      CsrfTokenRepository csrf,
      RefusalAnswers answers) {
    this.signIn = signIn;
    this.codes = codes;
    this.accounts = accounts;
    this.sessions = sessions;
    this.units = units;
    this.permissions = permissions;
    this.audit = audit;
    this.csrf = csrf;
    this.answers = answers;
  }

  record PasswordEntry(String login, String password) {}

  record CodeEntry(String unitCode, String code) {}

  record PasswordChange(@JsonProperty("old") String before, @JsonProperty("new") String after) {}

  record Preferences(String language, boolean largeType) {}

  @PostMapping
  ResponseEntity<Object> byPassword(
      @RequestBody PasswordEntry entry, HttpServletRequest request, HttpServletResponse response) {
    return answers.of(
        signIn
            .byPassword(entry.login(), entry.password(), request.getRemoteAddr())
            .map(
                person -> {
                  sessions.open(request, person.account().id(), person.epoch());
                  return opened(request, response);
                }));
  }

  @PostMapping("/code")
  ResponseEntity<Object> byCode(
      @RequestBody CodeEntry entry, HttpServletRequest request, HttpServletResponse response) {
    return answers.of(
        codes
            .enter(entry.unitCode(), entry.code(), request.getRemoteAddr())
            .map(
                pass -> {
                  sessions.open(request, pass);
                  return opened(request, response);
                }));
  }

  /** A token from before the sign-in is worth nothing after it. */
  private Me opened(HttpServletRequest request, HttpServletResponse response) {
    csrf.saveToken(csrf.generateToken(request), request, response);
    return Me.of(sessions.read(request).orElseThrow(), units, permissions);
  }

  @GetMapping
  ResponseEntity<Object> me(Authentication who) {
    return who instanceof SignedIn signedIn
        ? ResponseEntity.ok(Me.of(signedIn, units, permissions))
        : notSignedIn();
  }

  @DeleteMapping
  ResponseEntity<Object> signOut(Authentication who, HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    if (who instanceof SignedIn signedIn) {
      audit.record(signedIn.getPrincipal(), "session.signed-out", signedIn.getName(), Map.of());
    }
    return ResponseEntity.noContent().build();
  }

  @PutMapping("/password")
  ResponseEntity<Object> password(
      Authentication who, @RequestBody PasswordChange change, HttpServletRequest request) {
    if (!(who instanceof SignedIn signedIn)) {
      return notSignedIn();
    }
    Actor actor = signedIn.getPrincipal();
    if (actor.account() == null) {
      return answers.of(Refusal.forbidden("security.no-account"));
    }
    Outcome<Integer> epoch =
        signIn.changePassword(
            actor.account(),
            change.before(),
            change.after(),
            request.getSession().getId(),
            request.getRemoteAddr());
    return answers.of(
        epoch.map(
            raised -> {
              sessions.renew(request, actor.account(), raised);
              return Me.of(sessions.read(request).orElseThrow(), units, permissions);
            }));
  }

  @PutMapping("/preferences")
  ResponseEntity<Object> preferences(
      Authentication who, @RequestBody Preferences wanted, HttpServletRequest request) {
    if (!(who instanceof SignedIn signedIn)) {
      return notSignedIn();
    }
    if (wanted.language() == null || !LANGUAGES.contains(wanted.language())) {
      return answers.of(Refusal.invalid("security.no-such-language"));
    }
    Actor actor = signedIn.getPrincipal();
    if (actor.account() == null) {
      sessions.prefer(request, wanted.language(), wanted.largeType());
    } else {
      accounts.setPreferences(actor.account(), wanted.language(), wanted.largeType());
    }
    return ResponseEntity.ok(Me.of(sessions.read(request).orElseThrow(), units, permissions));
  }

  private ResponseEntity<Object> notSignedIn() {
    return answers.of(Refusal.of(RefusalKind.NOT_SIGNED_IN, "security.not-signed-in"));
  }
}
