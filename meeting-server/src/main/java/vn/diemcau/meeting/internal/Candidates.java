package vn.diemcau.meeting.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Accounts;
import vn.diemcau.security.Accounts.Account;

/**
 * Who can be chair, deputy chair or secretary: people of the convening unit and of the units below
 * it whose accounts are not disabled. What the planner offers is what a plan may name.
 */
@Component
public class Candidates {

  static final int MAX_SECRETARIES = 20;

  private final Accounts accounts;

  Candidates(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Those for a convening unit, by name, login or position, accent-blind. */
  public List<Account> search(String query, UnitId convener, int limit) {
    return accounts.search(query, convener, limit);
  }

  /**
   * Checks whom a plan names.
   *
   * @param reach the convening unit and all below it; empty when it is unknown, which is told
   *     elsewhere
   */
  void check(MeetingPlan plan, Set<UnitId> reach, boolean complete, PlanProblems problems) {
    List<AccountId> secretaries = plan.secretaryIds();
    if (secretaries.size() > MAX_SECRETARIES) {
      problems.add("secretaryIds", "secretaries-too-many", Map.of("max", MAX_SECRETARIES));
      return;
    }
    if (complete && plan.chairId() == null) {
      problems.add("chairId", "chair-missing");
    }
    if (complete && secretaries.isEmpty()) {
      problems.add("secretaryIds", "secretaries-missing");
    }
    List<AccountId> all = new ArrayList<>(secretaries);
    Stream.of(plan.chairId(), plan.deputyChairId()).filter(Objects::nonNull).forEach(all::add);
    Map<AccountId, Account> known =
        accounts.findAll(all).stream()
            .filter(a -> !a.disabled())
            .collect(Collectors.toMap(Account::id, Function.identity()));
    Set<AccountId> named = new HashSet<>();
    person("chairId", plan.chairId(), known, reach, named, problems);
    person("deputyChairId", plan.deputyChairId(), known, reach, named, problems);
    secretaries.forEach(s -> person("secretaryIds", s, known, reach, named, problems));
  }

  private static void person(
      String field,
      AccountId person,
      Map<AccountId, Account> known,
      Set<UnitId> reach,
      Set<AccountId> named,
      PlanProblems problems) {
    if (person == null) {
      return;
    }
    Account account = known.get(person);
    if (account == null) {
      problems.add(field, "person-unknown");
    } else if (!reach.isEmpty() && !reach.contains(account.unit())) {
      problems.add(field, "person-not-candidate", Map.of("name", account.name()));
    }
    if (!named.add(person)) {
      problems.add(field, "person-twice");
    }
  }
}
