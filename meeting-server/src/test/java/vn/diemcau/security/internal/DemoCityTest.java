package vn.diemcau.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;
import vn.diemcau.organisation.internal.UnitDatabase;
import vn.diemcau.security.Accounts.Account;
import vn.diemcau.security.DemoAccounts.DemoAccount;

/** The first start of a demo: units, people and the file that says how to come in. */
class DemoCityTest {

  @TempDir Path data;
  private final Passwords passwords = new Passwords();
  private UnitDatabase it;
  private AccountRows rows;

  @BeforeEach
  void emptyDatabase() {
    it = new UnitDatabase();
    rows = new AccountRows(it.jdbc, it.transaction);
  }

  private DemoCity demo(String units) {
    Groundwork groundwork = new Groundwork(it.imports, it.units, rows, passwords, it.now::get);
    return new DemoCity(units, groundwork, it.units, rows, data);
  }

  private DemoCity started(String units) {
    DemoCity demo = demo(units);
    demo.run(new DefaultApplicationArguments());
    return demo;
  }

  @Test
  void hanoi_has_one_person_per_role_at_each_of_its_four_levels_and_they_can_come_in()
      throws IOException {
    List<DemoAccount> people = started("hanoi-2020").list();
    assertThat(it.units.present()).hasSize(634);
    assertThat(people).hasSize(4 * 5 + 1);
    assertThat(people)
        .extracting(DemoAccount::login)
        .contains("it-01", "lanhdao-d01", "thuky-001", "kythuat-00001", "kythuat-nhieu-diem");
    for (DemoAccount person : people) {
      AccountRows.Credentials known = rows.credentials(person.login()).orElseThrow();
      assertThat(passwords.matches(person.password(), known.passwordHash())).isTrue();
      assertThat(known.account().mustChangePassword()).isFalse();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    Account several = rows.credentials("kythuat-nhieu-diem").orElseThrow().account();
    assertThat(several.roles()).hasSize(24);
  }

  private Path file() {
    return data.resolve("demo-accounts.txt");
  }

  @Test
  void a_later_start_keeps_everything_even_when_another_demo_is_asked_for() throws IOException {
    started("hanoi-2020");
    String before = Files.readString(file());
    assertThat(started("vietnam-2025").list()).hasSize(21);
    assertThat(it.units.present()).hasSize(634);
    assertThat(Files.readString(file())).isEqualTo(before);
  }

  @Test
  void a_start_cut_off_between_units_and_people_is_completed_by_the_next() throws IOException {
    started("hanoi-2020");
    it.db.sql("delete from account_role").update();
    it.db.sql("delete from account").update();
    Files.delete(file());
    assertThat(started("hanoi-2020").list()).hasSize(21);
    assertThat(rows.credentials("it-01")).isPresent();
  }

  @Test
  void the_country_of_2025_has_three_levels_and_two_runs_have_two_passwords() {
    Set<String> seen = new TreeSet<>();
    List<DemoAccount> people = started("vietnam-2025").list();
    assertThat(it.units.present()).hasSize(3356);
    assertThat(people).extracting(DemoAccount::login).contains("it-vn", "it-01", "it-00004");
    assertThat(people).hasSize(16);
    people.forEach(p -> seen.add(p.password()));
    emptyDatabase();
    started("hanoi-2020").list().forEach(p -> seen.add(p.password()));
    assertThat(seen).hasSize(2);
  }

  @Test
  void without_a_demo_nothing_is_made_and_an_unknown_one_stops_the_start() {
    assertThat(started("none").list()).isEmpty();
    assertThat(it.units.present()).isEmpty();
    assertThatThrownBy(() -> started("atlantis")).hasMessageContaining("hanoi-2020");
  }
}
