package vn.diemcau.mediabridge.room;

import java.util.function.LongConsumer;

/** What a room needs from an event loop: to run a task on its thread, in order, or later. */
public interface LoopExecutor {

  /** Runs the task on the loop's thread after everything handed over before it. Never blocks. */
  void execute(Runnable task);

  /** The loop's own time, nanoseconds. */
  long nowNanos();

  /** True when the caller is the loop's own thread. */
  boolean inLoop();

  /**
   * Runs the task on the loop's thread after the delay, given the time then. Also with no delay the
   * loop reads its port first. Called on the loop's thread.
   */
  void after(long delayNanos, LongConsumer task);

  /** True when packets that leave for one receiver together cost less than one by one (GSO). */
  boolean sendsRuns();
}
