package vn.diemcau.meeting.internal;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.scheduler.Scheduler;

/** Plans what happens by itself around a meeting, within the caller's transaction. */
@Component
class MeetingTimes {

  static final String LINE_CHECK = "meeting.line-check";
  static final String REMINDER = "meeting.reminder";
  static final String PLANNED_END = "meeting.planned-end";
  static final String REHEARSAL_END = "meeting.rehearsal-end";

  private final Scheduler scheduler;
  private final MeetingSettings settings;

  MeetingTimes(Scheduler scheduler, MeetingSettings settings) {
    this.scheduler = scheduler;
    this.settings = settings;
  }

  /** Plans everything of a meeting that is announced, anew; what is due already happens at once. */
  void plan(MeetingId meeting, Instant startsAt, int plannedMinutes) {
    String id = meeting.toString();
    scheduler.at(key(meeting, "line-check"), lineCheck(startsAt), LINE_CHECK, id);
    scheduler.at(key(meeting, "reminder"), startsAt.minus(settings.reminderLead()), REMINDER, id);
    planEnd(meeting, startsAt.plus(Duration.ofMinutes(plannedMinutes)));
  }

  void planEnd(MeetingId meeting, Instant at) {
    scheduler.at(key(meeting, "planned-end"), at, PLANNED_END, meeting.toString());
  }

  /** Asks again later whether to close. */
  void askAgain(MeetingId meeting, Instant now) {
    planEnd(meeting, now.plus(settings.plannedEndRepeat()));
  }

  /** After a close was undone: at the planned end, or after a while when that has passed. */
  void planEndAgain(MeetingId meeting, Instant plannedEnd, Instant now) {
    if (plannedEnd.isAfter(now)) {
      planEnd(meeting, plannedEnd);
    } else {
      askAgain(meeting, now);
    }
  }

  void lineCheckOpened(MeetingId meeting) {
    scheduler.cancel(key(meeting, "line-check"));
  }

  void started(MeetingId meeting) {
    scheduler.cancel(key(meeting, "reminder"));
  }

  void cancel(MeetingId meeting) {
    scheduler.cancel("meeting/" + meeting);
  }

  Instant lineCheck(Instant startsAt) {
    return startsAt.minus(settings.lineCheckLead());
  }

  private static String key(MeetingId meeting, String what) {
    return "meeting/" + meeting + "/" + what;
  }
}
