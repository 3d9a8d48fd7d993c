package vn.diemcau.security.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Accounts.Account;
import vn.diemcau.security.Role;
import vn.diemcau.security.RoleIn;

/**
 * The first start of a real installation: imports the office's own units and makes the one account
 * that makes all others. It does nothing once an account exists.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstStart implements ApplicationRunner {

  private static final String LOGIN = "quantri";
  private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final String unitsFile;
  private final Groundwork groundwork;
  private final Units units;
  private final AccountRows accounts;
  private final AccountsFile file;
  private final InstantSource clock;

  FirstStart(
      @Value("${diemcau.first-start.units:}") String unitsFile,
      Groundwork groundwork,
      Units units,
      AccountRows accounts,
      @Value("${diemcau.data}") Path data,
      InstantSource clock) {
    this.unitsFile = unitsFile;
    this.groundwork = groundwork;
    this.units = units;
    this.accounts = accounts;
    this.file = new AccountsFile(data.resolve("first-account.txt"));
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (unitsFile.isEmpty() || accounts.any()) {
      return;
    }
    if (units.present().isEmpty()) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), HERE);
      groundwork.importUnits("diemcau.first-start.units", read(), null, today);
    }
    Unit root =
        units.present().stream().filter(u -> u.parentId() == null).findFirst().orElseThrow();
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
    groundwork.addAccounts(List.of(administrator), file);
  }

  private byte[] read() {
    try {
      return Files.readAllBytes(Path.of(unitsFile));
    } catch (IOException e) {
      throw new UncheckedIOException("diemcau.first-start.units", e);
    }
  }
}
