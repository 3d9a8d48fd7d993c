package vn.diemcau.scheduler;

import static org.quartz.CronScheduleBuilder.cronSchedule;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;
import org.quartz.ScheduleBuilder;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans by Quartz's triggers; the only place that speaks to Quartz. */
@Component
class QuartzAdapter implements Scheduler {

  private final org.quartz.Scheduler quartz;
  private final PlannedTable planned;
  private final FailureTable failures;
  private final TransactionTemplate transaction;

  QuartzAdapter(
      org.quartz.Scheduler quartz,
      PlannedTable planned,
      FailureTable failures,
      PlatformTransactionManager transactions) {
    this.quartz = quartz;
    this.planned = planned;
    this.failures = failures;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void at(String key, Instant due, String handler, String payload) {
    plan(new Entry(key, handler, payload, due, 1), due, once());
  }

  @Override
  public void every(String key, Instant first, Duration interval, String handler, String payload) {
    if (interval.toMillis() < 1000) {
      throw new IllegalArgumentException("more often than every second: " + interval);
    }
    plan(
        new Entry(key, handler, payload, null, 1),
        first,
        simpleSchedule()
            .withIntervalInMilliseconds(interval.toMillis())
            .repeatForever()
            .withMisfireHandlingInstructionNowWithRemainingCount());
  }

  @Override
  public void every(String key, String cron, ZoneId zone, String handler, String payload) {
    if (!CronExpression.isValidExpression(cron)) {
      throw new IllegalArgumentException("no cron expression: " + cron);
    }
    plan(
        new Entry(key, handler, payload, null, 1),
        null,
        cronSchedule(cron)
            .inTimeZone(TimeZone.getTimeZone(zone))
            .withMisfireHandlingInstructionFireAndProceed());
  }

  /** Plans a failed run once more, beside what is planned under its key. */
  void retry(Entry entry, Instant at) {
    transaction.executeWithoutResult(
        status ->
            run(
                () -> {
                  quartz.unscheduleJob(entry.triggerKey());
                  quartz.scheduleJob(trigger(entry, at, once()));
                  return null;
                }));
  }

  @Override
  public int cancel(String keyPrefix) {
    Entry.checkKey(keyPrefix);
    return transaction.execute(status -> run(() -> remove(keyPrefix)));
  }

  @Override
  public List<Planned> planned(int limit) {
    return planned.next(limit);
  }

  @Override
  public List<Failure> failures(int limit) {
    return failures.latest(limit);
  }

  boolean runsByItself() {
    return run(quartz::isStarted);
  }

  /** Takes what was due first out of the plan (what repeats moves on), for a run by hand. */
  Optional<DueRun> takeDue(Instant now) {
    return transaction.execute(status -> planned.firstDue(now).map(d -> taken(d, now)));
  }

  private DueRun taken(DueRun due, Instant now) {
    return run(
        () -> {
          Trigger trigger = quartz.getTrigger(due.trigger());
          Date next = trigger.getFireTimeAfter(Date.from(now));
          if (due.entry().due() != null || next == null) {
            quartz.unscheduleJob(due.trigger());
          } else {
            quartz.rescheduleJob(due.trigger(), trigger.getTriggerBuilder().startAt(next).build());
          }
          return due;
        });
  }

  private void plan(Entry entry, Instant first, ScheduleBuilder<?> schedule) {
    transaction.executeWithoutResult(
        status ->
            run(
                () -> {
                  remove(entry.key());
                  quartz.scheduleJob(trigger(entry, first, schedule));
                  return null;
                }));
  }

  private int remove(String keyPrefix) throws SchedulerException {
    List<TriggerKey> keys = new ArrayList<>();
    keys.add(Entry.triggerKey(keyPrefix));
    keys.addAll(quartz.getTriggerKeys(GroupMatcher.triggerGroupEquals(keyPrefix)));
    keys.addAll(quartz.getTriggerKeys(GroupMatcher.triggerGroupStartsWith(keyPrefix + "/")));
    int removed = 0;
    for (TriggerKey key : keys) {
      removed += quartz.unscheduleJob(key) ? 1 : 0;
    }
    return removed;
  }

  private static Trigger trigger(Entry entry, Instant first, ScheduleBuilder<?> schedule) {
    var builder =
        newTrigger()
            .withIdentity(entry.triggerKey())
            .forJob(HandlerJob.KEY)
            .usingJobData(entry.data())
            .withSchedule(schedule);
    return (first == null ? builder : builder.startAt(Date.from(first))).build();
  }

  /** A single firing cannot pile up, so that it needs no misfire policy: late, it fires at once. */
  private static ScheduleBuilder<?> once() {
    return simpleSchedule().withMisfireHandlingInstructionIgnoreMisfires();
  }

  private static <T> T run(QuartzCall<T> call) {
    try {
      return call.run();
    } catch (SchedulerException e) {
      throw new IllegalStateException("the scheduler's store failed", e);
    }
  }

  private interface QuartzCall<T> {
    T run() throws SchedulerException;
  }
}
