package vn.diemcau.security.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Accounts;
import vn.diemcau.security.Role;

/** People as other features see them. */
@Component
class StoredAccounts implements Accounts {

  private final AccountRows rows;
  private final Units units;

  StoredAccounts(AccountRows rows, Units units) {
    this.rows = rows;
    this.units = units;
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return findAll(List.of(id)).stream().findFirst();
  }

  @Override
  public List<Account> findAll(Collection<AccountId> ids) {
    return ids.isEmpty() ? List.of() : rows.findAll(ids);
  }

  @Override
  public List<Account> search(String query, UnitId within, int limit) {
    List<UnitId> subtree = within == null ? null : subtree(within);
    return rows.list(new AccountRows.Filter(query, subtree, false), 0, limit);
  }

  @Override
  public List<Account> holding(Set<Role> roles, UnitId within) {
    return rows.holding(roles, subtree(within));
  }

  private List<UnitId> subtree(UnitId top) {
    return units.subtree(top).stream().map(Unit::id).toList();
  }

  @Override
  public List<Account> ofUnit(UnitId unit) {
    return rows.ofUnit(unit);
  }
}
