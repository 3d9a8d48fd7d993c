package vn.diemcau.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;
import vn.diemcau.organisation.internal.UnitDatabase;
import vn.diemcau.security.Role;

/** The first start of a real installation: the office's units and one administrator. */
class FirstStartTest {

  @TempDir Path data;
  private final Passwords passwords = new Passwords();
  private UnitDatabase it;
  private AccountRows rows;

  @BeforeEach
  void emptyDatabase() {
    it = new UnitDatabase();
    rows = new AccountRows(it.jdbc, it.transaction);
  }

  private void start(String units) {
    Groundwork groundwork = new Groundwork(it.imports, it.units, rows, passwords, it.now::get);
    new FirstStart(units, groundwork, it.units, rows, data, it.now::get)
        .run(new DefaultApplicationArguments());
  }

  private String csv(String lines) throws IOException {
    Path file = data.resolve("units.csv");
    Files.writeString(file, "code,name,level,parent_code\n" + lines);
    return file.toString();
  }

  @Test
  void it_imports_the_offices_units_and_makes_one_administrator_who_must_change_the_password()
      throws IOException {
    start(csv("01,Thành phố Hà Nội,city,\n001,Quận Ba Đình,district,01\n"));

    assertThat(it.units.present()).hasSize(2);
    Path file = data.resolve("first-account.txt");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    String[] fields = Files.readString(file).strip().split("\t");
    AccountRows.Credentials known = rows.credentials(fields[0]).orElseThrow();
    assertThat(passwords.matches(fields[1], known.passwordHash())).isTrue();
    assertThat(known.account().mustChangePassword()).isTrue();
    assertThat(known.account().actor().has(Role.IT_STAFF)).isTrue();
  }

  @Test
  void a_later_start_changes_nothing() throws IOException {
    String units = csv("01,Thành phố Hà Nội,city,\n");
    start(units);
    String before = Files.readString(data.resolve("first-account.txt"));
    start(units);

    assertThat(Files.readString(data.resolve("first-account.txt"))).isEqualTo(before);
  }

  @Test
  void a_file_with_a_refused_line_stops_the_start_and_leaves_nothing_behind() throws IOException {
    String units = csv("01,Thành phố Hà Nội,city,\n002,Quận Hoàn Kiếm,district,99\n");

    assertThatThrownBy(() -> start(units)).hasMessageContaining("refused");
    assertThat(it.units.present()).isEmpty();
    assertThat(rows.any()).isFalse();
  }
}
