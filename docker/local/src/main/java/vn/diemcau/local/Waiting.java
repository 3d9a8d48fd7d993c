package vn.diemcau.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a started program answers, or says why it does not. */
final class Waiting {

  private static final Duration STEP = Duration.ofMillis(50);

  private Waiting() {}

  static void until(String what, Duration patience, Child child, BooleanSupplier ready) {
    long end = System.nanoTime() + patience.toNanos();
    while (!ready.getAsBoolean()) {
      if (!child.alive() || System.nanoTime() > end) {
        String words = child.lastWords();
        child.close();
        throw new IllegalStateException(what + " did not start: " + words);
      }
      try {
        Thread.sleep(STEP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
