package vn.diemcau.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.local.TestPostgres;
import vn.diemcau.shared.Refusal;

/** How guessing is slowed down, on a database of its own and a clock that is moved by hand. */
class SignInThrottleTest {

  private static final int LIMIT = 40;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-06-01T01:00:00Z"));
  private JdbcClient db;
  private SignInThrottle throttle;

  @BeforeEach
  void emptyDatabase() {
    DataSource source = TestPostgres.freshDatabase();
    Flyway.configure().dataSource(source).outOfOrder(true).load().migrate();
    db = JdbcClient.create(source);
    throttle = new SignInThrottle(db, now::get, LIMIT);
  }

  private void after(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  /** Seconds to wait, 0 when the attempt was allowed. */
  private long attempt(String key) {
    return wait(throttle.attempt(key, "10.0.0.1"));
  }

  private static long wait(Optional<Refusal> refusal) {
    return refusal.map(r -> (Long) r.args().get("seconds")).orElse(0L);
  }

  @Test
  void the_wait_doubles_from_five_seconds_to_a_quarter_of_an_hour() {
    for (int i = 0; i < 5; i++) {
      assertThat(attempt("account:a")).isZero();
    }
    long[] expected = {5, 10, 20, 40, 80, 160, 320, 640, 900, 900};
    for (long wait : expected) {
      assertThat(attempt("account:a")).isEqualTo(wait);
      after(Duration.ofSeconds(wait));
      assertThat(attempt("account:a")).isZero();
    }
  }

  @Test
  void being_refused_does_not_make_the_wait_longer() {
    for (int i = 0; i < 5; i++) {
      attempt("account:a");
    }
    for (int i = 0; i < 100; i++) {
      assertThat(attempt("account:a")).isEqualTo(5);
    }
  }

  @Test
  void success_and_an_hour_of_quiet_forget_the_failures_and_a_restart_does_not() {
    for (int i = 0; i < 5; i++) {
      attempt("account:a");
      attempt("account:b");
    }
    throttle.succeeded("account:a");
    assertThat(attempt("account:a")).isZero();
    SignInThrottle restarted = new SignInThrottle(db, now::get, LIMIT);
    assertThat(wait(restarted.attempt("account:b", "10.0.0.1"))).isEqualTo(5);
    after(Duration.ofMinutes(61));
    for (int i = 0; i < 5; i++) {
      assertThat(attempt("account:b")).isZero();
    }
  }

  @Test
  void an_address_is_stopped_at_its_limit_for_the_rest_of_the_window_and_others_are_not() {
    for (int i = 0; i < LIMIT; i++) {
      assertThat(attempt("account:" + i)).isZero();
      throttle.failed("10.0.0.1");
    }
    assertThat(attempt("account:fresh")).isEqualTo(600);
    assertThat(throttle.attempt("account:fresh", "10.0.0.2")).isEmpty();
    after(Duration.ofMinutes(10).plusSeconds(1));
    assertThat(attempt("account:fresh")).isZero();
    throttle.failed("10.0.0.1");
    assertThat(attempt("account:more")).isZero();
  }
}
