package vn.diemcau.security.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Accounts.Account;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Role;
import vn.diemcau.security.RoleIn;
import vn.diemcau.security.internal.AccountAdministration;
import vn.diemcau.security.internal.AccountsOfLevel;
import vn.diemcau.security.internal.AccountsOfLevel.Made;
import vn.diemcau.security.internal.AccountsOfLevel.Result;
import vn.diemcau.security.internal.LevelJob;
import vn.diemcau.security.internal.LevelJobs;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;

/** Accounts and their roles, for who administers their units. */
@RestController
@RequestMapping("/api/accounts")
class AccountsController {

  private static final int PAGE = 50;
  private static final int LAST_PAGE = 10_000;

  private final AccountAdministration accounts;
  private final LevelJobs levels;
  private final Units units;
  private final RefusalAnswers answers;

  AccountsController(
      AccountAdministration accounts, LevelJobs levels, Units units, RefusalAnswers answers) {
    this.accounts = accounts;
    this.levels = levels;
    this.units = units;
    this.answers = answers;
  }

  record RoleWanted(Role role, UUID unitId) {

    RoleIn roleIn() {
      return new RoleIn(role, unitId == null ? null : new UnitId(unitId));
    }
  }

  record NewAccount(
      String login, String name, String position, UUID unitId, List<RoleWanted> roles) {}

  record LevelWanted(UUID underUnitId, String level, Role role) {}

  record Change(String name, String position, Boolean disabled) {}

  record Roles(List<RoleWanted> roles) {}

  record AccountView(
      AccountId id,
      String login,
      String name,
      String position,
      UnitRef unit,
      List<Me.RoleThere> roles,
      boolean disabled,
      boolean mustChangePassword) {}

  record Page(List<AccountView> items, int total, int pageSize) {}

  record CreatedView(AccountView account, String initialPassword) {}

  record Initial(String initialPassword) {}

  record MadeView(String login, UnitRef unit, String initialPassword) {}

  /**
   * How far a level's accounts are.
   *
   * @param total how many will be made
   * @param made null while it goes on, and when nothing was made
   * @param failure why nothing was made; null otherwise
   */
  record LevelJobView(
      String under,
      String level,
      Role role,
      int total,
      int done,
      LevelView made,
      ProblemDetail failure) {}

  record LevelView(List<MadeView> created, List<MadeView> skipped) {}

  @GetMapping
  ResponseEntity<Object> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) UUID unit,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") int page) {
    UnitId within = unit == null ? null : new UnitId(unit);
    return answers.of(
        accounts
            .list(actor, within, q, Math.clamp(page, 0, LAST_PAGE), PAGE)
            .map(p -> new Page(p.items().stream().map(this::view).toList(), p.total(), PAGE)));
  }

  @PostMapping
  ResponseEntity<Object> create(
      @AuthenticationPrincipal Actor actor, @RequestBody NewAccount wanted) {
    UnitId unit = wanted.unitId() == null ? null : new UnitId(wanted.unitId());
    return answers.of(
        accounts
            .create(
                actor,
                wanted.login(),
                wanted.name(),
                wanted.position(),
                unit,
                roles(wanted.roles()))
            .map(made -> new CreatedView(view(made.account()), made.initialPassword())));
  }

  @PostMapping("/bulk")
  ResponseEntity<Object> createLevel(
      @AuthenticationPrincipal Actor actor,
      @RequestBody LevelWanted wanted,
      HttpServletRequest request) {
    UnitId under = wanted.underUnitId() == null ? null : new UnitId(wanted.underUnitId());
    return answers.of(
        levels
            .start(
                actor,
                new AccountsOfLevel.Wanted(under, wanted.level(), wanted.role()),
                request.getRemoteAddr())
            .map(this::view));
  }

  /** The caller's own last job; no content when there is none. */
  @GetMapping("/bulk")
  ResponseEntity<Object> levelJob(@AuthenticationPrincipal Actor actor) {
    return answers.of(Outcome.done(levels.of(actor).map(this::view).orElse(null)));
  }

  /** The sheets are printed. */
  @DeleteMapping("/bulk")
  ResponseEntity<Object> forgetLevelJob(@AuthenticationPrincipal Actor actor) {
    levels.forget(actor);
    return ResponseEntity.noContent().build();
  }

  private LevelJobView view(LevelJob job) {
    LevelView made = null;
    ProblemDetail failure = null;
    switch (job.outcome().orElse(null)) {
      case Outcome.Done<Result>(Result r) ->
          made = new LevelView(views(r.created()), views(r.skipped()));
      case Outcome.Refused<Result>(Refusal refusal) -> failure = answers.problem(refusal);
      case null -> {
        // it goes on
      }
    }
    return new LevelJobView(job.under, job.level, job.role, job.total, job.done(), made, failure);
  }

  @PostMapping("/{id}/reset")
  ResponseEntity<Object> reset(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
    return answers.of(accounts.reset(actor, new AccountId(id)).map(Initial::new));
  }

  @PatchMapping("/{id}")
  ResponseEntity<Object> change(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID id, @RequestBody Change wanted) {
    return answers.of(
        accounts
            .change(actor, new AccountId(id), wanted.name(), wanted.position(), wanted.disabled())
            .map(this::view));
  }

  @PutMapping("/{id}/roles")
  ResponseEntity<Object> setRoles(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID id, @RequestBody Roles wanted) {
    return answers.of(
        accounts.setRoles(actor, new AccountId(id), roles(wanted.roles())).map(this::view));
  }

  private static List<RoleIn> roles(List<RoleWanted> wanted) {
    return wanted == null ? null : wanted.stream().map(RoleWanted::roleIn).toList();
  }

  private AccountView view(Account a) {
    return new AccountView(
        a.id(),
        a.login(),
        a.name(),
        a.position(),
        units.ref(a.unit()),
        a.roles().stream().map(r -> new Me.RoleThere(r.role(), units.ref(r.unit()))).toList(),
        a.disabled(),
        a.mustChangePassword());
  }

  private List<MadeView> views(List<Made> made) {
    return made.stream()
        .map(m -> new MadeView(m.login(), units.ref(m.unit().id()), m.initialPassword()))
        .toList();
  }
}
