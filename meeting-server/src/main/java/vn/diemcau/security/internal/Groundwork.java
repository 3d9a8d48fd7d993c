package vn.diemcau.security.internal;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.diemcau.organisation.ImportPreview;
import vn.diemcau.organisation.UnitImports;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Accounts.Account;
import vn.diemcau.security.DemoAccounts.DemoAccount;

/**
 * What the first start of an office and of a demo have in common: units out of files, and accounts
 * whose invented password stands in a file.
 */
@Component
class Groundwork {

  private static final Logger log = LoggerFactory.getLogger(Groundwork.class);

  private final UnitImports imports;
  private final Units units;
  private final AccountRows accounts;
  private final Passwords passwords;
  private final InstantSource clock;

  Groundwork(
      UnitImports imports,
      Units units,
      AccountRows accounts,
      Passwords passwords,
      InstantSource clock) {
    this.imports = imports;
    this.units = units;
    this.accounts = accounts;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * Imports the units; throws, and imports none, where a line is refused.
   *
   * @param from where the bytes come from, for messages
   * @param predecessors null for none
   */
  void importUnits(String from, byte[] file, byte[] predecessors, LocalDate validFrom) {
    ImportPreview preview = imports.preview(file, predecessors, validFrom, root -> true).orThrow();
    if (!preview.refused().isEmpty()) {
      throw new IllegalStateException(
          from
              + ": "
              + preview.refused().size()
              + " lines are refused, the first: "
              + preview.refused().getFirst());
    }
    imports.apply(preview.token(), root -> true).orThrow();
    log.info("first start: {} units of {}", units.present().size(), from);
  }

  /** Makes the accounts with one invented password for all, which only the file tells. */
  void addAccounts(List<Account> people, AccountsFile file) {
    String password = passwords.invent();
    String hash = passwords.hashInvented(password);
    // the file first: an account whose password nobody knows would be worse than an unused file
    file.write(
        people.stream()
            .map(p -> new DemoAccount(p.login(), password, p.roles().getFirst().role(), place(p)))
            .toList());
    accounts.addAtOnce(people, Collections.nCopies(people.size(), hash), clock.instant());
    log.info("first start: {} accounts made, their password is in {}", people.size(), file.path());
  }

  private String place(Account person) {
    String label = units.label(person.unit());
    int more = person.roles().size() - 1;
    return more == 0 ? label : label + " và " + more + " đơn vị khác";
  }
}
