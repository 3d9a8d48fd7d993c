package vn.diemcau.documentstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

  private static TestStore test;
  private UUID plan;
  private UUID report;

  @BeforeAll
  static void open() {
    test = TestStore.empty();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @BeforeEach
  void putTwo() {
    TestStore.truncate();
    plan =
        test.put(
            Fixtures.pdf(
                "Căn cứ Luật Tổ chức chính quyền địa phương",
                "Giao Sở Giáo dục và Đào tạo kiểm tra trường học, báo cáo trước ngày 15",
                "Nơi nhận: Đảng ủy, Ủy ban nhân dân các phường"),
            "ke-hoach.pdf",
            "Kế hoạch năm học mới",
            "meeting:1");
    report =
        test.put(
            Fixtures.utf8("Báo cáo giải ngân. Học phí trường công lập."),
            "bao-cao.txt",
            "Báo cáo quý III",
            "meeting:2");
    test.readAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {"giáo dục", "giao duc", "GIÁO DỤC", "đào tạo", "dao tao", "giào dực"})
  void accents_and_case_do_not_count(String text) {
    SearchResult.Hit hit = search(text, "meeting:1").hits().getFirst();

    assertThat(hit.document()).isEqualTo(plan);
    assertThat(hit.page()).isEqualTo(2);
    assertThat(hit.pageKind()).isEqualTo("page");
  }

  @Test
  void the_snippet_is_the_original_text_with_what_was_found_marked() {
    SearchResult.Hit hit = search("giao duc", "meeting:1").hits().getFirst();

    assertThat(text(hit.snippet()))
        .isEqualTo("Giao Sở Giáo dục và Đào tạo kiểm tra trường học, báo cáo trước ngày 15");
    assertThat(marked(hit.snippet())).containsExactly("Giao", "Giáo", "dục");
    assertThat(marked(hit.title())).isEmpty();
  }

  @Test
  void a_phrase_in_quotes_is_found_and_marked_only_as_a_whole() {
    assertThat(search("\"duc giao\"", "meeting:1").hits()).isEmpty();

    SearchResult.Hit hit = search("“giao duc”", "meeting:1").hits().getFirst();
    assertThat(marked(hit.snippet())).containsExactly("Giáo", "dục");
  }

  @Test
  void a_title_is_found_and_marked() {
    SearchResult.Hit hit = search("nam hoc", "meeting:1").hits().getFirst();

    assertThat(hit.page()).isNull();
    assertThat(hit.snippet()).isEmpty();
    assertThat(hit.title())
        .containsExactly(
            new TextPart("Kế hoạch ", false),
            new TextPart("năm", true),
            new TextPart(" ", false),
            new TextPart("học", true),
            new TextPart(" mới", false));
  }

  @Test
  void nothing_is_found_outside_the_scopes() {
    assertThat(search("báo cáo", "meeting:1").hits())
        .extracting(SearchResult.Hit::document)
        .containsExactly(plan);
    assertThat(search("báo cáo", "meeting:1", "meeting:2").total()).isEqualTo(2);
    assertThat(search("báo cáo", "meeting:3").total()).isZero();
    assertThat(search("báo cáo").total()).isZero();
  }

  @Test
  void changed_scopes_hold_at_once() {
    test.store.scope(report, Set.of("meeting:3", "unit:9"));

    assertThat(search("giải ngân", "meeting:2").total()).isZero();
    assertThat(search("giải ngân", "unit:9").total()).isEqualTo(1);
  }

  @Test
  void a_changed_title_is_found_and_the_old_one_is_not() {
    test.store.retitle(report, "Thông báo kết luận");

    assertThat(search("ket luan", "meeting:2").total()).isEqualTo(1);
    assertThat(search("quý", "meeting:2").total()).isZero();
  }

  @Test
  void a_removed_document_is_not_found() {
    test.store.remove(report);

    assertThat(search("giải ngân", "meeting:2").total()).isZero();
  }

  @Test
  void all_words_must_be_on_one_page() {
    assertThat(search("giáo dục phường", "meeting:1").total()).isZero();
    assertThat(search("đảng ủy phường", "meeting:1").hits().getFirst().page()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"'',query-empty", "' -- !! ',query-empty", "'\"\"',query-empty"})
  void a_query_without_words_is_refused(String text, String code) {
    assertThat(SearchQuery.refusal(text))
        .map(StoreRefusal::code)
        .contains("document-store." + code);
  }

  @Test
  void a_query_too_long_is_refused() {
    assertThat(SearchQuery.refusal("a ".repeat(21))).isPresent();
    assertThat(SearchQuery.refusal("a".repeat(201))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a & b | !c", "x':*", "\\'; drop table", "<-> <->x", "a\"b", "()((x"})
  void no_character_of_a_query_means_anything_to_the_database(String text) {
    assertThat(search(text, "meeting:1")).isNotNull();
  }

  @Test
  void markup_in_a_document_stays_text() {
    test.put(Fixtures.docx("Giá trị <b onclick=x()> của ô"), "c.docx", "Tiêu đề <i>", "meeting:4");
    test.readAll();

    SearchResult.Hit hit = search("giá trị", "meeting:4").hits().getFirst();

    assertThat(text(hit.snippet())).isEqualTo("Giá trị <b onclick=x()> của ô");
    assertThat(marked(hit.snippet())).containsExactly("Giá", "trị");
  }

  @Test
  void pages_of_results_follow_each_other() {
    for (int i = 0; i < 5; i++) {
      test.put(Fixtures.utf8("Hội nghị " + i), i + ".txt", "Tệp " + i, "meeting:5");
    }
    test.readAll();

    Set<UUID> seen = new java.util.HashSet<>();
    for (int offset = 0; offset < 5; offset += 2) {
      SearchResult result =
          test.store.search(SearchQuery.of("hoi nghi"), Set.of("meeting:5"), offset, 2);
      assertThat(result.total()).isEqualTo(5);
      result.hits().forEach(hit -> seen.add(hit.document()));
    }
    assertThat(seen).hasSize(5);
  }

  private SearchResult search(String text, String... scopes) {
    return test.store.search(SearchQuery.of(text), Set.of(scopes), 0, 10);
  }

  private static String text(List<TextPart> parts) {
    return parts.stream().map(TextPart::text).collect(Collectors.joining());
  }

  private static List<String> marked(List<TextPart> parts) {
    return parts.stream().filter(TextPart::hit).map(TextPart::text).toList();
  }
}
