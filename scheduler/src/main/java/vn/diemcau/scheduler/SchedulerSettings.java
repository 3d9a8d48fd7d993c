package vn.diemcau.scheduler;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the scheduler runs.
 *
 * @param realTime whether Quartz fires by the wall clock; false in tests, where {@link
 *     BusinessTime#runDue()} stands in for it
 * @param threads how many handlers run side by side on one server
 * @param poll how long a plan made on another server may stay unnoticed; at least one second
 * @param checkIn how often a server says that it lives; another takes over what a dead one was
 *     running after about twice this time
 * @param attempts how often a failing handler is run in all
 * @param firstRetry the pause after the first failure; it doubles with each further one
 */
@ConfigurationProperties("diemcau.scheduler")
record SchedulerSettings(
    @DefaultValue("true") boolean realTime,
    @DefaultValue("4") int threads,
    @DefaultValue("2s") Duration poll,
    @DefaultValue("5s") Duration checkIn,
    @DefaultValue("6") int attempts,
    @DefaultValue("15s") Duration firstRetry) {

  /** The pause after a failed attempt (from 1): first, twice that, four times … */
  Duration pauseAfter(int attempt) {
    return firstRetry.multipliedBy(1L << Math.min(attempt - 1, 20));
  }
}
