package vn.diemcau.meeting.internal;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.diemcau.meeting.LineCheckDue;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Phase;
import vn.diemcau.meeting.PlannedEndReached;
import vn.diemcau.meeting.ReminderDue;
import vn.diemcau.scheduler.Firing;
import vn.diemcau.scheduler.ScheduledHandler;

/** What is done when a meeting's planned times come: the state is looked at, then told. */
@Configuration(proxyBeanMethods = false)
class MeetingTimeHandlers {

  @Bean
  ScheduledHandler lineCheckHandler(MeetingStore meetings, ApplicationEventPublisher events) {
    return handler(
        MeetingTimes.LINE_CHECK,
        meetings,
        (meeting, firing) -> {
          // after an outage nobody is called into a meeting that would be over by now
          if (meeting.phase() == Phase.ANNOUNCED && firing.now().isBefore(meeting.plannedEnd())) {
            events.publishEvent(
                new LineCheckDue(meeting.id(), meeting.startsAt(), firing.due(), firing.now()));
          }
        });
  }

  @Bean
  ScheduledHandler reminderHandler(MeetingStore meetings, ApplicationEventPublisher events) {
    return handler(
        MeetingTimes.REMINDER,
        meetings,
        (meeting, firing) -> {
          if (meeting.phase().awaited() && firing.now().isBefore(meeting.startsAt())) {
            meetings.reminded(meeting.id(), firing.now());
            events.publishEvent(new ReminderDue(meeting.id(), meeting.startsAt(), firing.now()));
          }
        });
  }

  /** Told first and asked for the phase again after that: the room may have closed upon it. */
  @Bean
  ScheduledHandler plannedEndHandler(
      MeetingStore meetings, MeetingTimes times, ApplicationEventPublisher events) {
    return handler(
        MeetingTimes.PLANNED_END,
        meetings,
        (meeting, firing) -> {
          if (meeting.phase().roomOpen()) {
            events.publishEvent(
                new PlannedEndReached(meeting.id(), meeting.plannedEnd(), firing.now()));
          }
          Optional<Phase> after = meetings.find(meeting.id()).map(MeetingRow::phase);
          if (after.filter(Phase::timed).isPresent()) {
            times.askAgain(meeting.id(), firing.now());
          }
        });
  }

  private static ScheduledHandler handler(
      String key, MeetingStore meetings, BiConsumer<MeetingRow, Firing> act) {
    return new ScheduledHandler() {
      @Override
      public String key() {
        return key;
      }

      @Override
      public void run(Firing firing) {
        meetings.find(MeetingId.of(firing.payload())).ifPresent(m -> act.accept(m, firing));
      }
    };
  }
}
