package vn.diemcau.device.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.device.LineMeasure;
import vn.diemcau.device.LineMeasures;
import vn.diemcau.device.LineVerdict;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;

/** Line checks that came too late to be forgotten when their rehearsal ended. */
@ServerTest
class RehearsedChecksTest {

  @Autowired TestCities cities;
  @Autowired LineCheckRows rows;
  @Autowired RehearsedChecks rehearsed;
  @Autowired JsonMapper json;

  @Test
  void what_came_after_the_rehearsals_end_is_swept_and_a_meetings_checks_stay() {
    TestCity city = cities.fresh();
    MeetingId meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    MeetingId over = MeetingId.next();
    UnitId site = city.communes.getFirst();
    for (MeetingId each : List.of(meeting, over)) {
      rows.add(check(each, site));
      rows.escalate(each, site, new LineCheckRows.Escalation(Instant.now(), "Lý Văn 1", "Hỏng"));
    }

    rehearsed.forgetOrphans();

    assertThat(rows.last(over)).isEmpty();
    assertThat(rows.escalated(over)).isEmpty();
    assertThat(rows.last(meeting)).containsKey(site);
    assertThat(rows.escalated(meeting)).containsKey(site);
  }

  private LineCheckRows.Check check(MeetingId meeting, UnitId site) {
    LineMeasure measure = json.convertValue(LineMeasures.good(), LineMeasure.class);
    return new LineCheckRows.Check(
        meeting, site, Instant.now(), "Lý Văn 1", LineVerdict.GOOD, List.of(), measure);
  }
}
