package vn.diemcau.mediabridge.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketGroupsTest {

  private final PacketGroups groups = new PacketGroups();

  @Test
  void packets_further_apart_than_a_burst_are_compared() {
    groups.add(0, 1_000);
    groups.add(20_000, 21_000);
    assertThat(groups.add(40_000, 44_000)).isTrue();
    assertThat(groups.sendDelta()).isEqualTo(20_000);
    assertThat(groups.arrivalDelta()).isEqualTo(20_000);
    groups.add(60_000, 64_000);
    assertThat(groups.arrivalDelta()).as("the wait of the third").isEqualTo(23_000);
  }

  @Test
  void what_left_in_one_send_is_one_group_also_when_it_joins_one_that_was_held_up() {
    groups.add(0, 0);
    groups.add(20_000, 60_000);
    groups.add(40_000, 60_100); // held up with the one before
    for (int i = 0; i < 5; i++) {
      assertThat(groups.add(40_000, 60_900 + i * 900)).as("packet %d", i).isFalse();
    }
    assertThat(groups.add(60_000, 90_000)).isTrue();
    assertThat(groups.sendDelta()).isEqualTo(40_000);
    assertThat(groups.arrivalDelta()).isEqualTo(64_500);
  }
}
