package vn.diemcau.device.internal;

import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.RehearsalEnded;

/** Forgets line checks of rehearsals: what was measured there is no part of a site's history. */
@Component
class RehearsedChecks {

  private final LineCheckRows rows;
  private final Meetings meetings;

  RehearsedChecks(LineCheckRows rows, Meetings meetings) {
    this.rows = rows;
    this.meetings = meetings;
  }

  /** In the transaction that ends the rehearsal, so that both are done or neither. */
  @EventListener
  void on(RehearsalEnded news) {
    rows.forget(news.rehearsal());
  }

  /** A check that was taken while its rehearsal ended is kept a moment after it. */
  @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
  void forgetOrphans() {
    rows.meetings().stream().filter(id -> meetings.facts(id).isEmpty()).forEach(rows::forget);
  }
}
