package vn.diemcau.security.internal;

import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Accounts.Account;
import vn.diemcau.security.MachineAccounts;
import vn.diemcau.security.Role;
import vn.diemcau.security.RoleIn;
import vn.diemcau.security.SessionsEnded;

/** Accounts of machines among those of people. */
@Component
class StoredMachineAccounts implements MachineAccounts {

  private final AccountRows rows;
  private final Passwords passwords;
  private final SessionEnding sessions;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  StoredMachineAccounts(
      AccountRows rows,
      Passwords passwords,
      SessionEnding sessions,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.rows = rows;
    this.passwords = passwords;
    this.sessions = sessions;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public AccountId open(UnitId unit, String name, boolean onlyShows) {
    AccountId id = AccountId.next();
    Account account =
        new Account(id, LOGIN + id, name, "", unit, List.of(role(unit, onlyShows)), false, false);
    // told to nobody: the device shows its key, never a password
    String hash = passwords.hashInvented(passwords.invent());
    transaction.executeWithoutResult(
        status -> {
          rows.add(List.of(account), List.of(hash), clock.instant());
          rows.isMachine(id);
        });
    return id;
  }

  private static RoleIn role(UnitId unit, boolean onlyShows) {
    return new RoleIn(onlyShows ? Role.DISPLAY : Role.DELEGATE, unit);
  }

  @Override
  public void showsOnly(AccountId account, boolean onlyShows) {
    Account was = rows.credentials(account).orElseThrow().account();
    RoleIn role = role(was.unit(), onlyShows);
    if (!was.roles().equals(List.of(role))) {
      rows.setRoles(
          new Account(
              account, was.login(), was.name(), "", was.unit(), List.of(role), false, false));
      endSessions(account);
    }
  }

  @Override
  public void rename(AccountId account, String name) {
    rows.setPerson(account, LOGIN + account, name, "", false);
  }

  @Override
  public void endSessions(AccountId account) {
    rows.raiseEpoch(account);
    sessions.end(new SessionsEnded(account, null));
  }

  @Override
  public void close(AccountId account) {
    rows.disable(account);
    endSessions(account);
  }
}
