package vn.diemcau.mediabridge.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SequenceMapTest {

  private final SequenceMap map = new SequenceMap();

  @Test
  void what_is_left_out_leaves_no_hole_and_what_is_late_gets_its_old_place() {
    map.restart(100, 7);
    assertThat(map.map(100)).isEqualTo(7);
    assertThat(map.drop(101)).isTrue();
    assertThat(map.drop(102)).isTrue();
    assertThat(map.map(104)).isEqualTo(9);
    assertThat(map.map(103)).as("late").isEqualTo(8);
    assertThat(map.map(101)).as("left out").isEqualTo(SequenceMap.NONE);
    assertThat(map.map(99)).as("before the start").isEqualTo(SequenceMap.NONE);
    assertThat(map.map(100)).isEqualTo(7);
  }

  @Test
  void behind_a_hole_nothing_can_be_left_out_one_by_one() {
    map.restart(100, 7);
    map.map(100);
    assertThat(map.drop(102)).isFalse();
    assertThat(map.map(102)).isEqualTo(9);
    assertThat(map.map(101)).isEqualTo(8);
  }

  @Test
  void a_stretch_is_left_out_with_its_holes() {
    map.restart(100, 7);
    map.map(100);
    map.dropUpTo(105);
    assertThat(map.map(106)).isEqualTo(8);
    assertThat(map.map(103)).isEqualTo(SequenceMap.NONE);
  }

  @Test
  void random_drops_and_losses_never_give_a_number_twice_or_out_of_order() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      SequenceMap fresh = new SequenceMap();
      fresh.restart(1000, 500);
      TreeMap<Long, Long> given = new TreeMap<>();
      long left = 0;
      for (long in = 1000; in < 1500; in++) {
        int what = random.nextInt(10);
        if (what < 3 && fresh.drop(in)) {
          left++;
        } else if (what != 3) {
          long out = fresh.map(in);
          assertThat(out).isEqualTo(in - 500 - left);
          given.put(in, out);
        }
      }
      long last = 0;
      for (long out : given.values()) {
        assertThat(out).isGreaterThan(last);
        last = out;
      }
    }
  }

  @Test
  void numbers_that_wrap_are_extended_whatever_their_order() {
    Unwrapper unwrapper = new Unwrapper(16);
    long first = unwrapper.unwrap(65534);
    assertThat(unwrapper.unwrap(1)).isEqualTo(first + 3);
    assertThat(unwrapper.unwrap(65535)).isEqualTo(first + 1);
    assertThat(unwrapper.unwrap(2)).isEqualTo(first + 4);
    Unwrapper pictures = new Unwrapper(7);
    long picture = pictures.unwrap(126);
    assertThat(pictures.unwrap(0)).isEqualTo(picture + 2);
    assertThat(pictures.unwrap(127)).isEqualTo(picture + 1);
  }
}
