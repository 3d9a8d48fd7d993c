package vn.diemcau.security.internal;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.EntryGuard;
import vn.diemcau.security.Permissions;
import vn.diemcau.security.SitePass;
import vn.diemcau.shared.DbTime;
import vn.diemcau.shared.Folding;
import vn.diemcau.shared.NewId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/**
 * Six digits given by telephone to a site that cannot sign in: bound to one site and one meeting,
 * good for half an hour and for ten wrong tries. The pass that they open outlives them.
 */
@Component
public class EntryCodes {

  static final Duration VALID = Duration.ofMinutes(30);

  /** A pass lasts a day's meeting; whether the meeting is still on is the meeting's to say. */
  static final Duration PASS = Duration.ofHours(12);

  static final int WRONG_TRIES = 10;
  private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
  private static final int MAX_UNIT_CODE = 32;

  /** A code as it is told once, and never shown again. */
  public record Given(String code, String unitCode, Instant validUntil) {}

  private record Stored(UUID id, UUID meeting, String hash) {}

  private final JdbcClient db;
  private final Units units;
  private final Permissions permissions;
  private final ObjectProvider<EntryGuard> guards;
  private final Passwords passwords;
  private final SignInThrottle throttle;
  private final StoredAudit audit;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  EntryCodes(
      JdbcClient db,
      Units units,
      Permissions permissions,
      ObjectProvider<EntryGuard> guards,
      Passwords passwords,
      SignInThrottle throttle,
      StoredAudit audit,
      InstantSource clock) {
    this.db = db;
    this.units = units;
    this.permissions = permissions;
    this.guards = guards;
    this.passwords = passwords;
    this.throttle = throttle;
    this.audit = audit;
    this.clock = clock;
  }

  /** Gives a code, in place of one given before for the same site and meeting. */
  @Transactional
  public Outcome<Given> give(Actor actor, UUID meeting, UnitId site) {
    return units
        .find(site)
        .<Outcome<Unit>>map(Outcome::done)
        .orElseGet(() -> Outcome.refused(Refusal.notFound("security.no-such-site")))
        .then(unit -> permissions.check(actor, Action.CODES_GIVE, site).map(ok -> unit))
        .then(unit -> mayEnter(meeting, site).map(ok -> unit))
        .map(unit -> store(actor, meeting, unit));
  }

  private Given store(Actor actor, UUID meeting, Unit site) {
    Instant now = clock.instant();
    db.sql(
            "update entry_code set valid_until = :now where meeting_id = :meeting and site_id ="
                + " :site and valid_until > :now")
        .param("now", DbTime.of(now))
        .param("meeting", meeting)
        .param("site", site.id().value())
        .update();
    List<Stored> others = valid(site.id(), now);
    String code = invent();
    while (find(others, code).isPresent()) {
      code = invent();
    }
    Instant until = now.plus(VALID);
    db.sql(
            "insert into entry_code (id, meeting_id, site_id, code_hash, given_by, given_at,"
                + " valid_until) values (:id, :meeting, :site, :hash, :by, :now, :until)")
        .param("id", NewId.next())
        .param("meeting", meeting)
        .param("site", site.id().value())
        .param("hash", passwords.hashChosen(code))
        .param("by", actor.account() == null ? null : actor.account().value())
        .param("now", DbTime.of(now))
        .param("until", DbTime.of(until))
        .update();
    audit.record(
        actor, "entry-code.given", site.label(), Map.of("meeting", meeting, "validUntil", until));
    return new Given(code, site.code(), until);
  }

  /** Lets a site in by its unit's code and the six digits. */
  public Outcome<SitePass> enter(String unitCode, String code, String address) {
    if (unitCode == null
        || code == null
        || unitCode.length() > MAX_UNIT_CODE
        || !Folding.isStorable(unitCode)
        || !SIX_DIGITS.matcher(code).matches()) {
      return Outcome.refused(wrong());
    }
    String name = unitCode.strip();
    String key = "code:" + name.toLowerCase(Locale.ROOT);
    Optional<Refusal> wait = throttle.attempt(key, address);
    if (wait.isPresent()) {
      return Outcome.refused(wait.get());
    }
    Optional<Unit> site = units.byCode(name);
    Instant now = clock.instant();
    List<Stored> valid = site.map(s -> valid(s.id(), now)).orElse(List.of());
    Optional<Stored> right = find(valid, code);
    if (right.isEmpty()) {
      throttle.failed(address);
      site.ifPresent(s -> countWrongTry(s.id(), now));
      audit.recordUnknown(site.map(Unit::id).orElse(null), "entry-code.refused", name, Map.of());
      return Outcome.refused(wrong());
    }
    throttle.succeeded(key);
    Unit unit = site.orElseThrow();
    UUID meeting = right.get().meeting();
    return mayEnter(meeting, unit.id())
        .map(
            ok -> {
              audit.recordUnknown(
                  unit.id(), "entry-code.entered", unit.label(), Map.of("meeting", meeting));
              return new SitePass(meeting, unit.id(), now.plus(PASS));
            });
  }

  private Outcome<Void> mayEnter(UUID meeting, UnitId site) {
    return guards.stream()
        .map(guard -> guard.mayEnter(meeting, site))
        .filter(answer -> !answer.isDone())
        .findFirst()
        .orElseGet(Outcome::done);
  }

  private List<Stored> valid(UnitId site, Instant now) {
    return db.sql(
            "select id, meeting_id, code_hash from entry_code where site_id = :site and valid_until"
                + " > :now and wrong_tries < :tries")
        .param("site", site.value())
        .param("now", DbTime.of(now))
        .param("tries", WRONG_TRIES)
        .query(
            (row, n) ->
                new Stored(
                    row.getObject("id", UUID.class),
                    row.getObject("meeting_id", UUID.class),
                    row.getString("code_hash")))
        .list();
  }

  private Optional<Stored> find(List<Stored> valid, String code) {
    return valid.stream().filter(s -> passwords.matches(code, s.hash())).findFirst();
  }

  private void countWrongTry(UnitId site, Instant now) {
    db.sql(
            "update entry_code set wrong_tries = wrong_tries + 1 where site_id = :site and"
                + " valid_until > :now")
        .param("site", site.value())
        .param("now", DbTime.of(now))
        .update();
  }

  private String invent() {
    return String.format("%06d", random.nextInt(1_000_000));
  }

  private static Refusal wrong() {
    return Refusal.of(RefusalKind.NOT_SIGNED_IN, "security.wrong-code");
  }
}
