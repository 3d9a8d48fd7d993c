package vn.diemcau.meeting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestClock;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Phase;

/** The meetings of the demo. */
@ServerTest
class DemoMeetingsTest {

  @Autowired TestCities cities;
  @Autowired DemoMeetings demo;
  @Autowired Meetings meetings;
  @Autowired TestClock clock;

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void a_new_city_finds_a_meeting_that_begins_soon_and_two_later_ones() {
    TestCity city = cities.fresh();

    demo.plan(city.city);

    List<MeetingFacts> planned = seenBy(city);
    assertThat(planned).hasSize(3).extracting(MeetingFacts::phase).containsOnly(Phase.ANNOUNCED);
    MeetingFacts soon = planned.getFirst();
    assertThat(soon.startsAt())
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(13)), Instant.now().plus(Duration.ofMinutes(16)));
    assertThat(soon.agenda()).hasSize(4);
    assertThat(soon.invited()).hasSize(9);
    assertThat(soon.attending(city.city))
        .containsExactly(city.city, city.department1, city.department2);
    assertThat(soon.chair()).isEqualTo(city.leader.id());
    assertThat(planned.get(1).convener()).isEqualTo(city.district1);
  }

  @Test
  void a_later_start_plans_only_what_is_missing() {
    TestCity city = cities.fresh();
    demo.plan(city.city);
    demo.plan(city.city);
    assertThat(seenBy(city)).hasSize(3);

    clock.advance(Duration.ofHours(12));
    demo.plan(city.city);

    assertThat(seenBy(city)).hasSize(4);
  }

  private List<MeetingFacts> seenBy(TestCity city) {
    return meetings.visibleTo(city.secretary.actor()).stream()
        .map((MeetingId id) -> meetings.facts(id).orElseThrow())
        .sorted(java.util.Comparator.comparing(MeetingFacts::startsAt))
        .toList();
  }
}
