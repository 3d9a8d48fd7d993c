package vn.diemcau.scheduler;

import java.time.Instant;
import org.quartz.TriggerKey;

/** A planned run whose time has come. */
record DueRun(TriggerKey trigger, Entry entry, Instant due) {}
