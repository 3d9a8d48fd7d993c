package vn.diemcau.security;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.diemcau.organisation.UnitId;

/** The people known to the system, for features that name them or choose among them. */
public interface Accounts {

  Optional<Account> find(AccountId id);

  /** Those that exist, in no order. */
  List<Account> findAll(Collection<AccountId> ids);

  /**
   * Accounts that are not disabled, by name, login or position, accent-blind, by given name.
   *
   * @param query empty for everyone
   * @param within only people of this unit and those below it, or null
   */
  List<Account> search(String query, UnitId within, int limit);

  /** Accounts that are not disabled and hold one of the roles in this unit or below it. */
  List<Account> holding(Set<Role> roles, UnitId within);

  /** Accounts that are not disabled and belong to this very unit or hold a role right there. */
  List<Account> ofUnit(UnitId unit);

  /** A person who can sign in. */
  record Account(
      AccountId id,
      String login,
      String name,
      String position,
      UnitId unit,
      List<RoleIn> roles,
      boolean disabled,
      boolean mustChangePassword) {

    public Account {
      roles = List.copyOf(roles);
    }

    /** The person as the one who acts. */
    public Actor actor() {
      return new Actor(id, login, name, position, unit, roles, null);
    }
  }
}
