package vn.diemcau.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text as people send it and as it is stored. */
class FoldingTest {

  @Test
  void what_postgresql_cannot_store_is_left_out_of_a_text() {
    String text = "Xã\u0000 Hoà \ud800Bình\u0007";
    assertThat(Folding.storable(text)).isEqualTo("Xã Hoà Bình");
    assertThat(Folding.isStorable(text)).isFalse();
  }

  @Test
  void lines_tabs_and_characters_beyond_the_basic_plane_stay() {
    String text = "một\r\n\thai \ud83d\ude00";
    assertThat(Folding.storable(text)).isEqualTo(text);
    assertThat(Folding.isStorable(text)).isTrue();
  }

  @Test
  void a_text_is_composed_whatever_way_it_was_typed() {
    assertThat(Folding.clean("Điê\u0323n")).isEqualTo("Điện");
  }
}
