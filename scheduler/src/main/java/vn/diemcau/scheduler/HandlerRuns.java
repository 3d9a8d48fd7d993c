package vn.diemcau.scheduler;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs handlers, each in a transaction of its own; records what fails and plans it once more. */
@Component
class HandlerRuns {

  private static final Logger log = LoggerFactory.getLogger(HandlerRuns.class);

  /** Asked for at run time: handlers themselves plan, so that they need the scheduler first. */
  private final ObjectProvider<ScheduledHandler> handlers;

  private final QuartzAdapter scheduler;
  private final FailureTable failures;
  private final SchedulerSettings settings;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  HandlerRuns(
      ObjectProvider<ScheduledHandler> handlers,
      QuartzAdapter scheduler,
      FailureTable failures,
      SchedulerSettings settings,
      InstantSource clock,
      PlatformTransactionManager transactions) {
    this.handlers = handlers;
    this.scheduler = scheduler;
    this.failures = failures;
    this.settings = settings;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  void run(Entry entry, Instant due) {
    Firing firing = new Firing(entry.key(), entry.payload(), due, clock.instant(), entry.attempt());
    Throwable thrown = attempt(entry.handler(), firing);
    if (thrown != null) {
      recordAndRetry(entry, due, thrown);
    }
  }

  /** Whatever is thrown, an error as well as an exception, must not lose the plan. */
  private Throwable attempt(String handler, Firing firing) {
    try {
      transaction.executeWithoutResult(status -> named(handler).run(firing));
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  private void recordAndRetry(Entry entry, Instant due, Throwable thrown) {
    Instant now = clock.instant();
    boolean last = entry.attempt() >= settings.attempts();
    Instant retryAt = last ? null : now.plus(settings.pauseAfter(entry.attempt()));
    log.warn("{} failed at attempt {}, retry {}", entry.key(), entry.attempt(), retryAt, thrown);
    transaction.executeWithoutResult(
        status -> {
          failures.add(
              new Failure(
                  entry.key(),
                  entry.handler(),
                  due,
                  entry.attempt(),
                  now,
                  thrown.toString(),
                  retryAt));
          if (!last) {
            scheduler.retry(entry.nextAttempt(due), retryAt);
          }
        });
  }

  private ScheduledHandler named(String key) {
    List<ScheduledHandler> found = handlers.stream().filter(h -> h.key().equals(key)).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " handlers with the key " + key);
    }
    return found.getFirst();
  }
}
