package vn.diemcau.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Plans what is to happen at a time. All of it joins the caller's transaction: what is rolled back
 * was never planned.
 *
 * <p>A key is a path of letters, digits, dots and hyphens, such as {@code
 * meeting/0198…/line-check}, at most 200 characters; planning a key again replaces what was planned
 * under it. A handler is named by {@link ScheduledHandler#key()}. A payload is at most 2,000
 * characters.
 *
 * <p>What was missed (the server was down) happens once, as soon as a server runs again. Malformed
 * arguments are bugs of the caller: {@link IllegalArgumentException}.
 */
public interface Scheduler {

  /** Once; at once when the time has passed. */
  void at(String key, Instant due, String handler, String payload);

  /** Again and again, the first time at {@code first}. */
  void every(String key, Instant first, Duration interval, String handler, String payload);

  /** By a Quartz cron expression with seconds first, such as {@code 0 30 2 * * ?}. */
  void every(String key, String cron, ZoneId zone, String handler, String payload);

  /**
   * Takes back what is planned under the key or below it, retries of failures included.
   *
   * @param keyPrefix whole segments: {@code meeting/1} does not mean {@code meeting/12/…}
   * @return how many were taken back
   */
  int cancel(String keyPrefix);

  /** What is planned, the next first; at most {@code limit}. */
  List<Planned> planned(int limit);

  /** The last failures of handlers, the latest first; at most {@code limit}. */
  List<Failure> failures(int limit);
}
