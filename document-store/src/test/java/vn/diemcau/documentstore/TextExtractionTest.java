package vn.diemcau.documentstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.documentstore.worker.TextLimits;

class TextExtractionTest {

  private static final String ONE =
      "Ủy ban nhân dân phường Quang Trung đã hoàn thành chỉ tiêu giải ngân vốn đầu tư công.";
  private static final String TWO = "Kế hoạch số 123/KH-UBND ngày 05/01/2026 về chuyển đổi số ở xã";

  private static TestStore shared;
  private TestStore test;

  @BeforeAll
  static void openShared() {
    shared = TestStore.empty();
  }

  @AfterAll
  static void closeShared() {
    shared.close();
  }

  @BeforeEach
  void open() {
    TestStore.truncate();
    test = shared;
  }

  @AfterEach
  void close() {
    if (test != shared) {
      test.close();
    }
  }

  static Stream<Arguments> files() {
    String decomposed = Normalizer.normalize(ONE, Normalizer.Form.NFD);
    return Stream.of(
        Arguments.of(Fixtures.docx(decomposed, TWO), "a.docx", "part", ONE + "\n" + TWO, null),
        Arguments.of(
            Fixtures.xlsx(decomposed, TWO),
            "a.xlsx",
            "sheet",
            "Tổng hợp\n" + ONE,
            "Chi tiết\n" + TWO),
        Arguments.of(
            Fixtures.xls(decomposed, TWO),
            "a.xls",
            "sheet",
            "Tổng hợp\n" + ONE,
            "Chi tiết\n" + TWO),
        Arguments.of(Fixtures.pptx(decomposed, TWO), "a.pptx", "slide", ONE, TWO),
        Arguments.of(Fixtures.ppt(decomposed, TWO), "a.ppt", "slide", ONE, TWO),
        Arguments.of(Fixtures.odt(decomposed), "a.odt", "part", ONE, null),
        Arguments.of(Fixtures.ods(decomposed, TWO), "a.ods", "sheet", ONE, TWO),
        Arguments.of(Fixtures.odp(decomposed, TWO), "a.odp", "part", ONE + "\n" + TWO, null),
        Arguments.of(Fixtures.pdf(ONE, TWO), "a.pdf", "page", ONE, TWO),
        Arguments.of(Fixtures.utf8(decomposed), "a.txt", "part", ONE, null));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("files")
  void vietnamese_is_exact_by_page(
      byte[] content, String name, String pageKind, String first, String second) {
    UUID id = test.read(content, name);

    StoredDocument document = test.document(id);
    assertThat(document.text()).isEqualTo(TextState.READY);
    assertThat(document.pageKind()).isEqualTo(pageKind);
    assertThat(document.pages()).isEqualTo(second == null ? 1 : 2);
    assertThat(test.store.text(id, 1)).contains(first);
    assertThat(test.store.text(id, 2)).isEqualTo(java.util.Optional.ofNullable(second));
  }

  @Test
  void an_empty_page_keeps_its_number() {
    UUID id = test.read(Fixtures.pdf(ONE, "", TWO), "a.pdf");

    assertThat(test.store.text(id, 2)).isEmpty();
    assertThat(test.store.text(id, 3)).contains(TWO);
    assertThat(test.document(id).pages()).isEqualTo(3);
  }

  @Test
  void a_scan_has_no_text_and_says_so() {
    UUID id = test.read(Fixtures.pdf("", ""), "quet.pdf");

    assertThat(test.document(id).text()).isEqualTo(TextState.NONE);
    assertThat(test.document(id).noText()).contains(NoText.EMPTY);
  }

  @Test
  void a_picture_is_never_queued() {
    UUID id = test.put(Fixtures.png(), "anh.png", "Ảnh", "all");

    assertThat(test.document(id).noText()).contains(NoText.PICTURE);
    assertThat(test.store.extractNext()).isFalse();
  }

  @Test
  void text_beyond_the_limit_of_pages_is_cut_off_and_said_so() {
    limitedTo(new TextLimits(2, 1000, 10_000));

    UUID id = test.read(Fixtures.pdf(ONE, TWO, ONE), "a.pdf");

    assertThat(test.document(id).cut()).isTrue();
    assertThat(test.document(id).pages()).isEqualTo(2);
    assertThat(test.store.text(id, 2)).contains(TWO);
    assertThat(test.store.text(id, 3)).isEmpty();
  }

  @Test
  void text_beyond_the_limit_of_characters_is_cut_off_and_said_so() {
    limitedTo(new TextLimits(10, 1000, 50));

    UUID id = test.read(Fixtures.docx(ONE), "a.docx");

    assertThat(test.document(id).cut()).isTrue();
    assertThat(test.store.text(id, 1)).contains(ONE.substring(0, 50).strip());
  }

  @Test
  void a_sheet_longer_than_a_piece_stays_one_sheet() {
    limitedTo(new TextLimits(10, 100, 10_000));

    String cell = "số liệu ".repeat(50).strip();
    UUID id = test.read(Fixtures.xlsx(cell, TWO), "a.xlsx");

    assertThat(test.document(id).pages()).isEqualTo(2);
    assertThat(test.store.text(id, 1).orElseThrow().replaceAll("\\s+", ""))
        .isEqualTo(("Tổng hợp" + cell).replaceAll("\\s+", ""));
  }

  @Test
  void the_same_file_under_two_documents_is_read_once() {
    UUID first = test.put(Fixtures.pdf(ONE), "a.pdf", "Một", "all");
    test.readAll();
    UUID second = test.put(Fixtures.utf8(ONE), "b.txt", "Hai", "all");
    UUID third = test.put(Fixtures.utf8(ONE), "c.txt", "Ba", "all");

    assertThat(test.store.extractNext()).isTrue();
    assertThat(test.store.extractNext()).isFalse();
    assertThat(test.document(third).text()).isEqualTo(TextState.READY);
    assertThat(test.document(second).hash()).isEqualTo(test.document(third).hash());
    assertThat(test.document(first).hash()).isNotEqualTo(test.document(second).hash());
  }

  private void limitedTo(TextLimits limits) {
    test = TestStore.empty(settings -> settings.withText(limits));
  }
}
