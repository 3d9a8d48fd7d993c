package vn.diemcau.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text as people send it and as it is stored. */
class FoldingTest {

  @Test
  void what_postgresql_cannot_store_is_left_out_of_a_text() {
    assertThat(Folding.storable("Xã\u0000 Hoà \ud800Bình\u0007")).isEqualTo("Xã Hoà Bình");
  }

  @Test
  void lines_tabs_and_characters_beyond_the_basic_plane_stay() {
    assertThat(Folding.storable("một\n\thai \ud83d\ude00")).isEqualTo("một\n\thai \ud83d\ude00");
  }

  @Test
  void a_text_is_composed_whatever_way_it_was_typed() {
    assertThat(Folding.clean("Điê\u0323n")).isEqualTo("Điện");
  }
}
