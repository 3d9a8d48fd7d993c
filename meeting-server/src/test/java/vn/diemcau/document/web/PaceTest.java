package vn.diemcau.document.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How documents share what may leave the server; the clock is the test's own. */
class PaceTest {

  private static final long SECOND = 1_000_000_000;

  private long now = 7;
  private final Pace pace = new Pace(10, () -> now);

  @Test
  void who_comes_alone_does_not_wait() {
    assertThat(pace.take(Pace.PIECE)).isZero();
    now += SECOND;
    assertThat(pace.take(Pace.PIECE)).isZero();
  }

  @Test
  void many_at_once_wait_in_turn_and_together_have_no_more_than_the_pace() {
    long last = 0;
    for (int i = 0; i < 100; i++) {
      long wait = pace.take(1_000_000);
      assertThat(wait).isGreaterThanOrEqualTo(last);
      last = wait;
    }
    assertThat(last).isEqualTo((long) (9.9 * SECOND));
  }

  @Test
  void a_quiet_time_is_not_saved_up() {
    now += 60 * SECOND;
    pace.take(1_000_000);
    assertThat(pace.take(1_000_000)).isEqualTo(SECOND / 10);
  }

  @Test
  void what_is_read_is_what_was_stored() throws IOException {
    byte[] stored = new byte[3 * Pace.PIECE + 17];
    new Random(1).nextBytes(stored);
    assertThat(new Pace(1_000, () -> now).paced(new ByteArrayInputStream(stored)).readAllBytes())
        .isEqualTo(stored);
    assertThat(pace.paced(new ByteArrayInputStream(new byte[0])).read()).isEqualTo(-1);
  }
}
