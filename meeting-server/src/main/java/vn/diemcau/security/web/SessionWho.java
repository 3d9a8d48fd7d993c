package vn.diemcau.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Actor;
import vn.diemcau.security.SitePass;
import vn.diemcau.security.internal.AccountRows;
import vn.diemcau.security.internal.AccountRows.Credentials;

/**
 * What a session remembers: an account's id and epoch, or a pass, as plain text. Who that is, with
 * which roles, is read anew at each request, so that a change of rights holds at once.
 */
@Component
class SessionWho {

  private static final String WHO = "diemcau.who";
  private static final String LANGUAGE = "diemcau.language";
  private static final String LARGE_TYPE = "diemcau.large-type";

  private final AccountRows accounts;
  private final Units units;
  private final InstantSource clock;

  SessionWho(AccountRows accounts, Units units, InstantSource clock) {
    this.accounts = accounts;
    this.units = units;
    this.clock = clock;
  }

  /** Opens a session of its own for an account; a session from before the sign-in ends here. */
  void open(HttpServletRequest request, AccountId account, int epoch) {
    HttpSession session = fresh(request);
    session.setAttribute(WHO, "account " + account + " " + epoch);
    session.setAttribute(
        FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account.toString());
  }

  void open(HttpServletRequest request, SitePass pass) {
    HttpSession session = fresh(request);
    session.setAttribute(
        WHO, "pass " + pass.site() + " " + pass.meeting() + " " + pass.until().getEpochSecond());
  }

  private static HttpSession fresh(HttpServletRequest request) {
    HttpSession before = request.getSession(false);
    if (before != null) {
      before.invalidate();
    }
    return request.getSession(true);
  }

  /** Lets this very session go on after its person's epoch was raised, under a new id. */
  void renew(HttpServletRequest request, AccountId account, int epoch) {
    request.getSession().setAttribute(WHO, "account " + account + " " + epoch);
    request.changeSessionId();
  }

  /** A site without an account keeps its preferences in its session. */
  void prefer(HttpServletRequest request, String language, boolean largeType) {
    request.getSession().setAttribute(LANGUAGE, language);
    request.getSession().setAttribute(LARGE_TYPE, String.valueOf(largeType));
  }

  Optional<SignedIn> read(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(WHO) instanceof String who)) {
      return Optional.empty();
    }
    String[] parts = who.split(" ");
    return parts[0].equals("account")
        ? account(AccountId.of(parts[1]), Integer.parseInt(parts[2]))
        : pass(session, parts);
  }

  private Optional<SignedIn> account(AccountId id, int epoch) {
    return accounts
        .credentials(id)
        .filter(c -> c.epoch() == epoch && !c.account().disabled())
        .map(SessionWho::signedIn);
  }

  private static SignedIn signedIn(Credentials c) {
    return new SignedIn(
        c.account().actor(), c.account().mustChangePassword(), c.language(), c.largeType());
  }

  private Optional<SignedIn> pass(HttpSession session, String[] parts) {
    UnitId site = UnitId.of(parts[1]);
    Instant until = Instant.ofEpochSecond(Long.parseLong(parts[3]));
    Optional<Unit> unit = units.find(site);
    if (unit.isEmpty() || !clock.instant().isBefore(until)) {
      return Optional.empty();
    }
    SitePass pass = new SitePass(UUID.fromString(parts[2]), site, until);
    Actor actor =
        new Actor(null, "code:" + unit.get().code(), unit.get().label(), "", site, List.of(), pass);
    String language = session.getAttribute(LANGUAGE) instanceof String chosen ? chosen : "vi";
    boolean large = "true".equals(session.getAttribute(LARGE_TYPE));
    return Optional.of(new SignedIn(actor, false, language, large));
  }
}
