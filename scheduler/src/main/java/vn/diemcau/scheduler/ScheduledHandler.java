package vn.diemcau.scheduler;

/**
 * What is done when a planned time has come; a bean, found by its key.
 *
 * <p>Runs in a transaction of its own. When it throws, the transaction is rolled back, the failure
 * recorded and the run repeated with growing pauses, a bounded number of times. After the crash of
 * a server a run may be repeated, so it has to look at the state before it acts.
 */
public interface ScheduledHandler {

  /** Stands in the database: never renamed. Letters, digits, dots and hyphens. */
  String key();

  void run(Firing firing);
}
