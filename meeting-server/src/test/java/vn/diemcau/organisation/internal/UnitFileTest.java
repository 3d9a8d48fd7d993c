package vn.diemcau.organisation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.diemcau.organisation.ImportPreview.RefusedLine;
import vn.diemcau.organisation.UnitImports;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** How a file of units is judged: what is taken, what is refused and why. */
class UnitFileTest {

  private static final String HEADER = "code,name,level,parent_code\n";

  private static UnitFile read(String lines) {
    return UnitFile.read((HEADER + lines).getBytes(StandardCharsets.UTF_8)).orThrow();
  }

  private static Refusal refusal(byte[] file) {
    return switch (UnitFile.read(file)) {
      case Outcome.Refused<UnitFile>(Refusal why) -> why;
      case Outcome.Done<UnitFile> done -> throw new AssertionError(done.toString());
    };
  }

  private static List<String> refused(UnitFile file) {
    return file.refused().stream().map(UnitFileTest::told).toList();
  }

  private static String told(RefusedLine line) {
    return line.line() + " " + line.code() + " " + line.refusal().code();
  }

  @Test
  void a_good_file_is_taken_whole_with_its_order_kept() {
    UnitFile file = read("01,Thành phố A,city,\n02,Quận B,district,01\n\n003,Xã C,commune,02\n");
    assertThat(file.refused()).isEmpty();
    assertThat(file.units().keySet()).containsExactly("01", "02", "003");
    assertThat(file.units().get("003").line()).isEqualTo(5);
  }

  @Test
  void names_become_nfc_and_lose_their_blanks_and_a_byte_order_mark_is_no_error() {
    String decomposed = Normalizer.normalize("  Thành phố Hà Nội ", Normalizer.Form.NFD);
    byte[] bytes =
        ("\uFEFF" + HEADER + "01," + decomposed + ",city,\r\n").getBytes(StandardCharsets.UTF_8);
    assertThat(UnitFile.read(bytes).orThrow().units().get("01").name())
        .isEqualTo("Thành phố Hà Nội");
  }

  @Test
  void a_quoted_name_may_hold_a_comma() {
    assertThat(read("01,\"Sở Văn hóa, Thể thao\",city,\n").units().get("01").name())
        .isEqualTo("Sở Văn hóa, Thể thao");
  }

  @Test
  void a_duplicate_code_is_refused_and_the_first_line_stays() {
    UnitFile file = read("01,A,city,\n02,B,district,01\n02,C,district,01\n03,D,commune,02\n");
    assertThat(refused(file)).containsExactly("4 02 organisation.duplicate-code");
    assertThat(file.refused().getFirst().refusal().args()).containsEntry("first", 3L);
    assertThat(file.units().get("02").name()).isEqualTo("B");
    assertThat(file.units()).containsKey("03");
  }

  @Test
  void a_cycle_is_refused_with_all_that_hangs_on_it_and_the_rest_is_taken() {
    UnitFile file =
        read(
            "01,A,city,\n02,B,district,03\n03,C,district,04\n04,D,district,02\n"
                + "05,E,commune,03\n06,F,commune,06\n07,G,commune,01\n");
    assertThat(refused(file))
        .containsExactlyInAnyOrder(
            "3 02 organisation.cycle",
            "4 03 organisation.cycle",
            "5 04 organisation.cycle",
            "6 05 organisation.parent-refused",
            "7 06 organisation.cycle");
    assertThat(file.units().keySet()).containsExactly("01", "07");
  }

  @Test
  void an_unknown_parent_is_refused_with_everything_below_it() {
    UnitFile file = read("01,A,city,\n02,B,district,99\n03,C,commune,02\n");
    assertThat(refused(file))
        .containsExactlyInAnyOrder(
            "3 02 organisation.unknown-parent", "4 03 organisation.parent-refused");
  }

  @Test
  void what_hangs_on_a_line_refused_for_its_name_is_refused_as_well() {
    UnitFile file = read("01,A,city,\n02,,district,01\n03,C,commune,02\n");
    assertThat(refused(file))
        .containsExactly("3 02 organisation.bad-name", "4 03 organisation.parent-refused");
  }

  @Test
  void bad_names_codes_levels_and_field_counts_are_refused_line_by_line() {
    UnitFile file =
        read(
            "01,A,city,\n02,123,commune,01\n03,"
                + "x".repeat(201)
                + ",commune,01\n04,A\u0007B,commune,01\nhà,B,commune,01\n05,B,Xã,01\n06,B\n"
                + "07,B,commune,01,thừa\n08,Xã tốt,commune,01\n");
    assertThat(refused(file))
        .containsExactly(
            "3 02 organisation.bad-name",
            "4 03 organisation.bad-name",
            "5 04 organisation.bad-name",
            "6 hà organisation.bad-code",
            "7 05 organisation.bad-level",
            "8 06 organisation.line-fields",
            "9 07 organisation.line-fields");
    assertThat(file.units().keySet()).containsExactly("01", "08");
  }

  @Test
  void a_second_root_is_refused_unless_all_roots_are_provinces() {
    assertThat(refused(read("01,A,city,\n02,B,city,\n03,C,commune,02\n")))
        .containsExactly("3 02 organisation.second-root", "4 03 organisation.parent-refused");
    UnitFile country = read("01,A,province,\n02,B,province,\n03,C,commune,02\n");
    assertThat(country.refused()).isEmpty();
    assertThat(country.units().get("VN").name()).isEqualTo("Cả nước");
    assertThat(country.units().get("02").parent()).isEqualTo("VN");
    assertThat(read("01,A,province,\n03,C,commune,01\n").units()).doesNotContainKey("VN");
  }

  @Test
  void a_tree_deeper_than_twelve_levels_is_refused_from_there_on() {
    StringBuilder lines = new StringBuilder("c0,A,city,\n");
    for (int i = 1; i < 15; i++) {
      lines.append("c%d,A,cluster,c%d%n".formatted(i, i - 1));
    }
    UnitFile file = read(lines.toString());
    assertThat(file.units()).hasSize(12);
    assertThat(refused(file).getFirst()).isEqualTo("14 c12 organisation.too-deep");
  }

  @Test
  void a_file_that_cannot_be_read_at_all_is_refused_as_a_whole() {
    assertThat(refusal("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo("organisation.wrong-header");
    assertThat(refusal(new byte[0]).code()).isEqualTo("organisation.wrong-header");
    assertThat(refusal(HEADER.getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo("organisation.no-root");
    assertThat(refusal((HEADER + "01,Hà Nội,city,\n").getBytes(Charset.forName("UTF-16"))).code())
        .isEqualTo("organisation.not-utf8");
    assertThat(refusal((HEADER + "01,Hà Nội,city,\n").getBytes(StandardCharsets.ISO_8859_1)).code())
        .isEqualTo("organisation.not-utf8");
    assertThat(refusal((HEADER + "01,\"A\"x,city,\n").getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo("organisation.not-csv");
    assertThat(refusal(new byte[UnitImports.MAX_BYTES + 1]).code())
        .isEqualTo("organisation.file-too-large");
    assertThat(
            refusal((HEADER + "1,A,city,\n".repeat(50_001)).getBytes(StandardCharsets.UTF_8))
                .code())
        .isEqualTo("organisation.too-many-lines");
  }
}
