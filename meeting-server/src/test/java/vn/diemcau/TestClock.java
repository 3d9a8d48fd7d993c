package vn.diemcau;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The server's clock in tests. It runs with the real one until a test moves it; a moved clock goes
 * on running from where it was moved to.
 */
public final class TestClock implements InstantSource {

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead.get());
  }

  public void advance(Duration by) {
    ahead.updateAndGet(before -> before.plus(by));
  }

  /** Back to the real time, for the next test. */
  public void reset() {
    ahead.set(Duration.ZERO);
  }
}
