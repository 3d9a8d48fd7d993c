package vn.diemcau.documentstore;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that works off the queue: woken by a new file, and now and then by itself. */
final class Background implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Background.class);
  private static final long SECONDS_BETWEEN_LOOKS = 20;

  private final Runnable first;
  private final BooleanSupplier work;
  private final Runnable rest;
  private final Semaphore news = new Semaphore(0);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("document-text").unstarted(this::run);
  private volatile boolean stopping;

  /**
   * @param first runs once, before anything else
   * @param work does one thing; false when there is nothing to do
   * @param rest runs when there is nothing to do
   */
  Background(Runnable first, BooleanSupplier work, Runnable rest) {
    this.first = first;
    this.work = work;
    this.rest = rest;
  }

  void start() {
    thread.start();
  }

  void wake() {
    news.release();
  }

  private void run() {
    guarded(
        () -> {
          first.run();
          return true;
        });
    try {
      while (!stopping) {
        if (!guarded(work)) {
          rest.run();
          boolean woken = news.tryAcquire(SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
          if (woken) {
            news.drainPermits();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A database that is away for a while must not end the reading of texts for good. */
  private boolean guarded(BooleanSupplier task) {
    try {
      return task.getAsBoolean();
    } catch (RuntimeException e) {
      if (!stopping) {
        log.error("The work on documents failed; trying again later", e);
      }
      return false;
    }
  }

  void stopping() {
    stopping = true;
    wake();
  }

  @Override
  public void close() {
    stopping();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
