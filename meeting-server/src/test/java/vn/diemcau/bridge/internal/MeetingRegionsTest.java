package vn.diemcau.bridge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.bridge.pool.PoolProperties;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.organisation.Units;

/** Near which bridges a meeting is carried. */
@ServerTest
class MeetingRegionsTest {

  @Autowired TestCities cities;
  @Autowired Meetings meetings;
  @Autowired Units units;

  @Test
  void a_meeting_is_in_the_region_of_its_main_site_or_of_the_next_unit_above_that_has_one() {
    TestCity city = cities.fresh();
    MeetingId ofTheCity = TestMeetings.draft(city, TestMeetings.plan(city));
    MeetingId ofDistrict1 = meetingOf(city);
    String cityCode = city.code(city.city);

    assertThat(regions(Map.of()).of(ofTheCity)).isEqualTo("everywhere");
    MeetingRegions north = regions(Map.of(cityCode, "north"));
    assertThat(north.of(ofTheCity)).isEqualTo("north");
    assertThat(north.of(ofDistrict1)).as("the city is above the district").isEqualTo("north");
    MeetingRegions two = regions(Map.of(cityCode, "north", city.code(city.district1), "west"));
    assertThat(two.of(ofTheCity)).isEqualTo("north");
    assertThat(two.of(ofDistrict1)).isEqualTo("west");
    MeetingRegions other = regions(Map.of(city.code(city.district2), "south"));
    assertThat(other.of(ofDistrict1)).isEqualTo("everywhere");
    assertThat(other.of(MeetingId.next())).as("no such meeting").isEqualTo("everywhere");
  }

  /** A meeting that the first district convenes. */
  private static MeetingId meetingOf(TestCity city) {
    Map<String, Object> plan = TestMeetings.plan(city);
    plan.put("convenerId", city.district1.toString());
    plan.put("chairId", city.districtLeader.id().toString());
    plan.put("secretaryIds", List.of(city.districtSecretary.id().toString()));
    plan.put("agenda", List.of(TestMeetings.item("Giao ban quận", 30, null)));
    plan.put(
        "invited", city.communes.subList(0, 3).stream().map(c -> TestMeetings.call(c, c)).toList());
    return MeetingId.of(
        city.signedIn(city.districtSecretary)
            .post("/api/meetings", plan)
            .json()
            .path("id")
            .asString());
  }

  private MeetingRegions regions(Map<String, String> byUnit) {
    return new MeetingRegions(new PoolProperties(List.of(), "everywhere", byUnit), meetings, units);
  }
}
