package vn.diemcau.local;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one of our programs running: when it is killed or ends by itself, it is started again, in
 * the same folder and at the same port, until it is closed.
 */
final class Kept implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Kept.class);
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long MOST_PAUSE_MILLIS = 5_000;

  /** A program that ran so long does not fail at its start. */
  private static final long RAN_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final String name;
  private final Path home;
  private final List<String> command;
  private Child child;
  private boolean closed;

  private Kept(String name, Path home, List<String> command) {
    this.name = name;
    this.home = home;
    this.command = command;
    this.child = Child.start(name, home, command);
  }

  /**
   * Starts the program.
   *
   * @param ready waits until it answers, or throws
   */
  static Kept start(String name, Path home, List<String> command, Consumer<Child> ready) {
    Kept kept = new Kept(name, home, command);
    ready.accept(kept.child);
    Thread.ofPlatform().daemon().name("keeps-" + name).start(kept::watch);
    return kept;
  }

  private void watch() {
    long pause = FIRST_PAUSE_MILLIS;
    try {
      while (true) {
        Child current = child();
        long began = System.nanoTime();
        int code = current.await();
        if (!isOurs(current)) {
          return;
        }
        log.warn("{} ended with {} and is started again", name, code);
        boolean ran = System.nanoTime() - began > RAN_NANOS;
        pause = ran ? FIRST_PAUSE_MILLIS : Math.min(MOST_PAUSE_MILLIS, pause * 2);
        Thread.sleep(pause);
        startAgain();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Child child() {
    return child;
  }

  /** False once it was closed, or another start has taken the folder over. */
  private synchronized boolean isOurs(Child current) {
    return !closed && current.isNoted(name, home);
  }

  private synchronized void startAgain() {
    if (!closed) {
      try {
        child = Child.start(name, home, command);
      } catch (UncheckedIOException e) {
        log.error("{} was not started again", name, e);
      }
    }
  }

  synchronized boolean alive() {
    return child.alive();
  }

  @Override
  public synchronized void close() {
    closed = true;
    child.close();
  }
}
