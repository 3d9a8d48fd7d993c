package vn.diemcau.security.internal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** Makes the accounts of a whole level in one act: all of them or, when it fails, none. */
@Component
public class AccountsOfLevel {

  static final int MAX = 5000;

  /** One account of the printable sheets. */
  public record Made(String login, Unit unit, String initialPassword) {}

  /** What was made, and whose account of that name was there before. */
  public record Result(List<Made> created, List<Made> skipped) {}

  /** Which units get an account, and with which role. */
  public record Wanted(UnitId under, String level, Role role) {}

  /** What will be made. */
  record Plan(Wanted wanted, String under, Result result) {

    LevelJob job() {
      return new LevelJob(under, wanted.level(), wanted.role(), result.created().size());
    }
  }

  private final AccountRows rows;
  private final Units units;
  private final Permissions permissions;
  private final Passwords passwords;
  private final StoredAudit audit;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  AccountsOfLevel(
      AccountRows rows,
      Units units,
      Permissions permissions,
      Passwords passwords,
      StoredAudit audit,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.rows = rows;
    this.units = units;
    this.permissions = permissions;
    this.passwords = passwords;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Checks what is wanted and says which accounts it comes to; nothing is made yet. */
  Outcome<Plan> plan(Actor actor, Wanted want) {
    UnitId under = want.under();
    Role role = want.role();
    if (under == null || !permissions.may(actor, Action.ACCOUNTS_MANAGE, under)) {
      return Outcome.refused(Refusal.forbidden("security.not-permitted"));
    }
    if (role == null || role == Role.DISPLAY) {
      return Outcome.refused(Refusal.invalid("security.bad-roles", Map.of("max", 1)));
    }
    List<Unit> wanted =
        units.subtree(under).stream().filter(u -> u.level().equals(want.level())).toList();
    if (wanted.isEmpty()) {
      return Outcome.refused(Refusal.invalid("security.no-such-level"));
    }
    if (wanted.size() > MAX) {
      return Outcome.refused(Refusal.invalid("security.too-many-accounts", Map.of("max", MAX)));
    }
    Set<String> taken =
        new HashSet<>(rows.loginsTaken(wanted.stream().map(u -> login(role, u)).toList()));
    List<Made> created = new ArrayList<>();
    List<Made> skipped = new ArrayList<>();
    for (Unit unit : wanted) {
      String login = login(role, unit);
      if (taken.contains(login)) {
        skipped.add(new Made(login, unit, null));
      } else {
        created.add(new Made(login, unit, passwords.invent()));
      }
    }
    return Outcome.done(new Plan(want, units.label(under), new Result(created, skipped)));
  }

  /**
   * Makes what was planned.
   *
   * @param step called after each account's password is hashed, which is what takes the time
   */
  Outcome<Result> make(Actor actor, Plan plan, Runnable step, String address) {
    Result result = plan.result();
    Role role = plan.wanted().role();
    List<Made> made = result.created();
    List<String> hashes =
        IntStream.range(0, made.size())
            .parallel()
            .mapToObj(
                i -> {
                  String hash = passwords.hashInvented(made.get(i).initialPassword());
                  step.run();
                  return hash;
                })
            .toList();
    List<Account> accounts = made.stream().map(m -> account(m, role)).toList();
    try {
      transaction.executeWithoutResult(
          status -> {
            rows.add(accounts, hashes, clock.instant());
            audit.record(
                actor,
                "account.level-created",
                plan.under(),
                Map.of(
                    "level", plan.wanted().level(),
                    "role", RoleText.of(role),
                    "created", made.size(),
                    "skipped", result.skipped().size()),
                address);
          });
    } catch (DuplicateKeyException e) {
      // somebody made one of them at the same moment; nothing was made here
      return Outcome.refused(
          Refusal.of(
              RefusalKind.CONFLICT,
              "security.login-taken",
              Map.of("login", made.getFirst().login())));
    }
    return Outcome.done(result);
  }

  private static Account account(Made made, Role role) {
    Unit unit = made.unit();
    return new Account(
        AccountId.next(),
        made.login(),
        title(role) + " " + unit.label(),
        title(role),
        unit.id(),
        List.of(new RoleIn(role, unit.id())),
        false,
        true);
  }

  /** {@code kythuat-00001}: short, without accents, told apart by the office's own code. */
  static String login(Role role, Unit unit) {
    String prefix =
        switch (role) {
          case IT_STAFF -> "it";
          case LEADER -> "lanhdao";
          case SECRETARY -> "thuky";
          case TECHNICIAN -> "kythuat";
          case DELEGATE -> "daibieu";
          case DISPLAY -> throw notForPeople();
        };
    return prefix + "-" + unit.code().toLowerCase(Locale.ROOT);
  }

  static String title(Role role) {
    return switch (role) {
      case IT_STAFF -> "Cán bộ công nghệ thông tin";
      case LEADER -> "Lãnh đạo";
      case SECRETARY -> "Thư ký";
      case TECHNICIAN -> "Cán bộ kỹ thuật";
      case DELEGATE -> "Đại biểu";
      case DISPLAY -> throw notForPeople();
    };
  }

  private static IllegalArgumentException notForPeople() {
    return new IllegalArgumentException("a display is no person");
  }
}
