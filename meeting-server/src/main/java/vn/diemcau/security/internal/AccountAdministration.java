package vn.diemcau.security.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Accounts.Account;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Permissions;
import vn.diemcau.security.Role;
import vn.diemcau.security.RoleIn;
import vn.diemcau.security.SessionsEnded;
import vn.diemcau.shared.Folding;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/**
 * What administrators do to single accounts, within the subtree they administer: an account is
 * theirs when its unit and every unit it has a role in are.
 */
@Component
public class AccountAdministration {

  /** An account with the initial password that is shown this once. */
  public record Created(Account account, String initialPassword) {}

  /** One page of people and how many there are in all. */
  public record Page(List<Account> items, int total) {}

  private final AccountRows rows;
  private final AccountRules rules;
  private final Units units;
  private final Permissions permissions;
  private final Passwords passwords;
  private final StoredAudit audit;
  private final SessionEnding sessions;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  AccountAdministration(
      AccountRows rows,
      AccountRules rules,
      Units units,
      Permissions permissions,
      Passwords passwords,
      StoredAudit audit,
      SessionEnding sessions,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.rows = rows;
    this.rules = rules;
    this.units = units;
    this.permissions = permissions;
    this.passwords = passwords;
    this.audit = audit;
    this.sessions = sessions;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** People of a unit and below it, or of everything the actor administers when unit is null. */
  public Outcome<Page> list(Actor actor, UnitId unit, String query, int page, int size) {
    List<UnitId> tops =
        unit == null ? permissions.scope(actor, Action.ACCOUNTS_MANAGE) : List.of(unit);
    if (tops.isEmpty()
        || !tops.stream().allMatch(u -> permissions.may(actor, Action.ACCOUNTS_MANAGE, u))) {
      return Outcome.refused(Refusal.forbidden("security.not-permitted"));
    }
    if (query.length() > AccountRules.MAX_NAME) {
      return Outcome.refused(Refusal.invalid("security.query-too-long"));
    }
    List<UnitId> within =
        tops.stream().flatMap(top -> units.subtree(top).stream()).map(Unit::id).toList();
    var filter = new AccountRows.Filter(query, within, true);
    return Outcome.done(new Page(rows.list(filter, page * size, size), rows.count(filter)));
  }

  public Outcome<Created> create(
      Actor actor, String login, String name, String position, UnitId unit, List<RoleIn> roles) {
    String key = login == null ? "" : AccountRows.loginKey(login);
    Optional<Refusal> objection = rules.againstNew(key, name, position, unit, roles);
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    Account account =
        new Account(
            AccountId.next(),
            key,
            Folding.clean(name),
            Folding.clean(position),
            unit,
            roles.stream().distinct().toList(),
            false,
            true);
    return mine(actor, account).then(a -> insert(actor, a));
  }

  private Outcome<Created> insert(Actor actor, Account account) {
    String password = passwords.invent();
    String hash = passwords.hashInvented(password);
    try {
      transaction.executeWithoutResult(
          status -> {
            rows.add(List.of(account), List.of(hash), clock.instant());
            audit.record(
                actor, "account.created", account.login(), Map.of("roles", told(account.roles())));
          });
    } catch (DuplicateKeyException e) {
      return Outcome.refused(
          Refusal.of(
              RefusalKind.CONFLICT, "security.login-taken", Map.of("login", account.login())));
    }
    return Outcome.done(new Created(account, password));
  }

  /** Sets an initial password anew; the person's sessions end. */
  public Outcome<String> reset(Actor actor, AccountId id) {
    return find(actor, id)
        .map(
            account -> {
              String password = passwords.invent();
              String hash = passwords.hashInvented(password);
              transaction.executeWithoutResult(
                  status -> {
                    rows.setPassword(id, hash, true);
                    audit.record(actor, "account.password-reset", account.login(), Map.of());
                  });
              sessions.end(new SessionsEnded(id, null));
              return password;
            });
  }

  /** Changes what is not null. A disabled account's sessions end. */
  public Outcome<Account> change(
      Actor actor, AccountId id, String name, String position, Boolean disabled) {
    return find(actor, id).then(before -> change(actor, before, name, position, disabled));
  }

  private Outcome<Account> change(
      Actor actor, Account before, String newName, String newPosition, Boolean newDisabled) {
    String name = newName == null ? before.name() : Folding.clean(newName);
    String position = newPosition == null ? before.position() : Folding.clean(newPosition);
    boolean disabled = newDisabled == null ? before.disabled() : newDisabled;
    Optional<Refusal> objection = rules.againstPerson(name, position);
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    if (disabled && before.id().equals(actor.account())) {
      return Outcome.refused(Refusal.conflict("security.not-oneself"));
    }
    boolean locked = disabled && !before.disabled();
    transaction.executeWithoutResult(
        status -> {
          rows.setPerson(before.id(), before.login(), name, position, disabled);
          if (locked) {
            rows.raiseEpoch(before.id());
          }
          audit.record(
              actor,
              "account.changed",
              before.login(),
              Map.of("name", name, "position", position, "disabled", disabled));
        });
    if (locked) {
      sessions.end(new SessionsEnded(before.id(), null));
    }
    return Outcome.done(rows.findAll(List.of(before.id())).getFirst());
  }

  /** Replaces all roles; they hold from the person's next request on. */
  public Outcome<Account> setRoles(Actor actor, AccountId id, List<RoleIn> roles) {
    Optional<Refusal> objection = rules.againstRoles(roles);
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    return find(actor, id)
        .then(
            before -> {
              Account after = withRoles(before, roles.stream().distinct().toList());
              if (id.equals(actor.account()) && !keepsAdministration(before, after)) {
                return Outcome.refused(Refusal.conflict("security.not-oneself"));
              }
              return mine(actor, after).map(a -> storeRoles(actor, before, a));
            });
  }

  private Account storeRoles(Actor actor, Account before, Account after) {
    transaction.executeWithoutResult(
        status -> {
          rows.setRoles(after);
          audit.record(
              actor,
              "account.roles-changed",
              after.login(),
              Map.of("before", told(before.roles()), "after", told(after.roles())));
        });
    return after;
  }

  private static boolean keepsAdministration(Account before, Account after) {
    return before.roles().stream()
        .filter(r -> r.role() == Role.IT_STAFF)
        .allMatch(after.roles()::contains);
  }

  private Outcome<Account> find(Actor actor, AccountId id) {
    return rows.findAll(List.of(id)).stream()
        .findFirst()
        .<Outcome<Account>>map(Outcome::done)
        .orElseGet(() -> Outcome.refused(Refusal.notFound("security.no-such-account")))
        .then(account -> mine(actor, account));
  }

  private Outcome<Account> mine(Actor actor, Account account) {
    boolean all =
        permissions.may(actor, Action.ACCOUNTS_MANAGE, account.unit())
            && account.roles().stream()
                .allMatch(r -> permissions.may(actor, Action.ACCOUNTS_MANAGE, r.unit()));
    return all
        ? Outcome.done(account)
        : Outcome.refused(Refusal.forbidden("security.not-permitted"));
  }

  private List<String> told(List<RoleIn> roles) {
    return roles.stream().map(r -> RoleText.of(r.role()) + ": " + units.label(r.unit())).toList();
  }

  private static Account withRoles(Account a, List<RoleIn> roles) {
    return new Account(
        a.id(),
        a.login(),
        a.name(),
        a.position(),
        a.unit(),
        roles,
        a.disabled(),
        a.mustChangePassword());
  }
}
