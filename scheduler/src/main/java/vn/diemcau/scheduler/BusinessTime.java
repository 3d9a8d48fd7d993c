package vn.diemcau.scheduler;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The time that the business goes by. In production it is the wall clock and Quartz fires by it; in
 * tests a clock that is moved by hand, followed by {@link #runDue()}: a month passes in one call.
 */
@Component
public class BusinessTime {

  private static final int MAX_RUNS = 10_000;

  private final InstantSource clock;
  private final QuartzAdapter scheduler;
  private final HandlerRuns runs;

  BusinessTime(InstantSource clock, QuartzAdapter scheduler, HandlerRuns runs) {
    this.clock = clock;
    this.scheduler = scheduler;
    this.runs = runs;
  }

  public Instant now() {
    return clock.instant();
  }

  /**
   * Runs in this thread what is due by now, the earliest first, and what that plans for now. What
   * repeats runs once, as after an outage. Only where Quartz does not run by itself ({@code
   * diemcau.scheduler.real-time=false}).
   *
   * @return how many runs there were, failed ones included
   */
  public int runDue() {
    if (scheduler.runsByItself()) {
      throw new IllegalStateException("Quartz runs by the wall clock here");
    }
    int count = 0;
    Optional<DueRun> due = scheduler.takeDue(now());
    while (due.isPresent()) {
      if (++count > MAX_RUNS) {
        throw new IllegalStateException("plans without end, now " + due.get().entry().key());
      }
      runs.run(due.get().entry(), due.get().due());
      due = scheduler.takeDue(now());
    }
    return count;
  }
}
