package vn.diemcau.scheduler;

import java.time.Instant;
import java.util.Date;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;

/** The only job Quartz knows: hands a firing to the handler that it names. */
class HandlerJob implements Job {

  static final JobKey KEY = new JobKey("run-handler");

  private static final int MAX_REFIRES = 20;

  private final HandlerRuns runs;

  HandlerJob(HandlerRuns runs) {
    this.runs = runs;
  }

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    JobDataMap data = context.getTrigger().getJobDataMap();
    Date scheduled = context.getScheduledFireTime();
    Entry entry = Entry.of(data);
    Instant due = entry.due() != null ? entry.due() : scheduled.toInstant();
    try {
      runs.run(entry, due);
    } catch (RuntimeException e) {
      // not the handler's failure but the recording of it: without the database nothing else
      // remembers this firing, so it is held here until the database is back
      throw new JobExecutionException(e, context.getRefireCount() < MAX_REFIRES);
    }
  }
}
