package vn.diemcau.documentstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SnippetsTest {

  @Test
  void a_long_text_is_cut_around_what_was_found() {
    String text = "trước ".repeat(200) + "Điểm cầu chính" + " sau".repeat(200);

    List<TextPart> parts = Snippets.best(text, SearchQuery.of("diem cau"));

    String shown = parts.stream().map(TextPart::text).collect(Collectors.joining());
    assertThat(shown).startsWith("… trước").endsWith("sau …").contains("Điểm cầu chính");
    assertThat(shown.length()).isLessThan(300);
    assertThat(parts)
        .filteredOn(TextPart::hit)
        .extracting(TextPart::text)
        .containsExactly("Điểm", "cầu");
  }

  @Test
  void the_stretch_with_most_of_the_words_is_shown() {
    String text = "cầu " + "x ".repeat(200) + "điểm cầu" + " y".repeat(200);

    List<TextPart> parts = Snippets.best(text, SearchQuery.of("diem cau"));

    assertThat(parts)
        .filteredOn(TextPart::hit)
        .extracting(TextPart::text)
        .containsExactly("điểm", "cầu");
  }

  @Test
  void a_text_of_separate_marks_is_marked_at_the_right_place() {
    String text = Normalizer.normalize("Đường Nguyễn Huệ", Normalizer.Form.NFD);

    List<TextPart> parts = Snippets.whole(text, SearchQuery.of("nguyen"));

    assertThat(Normalizer.normalize(parts.get(1).text(), Normalizer.Form.NFC)).isEqualTo("Nguyễn");
  }

  @Test
  void folding_drops_all_vietnamese_marks() {
    assertThat(Words.folded("Đặng Thị Ngọc Ánh – Ưu tiên, THUỶ LỢI 2026/QĐ"))
        .isEqualTo("dang thi ngoc anh uu tien thuy loi 2026 qd");
  }
}
