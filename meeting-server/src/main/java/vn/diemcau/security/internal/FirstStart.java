package vn.diemcau.security.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.diemcau.organisation.ImportPreview;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitImports;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Accounts.Account;
import vn.diemcau.security.DemoAccounts.DemoAccount;
import vn.diemcau.security.Role;
import vn.diemcau.security.RoleIn;
import vn.diemcau.shared.Outcome;

/**
 * The first start of a real installation: imports the office's own units and makes the one account
 * that makes all others. It does nothing once an account exists.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstStart implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(FirstStart.class);
  private static final String LOGIN = "quantri";
  private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final String unitsFile;
  private final UnitImports imports;
  private final Units units;
  private final AccountRows accounts;
  private final Passwords passwords;
  private final AccountsFile file;
  private final InstantSource clock;

  FirstStart(
      @Value("${diemcau.first-start.units:}") String unitsFile,
      UnitImports imports,
      Units units,
      AccountRows accounts,
      Passwords passwords,
      @Value("${diemcau.data}") Path data,
      InstantSource clock) {
    this.unitsFile = unitsFile;
    this.imports = imports;
    this.units = units;
    this.accounts = accounts;
    this.passwords = passwords;
    this.file = new AccountsFile(data.resolve("first-account.txt"));
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (unitsFile.isEmpty() || accounts.any()) {
      return;
    }
    if (units.present().isEmpty()) {
      importUnits();
    }
    Unit root =
        units.present().stream().filter(u -> u.parentId() == null).findFirst().orElseThrow();
    String password = passwords.invent();
    Account administrator =
        new Account(
            AccountId.next(),
            LOGIN,
            "Quản trị hệ thống",
            AccountsOfLevel.title(Role.IT_STAFF),
            root.id(),
            List.of(new RoleIn(Role.IT_STAFF, root.id())),
            false,
            true);
    // the file first: an account whose password nobody knows would be worse than an unused file
    file.write(List.of(new DemoAccount(LOGIN, password, Role.IT_STAFF, units.label(root.id()))));
    accounts.addAtOnce(
        List.of(administrator), List.of(passwords.hashInvented(password)), clock.instant());
    log.info("first start: account {} made, its password is in {}", LOGIN, file.path());
  }

  private void importUnits() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), HERE);
    Outcome<ImportPreview> preview = imports.preview(read(), null, today, root -> true);
    if (preview instanceof Outcome.Done<ImportPreview>(ImportPreview p) && !p.refused().isEmpty()) {
      throw new IllegalStateException(
          "diemcau.first-start.units: "
              + p.refused().size()
              + " lines are refused, the first: "
              + p.refused().getFirst());
    }
    preview.then(p -> imports.apply(p.token(), root -> true)).orThrow();
    log.info("first start: {} units of {}", units.present().size(), unitsFile);
  }

  private byte[] read() {
    try {
      return Files.readAllBytes(Path.of(unitsFile));
    } catch (IOException e) {
      throw new UncheckedIOException("diemcau.first-start.units", e);
    }
  }
}
