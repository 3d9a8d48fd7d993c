package vn.diemcau.documentstore;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import vn.diemcau.documentstore.worker.Frame;

/**
 * One worker process seen from here: started when it is first asked, asked one thing at a time,
 * killed when it is late or talks nonsense, started again at the next question.
 */
final class Worker implements AutoCloseable {

  /** How an exchange ended. */
  enum Ending {
    ANSWERED,
    TOO_SLOW,
    TOO_MUCH_MEMORY,
    DIED
  }

  /** How it ended, and the frame that ended it: null unless answered. */
  record Answer(Ending ending, Frame frame) {}

  // of -XX:+ExitOnOutOfMemoryError
  private static final int OUT_OF_MEMORY = 3;
  private static final int FILES_PER_PROCESS = 300;
  private static final Frame GONE = new Frame('\0', new byte[0]);

  private final StoreSettings settings;
  private final Path scratch;
  private final boolean background;
  private volatile Process process;
  private Path temporary;
  private BlockingQueue<Frame> frames;
  private int asked;
  private long lastAsked;
  private volatile boolean closed;

  /**
   * @param background whether nobody waits for its answers
   */
  Worker(StoreSettings settings, Path scratch, boolean background) {
    this.settings = settings;
    this.scratch = scratch;
    this.background = background;
  }

  /**
   * Asks and waits for the answer.
   *
   * @param between takes the frames before the last one; what it throws ends the process
   * @throws UncheckedIOException when no process can be started: the machine is broken
   */
  synchronized Answer ask(Frame question, Duration limit, Consumer<Frame> between) {
    long deadline = System.nanoTime() + limit.toNanos();
    boolean done = false;
    try {
      if (process == null || !process.isAlive() || asked >= FILES_PER_PROCESS) {
        start();
      }
      asked++;
      Answer answer = exchange(question, deadline, between);
      done = answer.ending() == Ending.ANSWERED;
      return answer;
    } finally {
      lastAsked = System.nanoTime();
      if (!done) {
        kill();
      }
    }
  }

  private Answer exchange(Frame question, long deadline, Consumer<Frame> between) {
    try {
      question.write(process.getOutputStream());
      while (true) {
        Frame frame = frames.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (frame == null) {
          return new Answer(Ending.TOO_SLOW, null);
        }
        if (frame == GONE) {
          return new Answer(howItDied(), null);
        }
        if (frame.kind() != Frame.PAGE) {
          return new Answer(Ending.ANSWERED, frame);
        }
        between.accept(frame);
      }
    } catch (IOException e) {
      return new Answer(howItDied(), null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(Ending.DIED, null);
    }
  }

  private Ending howItDied() {
    try {
      boolean ended = process.waitFor(2, TimeUnit.SECONDS);
      boolean memory = ended && process.exitValue() == OUT_OF_MEMORY;
      return memory ? Ending.TOO_MUCH_MEMORY : Ending.DIED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Ending.DIED;
    }
  }

  private void start() {
    kill();
    if (closed) {
      throw new IllegalStateException("closed");
    }
    try {
      temporary = Files.createDirectory(scratch.resolve("worker-" + UUID.randomUUID()));
      var builder = new ProcessBuilder(WorkerCommand.of(settings, temporary, background));
      builder.directory(new java.io.File("").getAbsoluteFile());
      // passwords of the server stand in its environment
      builder.environment().clear();
      builder.environment().put("LANG", "C.UTF-8");
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    asked = 0;
    BlockingQueue<Frame> queue = new ArrayBlockingQueue<>(16);
    frames = queue;
    InputStream out = new BufferedInputStream(process.getInputStream(), 1 << 16);
    Process child = process;
    Thread.ofPlatform().daemon().name("worker-frames").start(() -> readFrames(child, out, queue));
    if (closed) {
      kill();
      throw new IllegalStateException("closed");
    }
  }

  private static void readFrames(Process child, InputStream out, BlockingQueue<Frame> queue) {
    try {
      try {
        while (true) {
          put(child, queue, Frame.read(out, Frame.LONGEST));
        }
      } catch (IOException e) {
        put(child, queue, GONE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for room as long as someone may still make some. */
  private static void put(Process child, BlockingQueue<Frame> queue, Frame frame)
      throws InterruptedException {
    while (!queue.offer(frame, 1, TimeUnit.SECONDS) && child.isAlive()) {
      Thread.onSpinWait();
    }
  }

  /** Ends the process if nobody has asked it for a while. */
  synchronized void rest() {
    if (process != null && System.nanoTime() - lastAsked > settings.workerIdle().toNanos()) {
      kill();
    }
  }

  /** The process id, for tests that look at the process from outside; -1 without one. */
  synchronized long pid() {
    return process == null ? -1 : process.pid();
  }

  private void kill() {
    if (process == null) {
      return;
    }
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
      process.getOutputStream().close();
      BlobFolder.deleteTree(temporary);
    } catch (IOException e) {
      // what is left in the scratch folder goes with it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process = null;
  }

  /** Kills the process at once, even in the middle of an exchange. */
  @Override
  public void close() {
    closed = true;
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
    }
    synchronized (this) {
      kill();
    }
  }
}
