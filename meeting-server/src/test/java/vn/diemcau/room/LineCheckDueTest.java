package vn.diemcau.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.meeting.LineCheckDue;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Phase;

/** The line check that is due, as the scheduler tells it: from within a transaction. */
@ServerTest
class LineCheckDueTest {

  @Autowired TestCities cities;
  @Autowired Meetings meetings;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;

  @Test
  void the_line_check_opens_by_itself_though_the_scheduler_has_not_committed_yet() {
    TestCity city = cities.fresh();
    MeetingId meeting = TestMeetings.announced(city, TestMeetings.plan(city));

    Instant now = Instant.now();

    transaction.executeWithoutResult(
        status -> events.publishEvent(new LineCheckDue(meeting, now, now, now)));

    assertThat(meetings.facts(meeting).orElseThrow().phase()).isEqualTo(Phase.LINE_CHECK);
  }
}
