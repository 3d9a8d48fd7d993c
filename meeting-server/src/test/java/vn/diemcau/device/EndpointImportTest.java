package vn.diemcau.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestSession;
import vn.diemcau.TestSession.Answer;
import vn.diemcau.TestSession.Part;
import vn.diemcau.organisation.Units;

/** The register from a workbook: looked at first, then taken, line by line. */
@ServerTest
class EndpointImportTest {

  private static final List<String> HEAD =
      List.of("Tên thiết bị", "Mã đơn vị", "Ngày kiểm tra", "Số sê-ri", "Loại");

  @Autowired TestCities cities;
  @Autowired Units units;

  private TestCity city;
  private TestSession it;
  private String first;

  @BeforeEach
  void aCity() {
    city = cities.fresh();
    it = city.signedIn(city.itStaff);
    first = units.find(city.communes.getFirst()).orElseThrow().code();
  }

  @Test
  void a_workbook_is_looked_at_without_a_change_then_taken_and_known_again() throws IOException {
    byte[] book =
        book(
            List.of("Máy phòng họp", first, "05/11/2026", "SN-1", "Máy tính bảng"),
            List.of("Máy phòng họp", "không có", "", "", ""),
            List.of("Máy 2", first, "mai", "", ""),
            List.of("máy phòng họp", first, "", "", ""),
            List.of("", first, "", "SN-9", ""));

    JsonNode seen = take(book, false).json();

    assertThat(seen.path("added").asInt()).isEqualTo(1);
    assertThat(seen.path("refused").valueStream().map(r -> r.path("line").asInt()))
        .containsExactly(3, 4, 5, 6);
    assertThat(seen.path("refused").get(0).path("sentences").path("vi").asString())
        .isEqualTo("Không có đơn vị mang mã “không có”.");
    assertThat(it.get("/api/endpoints").json().size()).isZero();

    take(book, true);
    JsonNode device = it.get("/api/endpoints").json().get(0);
    assertThat(device.path("kind").asString()).isEqualTo("tablet");
    assertThat(device.path("inspectedOn").asString()).isEqualTo("2026-11-05");
    assertThat(take(book, false).json().path("same").asInt()).isEqualTo(1);
    byte[] other = book(List.of("Máy phòng họp", first, "", "SN-2", ""));
    assertThat(take(other, true).json().path("changed").asInt()).isEqualTo(1);
    assertThat(it.get("/api/endpoints").json().size()).isEqualTo(1);
  }

  @Test
  void what_is_exported_can_be_taken_again_and_changes_nothing() throws IOException {
    take(book(List.of("Máy phòng họp", first, "05/11/2026", "SN-1", "")), true);

    JsonNode again = take(it.get("/api/endpoints.xlsx").bytes(), true).json();

    assertThat(again.path("same").asInt()).isEqualTo(1);
    assertThat(again.path("refused").size()).isZero();
  }

  @Test
  void units_of_others_are_left_out_and_who_keeps_no_register_takes_none() throws IOException {
    TestCity other = cities.fresh();
    String theirs = units.find(other.communes.getFirst()).orElseThrow().code();
    JsonNode seen = take(book(List.of("Máy", theirs, "", "", "")), true).json();
    assertThat(seen.path("added").asInt()).isZero();
    assertThat(seen.path("refused").size()).isEqualTo(1);

    it = city.signedIn(city.technicians.getFirst());
    assertThat(take(book(List.of("Máy", first, "", "", "")), true).status()).isEqualTo(403);
  }

  @Test
  void what_is_no_workbook_or_unpacks_to_too_much_is_refused() throws IOException {
    assertThat(take("xin chào".getBytes(UTF_8), true).code()).isEqualTo("device.not-a-workbook");
    assertThat(take(bomb(), true).code()).isEqualTo("device.not-a-workbook");
    assertThat(it.get("/api/endpoints").json().size()).isZero();
  }

  private Answer take(byte[] book, boolean apply) {
    return it.upload(
        "/api/endpoints/import?apply=" + apply, List.of(new Part("file", "thiet-bi.xlsx", book)));
  }

  @SafeVarargs
  private static byte[] book(List<String>... rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Test", "1.0")) {
      Worksheet sheet = book.newWorksheet("x");
      for (int column = 0; column < HEAD.size(); column++) {
        sheet.value(0, column, HEAD.get(column));
      }
      for (int row = 0; row < rows.length; row++) {
        for (int column = 0; column < rows[row].size(); column++) {
          sheet.value(row + 1, column, rows[row].get(column));
        }
      }
    }
    return out.toByteArray();
  }

  /** 100 MB of blanks in 100 KB. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      byte[] blanks = new byte[1024 * 1024];
      for (int i = 0; i < 100; i++) {
        zip.write(blanks);
      }
    }
    return out.toByteArray();
  }
}
