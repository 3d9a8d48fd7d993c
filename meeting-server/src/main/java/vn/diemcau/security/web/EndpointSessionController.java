package vn.diemcau.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Audit;
import vn.diemcau.security.Enrolment;
import vn.diemcau.security.Permissions;
import vn.diemcau.security.internal.AccountRows;
import vn.diemcau.security.internal.SignInThrottle;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;
import vn.diemcau.shared.RefusalKind;

/**
 * A device of a site comes in without a person: once by a code, from then on by the key that it was
 * given for it. The key lies in a cookie that no script reads and that is sent nowhere else.
 */
@RestController
@RequestMapping(EndpointSessionController.PATH)
class EndpointSessionController {

  static final String PATH = "/api/session/endpoint";

  private static final String KEY = "DIEMCAU_ENDPOINT";

  /** The longest that browsers keep a cookie; each coming in begins it anew. */
  private static final Duration KEPT = Duration.ofDays(400);

  private static final Refusal UNKNOWN =
      Refusal.of(RefusalKind.NOT_SIGNED_IN, "security.endpoint-unknown");

  private final ObjectProvider<Enrolment> enrolment;
  private final AccountRows accounts;
  private final SessionWho sessions;
  private final SignInThrottle throttle;
  private final Units units;
  private final Permissions permissions;
  private final Audit audit;
  private final CsrfTokenRepository csrf;
  private final RefusalAnswers answers;

  EndpointSessionController(
      ObjectProvider<Enrolment> enrolment,
      AccountRows accounts,
      SessionWho sessions,
      SignInThrottle throttle,
      Units units,
      Permissions permissions,
      Audit audit,
      CsrfTokenRepository csrf,
      RefusalAnswers answers) {
    this.enrolment = enrolment;
    this.accounts = accounts;
    this.sessions = sessions;
    this.throttle = throttle;
    this.units = units;
    this.permissions = permissions;
    this.audit = audit;
    this.csrf = csrf;
    this.answers = answers;
  }

  /** The code that was given out, and which browser it is. */
  record Code(String code, String device, String browser) {}

  @PostMapping
  ResponseEntity<Object> enrol(
      @RequestBody Code entry, HttpServletRequest request, HttpServletResponse response) {
    String address = request.getRemoteAddr();
    // a code has 49 bits: guessing is slowed down by the address, a city behind one is not
    String tried = "enrol:" + (entry.code() == null ? 0 : entry.code().hashCode());
    Optional<Refusal> wait = throttle.attempt(tried, address);
    if (wait.isPresent()) {
      return answers.of(wait.get());
    }
    return switch (enrolment.getObject().enrol(entry.code(), entry.device(), entry.browser())) {
      case Outcome.Refused<Enrolment.Enrolled>(Refusal refusal) -> {
        throttle.failed(address);
        yield answers.of(refusal);
      }
      case Outcome.Done<Enrolment.Enrolled>(Enrolment.Enrolled enrolled) -> {
        throttle.succeeded(tried);
        yield comeIn(enrolled.account(), enrolled.key(), request, response);
      }
    };
  }

  @PutMapping
  ResponseEntity<Object> comeBack(
      @CookieValue(name = KEY, required = false) String key,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<AccountId> account = key == null ? Optional.empty() : enrolment.getObject().known(key);
    if (account.isEmpty()) {
      keep("", Duration.ZERO, request, response);
      return answers.of(UNKNOWN);
    }
    return comeIn(account.get(), key, request, response);
  }

  private ResponseEntity<Object> comeIn(
      AccountId id, String key, HttpServletRequest request, HttpServletResponse response) {
    AccountRows.Credentials machine = accounts.credentials(id).orElseThrow();
    if (machine.account().disabled()) {
      return answers.of(UNKNOWN);
    }
    sessions.open(request, id, machine.epoch());
    csrf.saveToken(csrf.generateToken(request), request, response);
    keep(key, KEPT, request, response);
    audit.record(
        machine.account().actor(), "session.signed-in", machine.account().name(), Map.of());
    return ResponseEntity.ok(Me.of(sessions.read(request).orElseThrow(), units, permissions));
  }

  private static void keep(
      String key, Duration age, HttpServletRequest request, HttpServletResponse response) {
    ResponseCookie cookie =
        ResponseCookie.from(KEY, key)
            .path(PATH)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Strict")
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
