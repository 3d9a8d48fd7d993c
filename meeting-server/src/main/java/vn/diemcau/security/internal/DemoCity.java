package vn.diemcau.security.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitLevel;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Accounts.Account;
import vn.diemcau.security.DemoAccounts;
import vn.diemcau.security.Role;
import vn.diemcau.security.RoleIn;

/**
 * Fills an empty database at the first start: real units out of the CSV files, and one person per
 * role at the first unit of each level. What {@code kill -9} cuts short the next start completes.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DemoCity implements ApplicationRunner, DemoAccounts {

  private static final int SEVERAL = 24;

  /** Which files make which demo, and from when they hold. */
  private record Source(String units, String predecessors, LocalDate validFrom) {}

  private static final Map<String, Source> SOURCES =
      Map.of(
          "hanoi-2020",
          new Source("hanoi-2020-three-level.csv", null, LocalDate.of(2020, 1, 1)),
          "vietnam-2025",
          new Source(
              "vietnam-2025-two-level.csv",
              "vietnam-2025-predecessors.csv",
              LocalDate.of(2025, 7, 1)));

  private static final List<String> FAMILY_NAMES =
      List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương");
  private static final List<String> GIVEN_NAMES =
      List.of("Minh Anh", "Quang Huy", "Thu Hà", "Văn Bình", "Thị Hòa", "Đức Long", "Ngọc Lan");

  private final String wanted;
  private final Groundwork groundwork;
  private final Units units;
  private final AccountRows accounts;
  private final AccountsFile file;

  DemoCity(
      @Value("${diemcau.demo.units:none}") String wanted,
      Groundwork groundwork,
      Units units,
      AccountRows accounts,
      @Value("${diemcau.data}") Path data) {
    this.wanted = wanted;
    this.groundwork = groundwork;
    this.units = units;
    this.accounts = accounts;
    this.file = new AccountsFile(data.resolve("demo-accounts.txt"));
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (wanted.equals("none")) {
      return;
    }
    Source source = SOURCES.get(wanted);
    if (source == null) {
      throw new IllegalArgumentException(
          "diemcau.demo.units is " + wanted + "; known are none, " + SOURCES.keySet());
    }
    if (units.present().isEmpty()) {
      groundwork.importUnits(
          wanted,
          read(source.units()),
          source.predecessors() == null ? null : read(source.predecessors()),
          source.validFrom());
    }
    if (!accounts.any()) {
      addPeople();
    }
  }

  @Override
  public List<DemoAccount> list() {
    return wanted.equals("none") ? List.of() : file.read();
  }

  private void addPeople() {
    List<Account> people = new ArrayList<>();
    for (UnitLevel level : units.levels()) {
      Unit first = ofLevel(level.level()).getFirst();
      for (Role role : Role.ofPeople()) {
        people.add(
            person(AccountsOfLevel.login(role, first), role, first, List.of(first), people.size()));
      }
    }
    List<Unit> lowest = ofLevel(units.levels().getLast().level());
    List<Unit> several = lowest.subList(0, Math.min(SEVERAL, lowest.size()));
    people.add(
        person("kythuat-nhieu-diem", Role.TECHNICIAN, several.getFirst(), several, people.size()));
    groundwork.addAccounts(people, file);
  }

  private List<Unit> ofLevel(String level) {
    return units.present().stream().filter(u -> u.level().equals(level)).toList();
  }

  /** The names are made up. */
  private static Account person(String login, Role role, Unit unit, List<Unit> where, int number) {
    String name =
        FAMILY_NAMES.get(number % FAMILY_NAMES.size())
            + " "
            + GIVEN_NAMES.get(number % GIVEN_NAMES.size());
    return new Account(
        AccountId.next(),
        login.toLowerCase(Locale.ROOT),
        name,
        AccountsOfLevel.title(role),
        unit.id(),
        where.stream().map(u -> new RoleIn(role, u.id())).toList(),
        false,
        false);
  }

  private static byte[] read(String name) {
    try (InputStream in = new ClassPathResource("units/" + name).getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
