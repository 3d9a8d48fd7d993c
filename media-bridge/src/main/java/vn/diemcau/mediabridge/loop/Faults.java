package vn.diemcau.mediabridge.loop;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exceptions that escaped on one loop, each of them a bug: all are counted, few are logged. */
final class Faults {

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
  private static final long LOG_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final int loop;
  private final LongAdder count = new LongAdder();
  private long lastLogged = System.nanoTime() - LOG_INTERVAL_NANOS;

  Faults(int loop) {
    this.loop = loop;
  }

  /** One more; on the loop's thread. */
  void add(Throwable e) {
    count.increment();
    long now = System.nanoTime();
    if (now - lastLogged >= LOG_INTERVAL_NANOS) {
      lastLogged = now;
      LOG.error("Loop {}: a task failed", loop, e);
    }
  }

  long count() {
    return count.sum();
  }
}
