package vn.diemcau.mediabridge.room;

/** The one thing that a room needs from an event loop: to run a task on its thread, in order. */
public interface LoopExecutor {

  /** Runs the task on the loop's thread after everything handed over before it. Never blocks. */
  void execute(Runnable task);

  /** True when the caller is the loop's own thread. */
  boolean inLoop();
}
