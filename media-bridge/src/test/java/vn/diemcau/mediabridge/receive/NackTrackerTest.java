package vn.diemcau.mediabridge.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NackTrackerTest {

  private static final long MS = 1_000_000L;
  private static final long ROUND_TRIP = 40 * MS;

  private final NackTracker tracker = new NackTracker();

  @Test
  void a_packet_that_is_only_out_of_order_is_not_asked_for() {
    tracker.received(10, 0);
    tracker.received(12, 0);
    assertThat(due(5 * MS)).isEmpty();
    tracker.received(11, 6 * MS);
    assertThat(due(20 * MS)).isEmpty();
    assertThat(tracker.missing()).isZero();
  }

  @Test
  void a_lost_packet_is_asked_for_once_per_round_trip_and_at_most_ten_times() {
    tracker.received(10, 0);
    tracker.received(13, 0);
    assertThat(due(8 * MS)).containsExactly(11, 12);
    assertThat(due(30 * MS)).isEmpty();
    tracker.received(12, 40 * MS);
    int asked = 1;
    for (long now = 58; now < 2000; now += 10) {
      asked += due(now * MS).length;
    }
    assertThat(asked).isEqualTo(10);
    assertThat(tracker.missing()).isZero();
  }

  @Test
  void a_hole_too_large_to_fill_is_given_up() {
    tracker.received(10, 0);
    assertThat(tracker.received(11 + NackTracker.MAX_MISSING, 0)).isTrue();
    assertThat(tracker.received(2000, 0)).isFalse();
    assertThat(tracker.missing()).isZero();
    assertThat(tracker.received(2002, 0)).isTrue();
    assertThat(due(10 * MS)).containsExactly(2001);
  }

  private long[] due(long now) {
    long[] into = new long[NackTracker.MAX_MISSING];
    int count = tracker.takeDue(now, ROUND_TRIP, into);
    return Arrays.copyOf(into, count);
  }
}
