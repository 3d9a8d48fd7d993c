package vn.diemcau.organisation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.organisation.ImportPreview;
import vn.diemcau.organisation.ImportPreview.Counts;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitLevel;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** The import against a real database: first, second and hostile files, periods, history. */
class UnitImportTest {

  private static final LocalDate DAY_2020 = LocalDate.of(2020, 1, 1);
  private static final LocalDate DAY_2025 = LocalDate.of(2025, 7, 1);
  private static final String HEADER = "code,name,level,parent_code\n";
  private static final String SMALL =
      "01,Thành phố A,city,\nD01,Sở Y tế,department,01\n001,Quận B,district,01\n"
          + "00001,Xã C,commune,001\n00002,Xã D,commune,001\n";

  private UnitDatabase it;

  @BeforeEach
  void emptyDatabase() {
    it = new UnitDatabase();
  }

  private Outcome<ImportPreview> preview(String lines, String predecessors, LocalDate day) {
    return it.imports.preview(
        (HEADER + lines).getBytes(StandardCharsets.UTF_8),
        predecessors == null
            ? null
            : ("old_code,old_name,old_district,old_province,new_code\n" + predecessors)
                .getBytes(StandardCharsets.UTF_8),
        day,
        root -> true);
  }

  private ImportPreview bring(String lines, String predecessors, LocalDate day) {
    return preview(lines, predecessors, day)
        .then(p -> it.imports.apply(p.token(), root -> true))
        .orThrow();
  }

  private ImportPreview bringFiles(String units, String predecessors, LocalDate day) {
    return it.imports
        .preview(file(units), predecessors == null ? null : file(predecessors), day, root -> true)
        .then(p -> it.imports.apply(p.token(), root -> true))
        .orThrow();
  }

  private static byte[] file(String name) {
    try (InputStream in = UnitImportTest.class.getResourceAsStream("/units/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String code(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?>(Refusal why) ? why.code() : "done";
  }

  @Test
  void hanoi_of_2020_comes_in_whole_in_the_offices_order() {
    ImportPreview done = bringFiles("hanoi-2020-three-level.csv", null, DAY_2020);
    assertThat(done.counts()).isEqualTo(new Counts(634, 0, 0, 0));
    assertThat(it.units.levels())
        .extracting(UnitLevel::name, UnitLevel::count)
        .containsExactly(
            tuple("thành phố", 1),
            tuple("sở, ban, ngành", 24),
            tuple("quận, huyện, thị xã", 30),
            tuple("xã, phường, thị trấn", 579));
    List<Unit> all = it.units.present();
    assertThat(all).isSortedAccordingTo(Comparator.comparing(Unit::sortKey));
    assertThat(all.subList(0, 3))
        .extracting(Unit::name)
        .containsExactly("Thành phố Hà Nội", "Văn phòng UBND Thành phố", "Sở Nội vụ");
    assertThat(it.units.subtree(it.unit("001"))).hasSize(15);
  }

  @Test
  void three_wards_of_one_name_are_told_apart_by_their_district() {
    bringFiles("hanoi-2020-three-level.csv", null, DAY_2020);
    assertThat(it.units.present())
        .filteredOn(u -> u.name().equals("Phường Quang Trung"))
        .extracting(Unit::label)
        .containsExactlyInAnyOrder(
            "Phường Quang Trung, Quận Đống Đa",
            "Phường Quang Trung, Quận Hà Đông",
            "Phường Quang Trung, Thị xã Sơn Tây");
    assertThat(it.units.present()).extracting(Unit::label).doesNotHaveDuplicates();
    assertThat(it.units.byCode("00001").orElseThrow().label()).isEqualTo("Phường Phúc Xá");
  }

  @Test
  void search_is_blind_to_accents_and_knows_the_parents() {
    bringFiles("hanoi-2020-three-level.csv", null, DAY_2020);
    assertThat(it.units.search("quang trung ha dong", 5))
        .extracting(UnitRef::label)
        .startsWith("Phường Quang Trung, Quận Hà Đông");
    assertThat(it.units.search("ĐỐNG đa", 50).getFirst().name()).isEqualTo("Quận Đống Đa");
    assertThat(it.units.search("van mieu", 5))
        .extracting(UnitRef::name)
        .containsExactly("Phường Văn Miếu");
    assertThat(it.units.search("D22", 5))
        .extracting(UnitRef::name)
        .containsExactly("Ban Quản lý các khu công nghiệp và chế xuất");
    assertThat(it.units.search("  %_ ", 5)).isEmpty();
    assertThat(it.units.search("khong co don vi nay", 5)).isEmpty();
  }

  @Test
  void the_country_gets_a_national_unit_above_its_34_provinces() {
    ImportPreview done =
        bringFiles("vietnam-2025-two-level.csv", "vietnam-2025-predecessors.csv", DAY_2025);
    assertThat(done.counts()).isEqualTo(new Counts(3356, 0, 0, 0));
    assertThat(it.units.roots()).extracting(Unit::name).containsExactly("Cả nước");
    assertThat(it.units.children(it.unit("VN"))).hasSize(34);
    assertThat(it.units.subtree(it.unit("01"))).hasSize(127);
    assertThat(it.units.levels())
        .extracting(UnitLevel::name)
        .containsExactly("cả nước", "tỉnh, thành phố", "xã, phường, đặc khu");
    assertThat(done.predecessors().links()).isEqualTo(10_034);
    assertThat(done.predecessors().notInTree()).isEqualTo(10_034);
    assertThat(done.predecessors().told()).hasSize(200);
    assertThat(it.units.present()).extracting(Unit::label).doesNotHaveDuplicates();
    assertThat(it.units.predecessors(it.unit("00008")))
        .extracting(r -> r.name() + " | " + r.parents())
        .contains("Phường Vĩnh Phúc | Quận Ba Đình, Thành phố Hà Nội");
  }

  @Test
  void the_reform_of_2025_ends_the_districts_and_links_the_wards_to_what_they_went_into() {
    bringFiles("hanoi-2020-three-level.csv", null, DAY_2020);
    UUID hanoi = it.id("01");
    UUID formerWard = it.id("00004");
    ImportPreview done =
        bringFiles("vietnam-2025-two-level.csv", "vietnam-2025-predecessors.csv", DAY_2025);
    assertThat(it.id("01")).isEqualTo(hanoi);
    assertThat(it.id("00004")).isNotEqualTo(formerWard);
    assertThat(it.units.byCode("001")).isEmpty();
    assertThat(done.changed()).extracting(c -> c.after().code()).contains("01");
    assertThat(done.predecessors().notInTree()).isEqualTo(10_034 - 526 + notSame(done));
    assertThat(it.units.all(LocalDate.of(2025, 6, 30))).hasSize(634);
    assertThat(it.units.all(DAY_2025)).hasSize(3356);
    Unit former = it.units.find(new vn.diemcau.organisation.UnitId(formerWard)).orElseThrow();
    assertThat(former.name()).isEqualTo("Phường Trúc Bạch");
    assertThat(former.validTo()).isEqualTo(DAY_2025);
    assertThat(it.units.successors(former.id()))
        .extracting(r -> r.name())
        .containsExactly("Phường Ba Đình");
  }

  /** Former communes of Hanoi whose name in the third file is not the one of 2020. */
  private int notSame(ImportPreview done) {
    int linked =
        it.db
            .sql("select count(*) from unit_predecessor where predecessor_id is not null")
            .query(Integer.class)
            .single();
    assertThat(linked).isGreaterThan(450);
    return 526 - linked;
  }

  @Test
  void a_second_import_says_what_is_new_what_changed_and_what_ended() {
    bring(SMALL, null, DAY_2020);
    UUID commune = it.id("00001");
    ImportPreview done =
        bring(
            "01,Thành phố A,city,\n001,Quận B,district,01\n002,Quận E,district,01\n"
                + "00001,Phường C,commune,001\n00002,Xã D,commune,002\n00003,Xã F,commune,002\n",
            null,
            LocalDate.of(2024, 3, 1));
    assertThat(done.counts()).isEqualTo(new Counts(2, 2, 1, 0));
    assertThat(done.ended()).extracting(ImportPreview.Entry::code).containsExactly("D01");
    assertThat(done.changed().getFirst().before().name()).isEqualTo("Xã C");
    assertThat(done.changed().getFirst().after().name()).isEqualTo("Phường C");
    assertThat(it.id("00001")).isEqualTo(commune);
    assertThat(it.units.all(LocalDate.of(2024, 2, 29)))
        .extracting(Unit::name)
        .contains("Xã C", "Sở Y tế")
        .doesNotContain("Xã F");
    assertThat(it.units.present()).extracting(Unit::name).contains("Phường C", "Xã F");
  }

  @Test
  void the_same_file_again_changes_nothing_and_is_refused() {
    bring(SMALL, null, DAY_2020);
    List<String> before = it.everything();
    ImportPreview again = preview(SMALL, null, LocalDate.of(2024, 1, 1)).orThrow();
    assertThat(again.counts()).isEqualTo(new Counts(0, 0, 0, 0));
    assertThat(code(it.imports.apply(again.token(), root -> true)))
        .isEqualTo("organisation.nothing-to-import");
    assertThat(it.everything()).isEqualTo(before);
  }

  @Test
  void a_correction_of_the_same_day_leaves_no_trace_of_the_mistake() {
    bring(SMALL, null, DAY_2020);
    UUID commune = it.id("00002");
    bring(SMALL.replace("00002,Xã D", "00009,Xã Khác"), null, DAY_2020);
    assertThat(it.units.byCode("00002")).isEmpty();
    assertThat(it.units.all(DAY_2020)).extracting(Unit::name).doesNotContain("Xã D");
    bring(SMALL, null, DAY_2020);
    assertThat(it.id("00002")).isEqualTo(commune);
    assertThat(it.units.all(DAY_2020)).hasSize(5);
  }

  @Test
  void a_new_order_in_the_file_is_the_new_order_of_the_office() {
    bring(SMALL, null, DAY_2020);
    String swapped = SMALL.replace("00001,Xã C,commune,001\n", "") + "00001,Xã C,commune,001\n";
    ImportPreview done = bring(swapped, null, LocalDate.of(2024, 1, 1));
    assertThat(done.counts()).isEqualTo(new Counts(0, 0, 0, 0));
    assertThat(it.units.children(it.unit("001")))
        .extracting(Unit::name)
        .containsExactly("Xã D", "Xã C");
  }

  @Test
  void nothing_ends_while_a_line_is_refused() {
    bring(SMALL, null, DAY_2020);
    ImportPreview done =
        bring(
            SMALL.replace("00002,Xã D,commune,001", "0000 2,Xã D,commune,001")
                + "00003,Xã F,commune,001\n",
            null,
            LocalDate.of(2024, 1, 1));
    assertThat(done.counts()).isEqualTo(new Counts(1, 0, 0, 1));
    assertThat(done.endsHeldBack()).isEqualTo(1);
    assertThat(it.units.byCode("00002")).isPresent();
    assertThat(it.units.byCode("00003")).isPresent();
  }

  @Test
  void a_preview_changes_nothing_and_a_refused_file_changes_nothing() {
    bring(SMALL, null, DAY_2020);
    List<String> before = it.everything();
    preview(SMALL.replace("Xã C", "Xã Đổi"), null, LocalDate.of(2024, 1, 1)).orThrow();
    assertThat(code(preview("99,Tỉnh lạ,city,\n", null, DAY_2025)))
        .isEqualTo("organisation.other-tree");
    assertThat(code(preview(SMALL, null, LocalDate.of(2019, 1, 1))))
        .isEqualTo("organisation.before-history");
    assertThat(
            code(
                it.imports.preview(
                    (HEADER + SMALL).getBytes(StandardCharsets.UTF_8),
                    "sai,tiêu,đề\n".getBytes(StandardCharsets.UTF_8),
                    DAY_2025,
                    root -> true)))
        .isEqualTo("organisation.wrong-header");
    assertThat(
            code(
                it.imports.preview(
                    (HEADER + SMALL.replace("Xã C", "Xã Đổi")).getBytes(StandardCharsets.UTF_8),
                    null,
                    DAY_2025,
                    root -> false)))
        .isEqualTo("organisation.import-not-permitted");
    assertThat(it.everything()).isEqualTo(before);
  }

  @Test
  void a_file_of_which_every_line_is_bad_shows_why_and_cannot_be_applied() {
    bring(SMALL, null, DAY_2020);
    List<String> before = it.everything();
    ImportPreview shown = preview("01,,city,\n02,B,district,01\n", null, DAY_2025).orThrow();
    assertThat(shown.refused()).hasSize(2);
    assertThat(shown.ended()).isEmpty();
    assertThat(code(it.imports.apply(shown.token(), root -> true)))
        .isEqualTo("organisation.nothing-to-import");
    assertThat(it.everything()).isEqualTo(before);
  }

  @Test
  void a_cycle_and_a_second_unit_of_one_code_are_told_by_line_and_leave_the_tree_as_it_was() {
    bring(SMALL, null, DAY_2020);
    List<String> before = it.everything();
    String bad = SMALL + "90,Xã Vòng,commune,91\n91,Quận Vòng,district,90\n01,Trùng,city,\n";
    ImportPreview shown = preview(bad, null, DAY_2025).orThrow();
    assertThat(shown.refused())
        .extracting(line -> line.refusal().code())
        .containsExactly("organisation.cycle", "organisation.cycle", "organisation.duplicate-code");
    assertThat(code(it.imports.apply(shown.token(), root -> true)))
        .isEqualTo("organisation.nothing-to-import");
    assertThat(it.everything()).isEqualTo(before);
  }

  @Test
  void a_preview_is_worth_nothing_after_the_tree_changed_or_an_hour_passed() {
    bring(SMALL, null, DAY_2020);
    LocalDate day = LocalDate.of(2024, 1, 1);
    ImportPreview first = preview(SMALL.replace("Xã C", "Xã Một"), null, day).orThrow();
    bring(SMALL.replace("Xã C", "Xã Hai"), null, day);
    List<String> before = it.everything();
    assertThat(code(it.imports.apply(first.token(), root -> true)))
        .isEqualTo("organisation.import-outdated");
    ImportPreview late = preview(SMALL.replace("Xã C", "Xã Ba"), null, day).orThrow();
    it.now.updateAndGet(now -> now.plus(Duration.ofMinutes(61)));
    assertThat(code(it.imports.apply(late.token(), root -> true)))
        .isEqualTo("organisation.no-such-import");
    assertThat(code(it.imports.apply(UUID.randomUUID(), root -> true)))
        .isEqualTo("organisation.no-such-import");
    assertThat(it.everything()).isEqualTo(before);
  }

  @Test
  void a_predecessor_of_a_unit_that_is_not_in_the_file_is_told_and_left_out() {
    ImportPreview done =
        bring(
            SMALL,
            "00007,Xã Cũ,Quận B,Thành phố A,00001\n00008,Xã Cũ Khác,,,88888\n00009,,,,00001\n",
            DAY_2020);
    assertThat(done.predecessors().links()).isEqualTo(1);
    assertThat(done.predecessors().refused()).isEqualTo(2);
    assertThat(done.predecessors().told())
        .extracting(t -> t.line() + " " + t.refusal().code())
        .containsExactly(
            "2 organisation.predecessor-not-in-tree",
            "3 organisation.predecessor-unknown-unit",
            "4 organisation.bad-name");
  }

  @Test
  void a_level_nobody_named_yet_is_taken_since_the_depth_of_the_tree_is_data() {
    bring(
        "01,A,city,\nC1,Cụm 1,cluster,01\nK1,Khối 1,khoi,C1\n00001,Xã C,commune,K1\n",
        null,
        DAY_2020);
    assertThat(it.units.levels())
        .extracting(UnitLevel::name)
        .contains("cụm", "khoi", "xã, phường, thị trấn");
    assertThat(it.units.isWithin(it.unit("00001"), it.unit("C1"))).isTrue();
    assertThat(it.units.isWithin(it.unit("C1"), it.unit("00001"))).isFalse();
  }

  @Test
  void a_future_import_shows_only_from_its_day_on() {
    bring(SMALL, null, DAY_2020);
    LocalDate day = LocalDate.of(2026, 6, 3);
    bring(SMALL.replace("Xã C", "Phường C"), null, day);
    assertThat(it.units.byCode("00001").orElseThrow().name()).isEqualTo("Xã C");
    it.now.updateAndGet(now -> now.plus(Duration.ofDays(2)));
    assertThat(it.units.byCode("00001").orElseThrow().name()).isEqualTo("Phường C");
  }
}
