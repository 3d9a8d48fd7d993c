package vn.diemcau.room.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.ServerTest;
import vn.diemcau.SilentLink;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestCity.Person;
import vn.diemcau.TestMeetings;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.room.Admission;
import vn.diemcau.room.Audience;
import vn.diemcau.room.CommandCall;
import vn.diemcau.room.JoinCall;
import vn.diemcau.room.Rooms;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.room.state.SeatCommand;
import vn.diemcau.room.state.View;

/** Which lists a change in the room makes necessary. */
@ServerTest
class ViewersTest {

  @Autowired TestCities cities;
  @Autowired Rooms rooms;
  @Autowired Units units;

  @Test
  void a_new_floor_changes_no_list_and_a_new_device_only_those_of_its_neighbours() {
    TestCity city = cities.fresh();
    MeetingId meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    command(city, meeting, "meeting.open-line-check", Map.of());
    UnitId commune = city.communes.get(0);
    UnitId beside = city.communes.get(1);
    UnitId far = city.communes.get(4);
    String main = join(city.secretary, meeting);
    String here = join(city.delegateOf(commune), meeting);
    String there = join(city.delegateOf(far), meeting);
    command(city, meeting, "meeting.start", Map.of());

    Viewers viewers = viewers(8);
    viewers.add(here, commune, false);
    viewers.add(there, far, false);
    viewers.add(main, city.city, true);
    RoomState state = rooms.state(meeting);
    assertThat(viewers.changes(state))
        .isEqualTo(Map.of(here, Set.of(main, here), there, Set.of(main, there)));

    command(city, meeting, "floor.invite", Map.of("site", far.toString(), "minutes", 5));
    assertThat(rooms.state(meeting).floor().held()).isNotNull();
    assertThat(viewers.changes(rooms.state(meeting))).isEmpty();

    String neighbour = join(city.delegateOf(beside), meeting);
    assertThat(viewers.changes(rooms.state(meeting)))
        .isEqualTo(Map.of(here, Set.of(main, here, neighbour)));
  }

  @Test
  void a_site_set_to_the_stage_is_given_no_small_picture_but_the_main_site_while_it_is_on_stage() {
    TestCity city = cities.fresh();
    MeetingId meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    command(city, meeting, "meeting.open-line-check", Map.of());
    UnitId commune = city.communes.get(0);
    String main = join(city.secretary, meeting);
    String here = join(city.delegateOf(commune), meeting);
    String beside = join(city.delegateOf(city.communes.get(1)), meeting);
    command(city, meeting, "meeting.start", Map.of());
    Viewers viewers = viewers(8);
    viewers.add(here, commune, false);
    assertThat(viewers.changes(rooms.state(meeting)))
        .isEqualTo(Map.of(here, Set.of(main, here, beside)));

    Map<String, String> weak = Map.of("site", commune.toString(), "pictures", "stage-only");
    command(city, meeting, "pictures.choose", weak);
    assertThat(viewers.changes(rooms.state(meeting))).isEqualTo(Map.of(here, Set.of()));
    command(city, meeting, "floor.invite", Map.of("site", commune.toString(), "minutes", 5));
    assertThat(viewers.changes(rooms.state(meeting))).isEqualTo(Map.of(here, Set.of(main)));
    command(city, meeting, "floor.withdraw", Map.of());
    assertThat(viewers.changes(rooms.state(meeting))).isEqualTo(Map.of(here, Set.of()));
  }

  @Test
  void a_meeting_of_more_sites_than_the_server_allows_has_no_small_pictures_for_sites() {
    TestCity city = cities.fresh();
    MeetingId meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    command(city, meeting, "meeting.open-line-check", Map.of());
    UnitId commune = city.communes.get(0);
    String main = join(city.secretary, meeting);
    String here = join(city.delegateOf(commune), meeting);
    assertThat(rooms.state(meeting).plan().sites()).hasSize(8);
    for (int bound : new int[] {8, 7, 0}) {
      Viewers viewers = viewers(bound);
      viewers.add(here, commune, false);
      viewers.add(main, city.city, true);
      assertThat(viewers.changes(rooms.state(meeting)))
          .isEqualTo(Map.of(here, bound == 8 ? Set.of(main, here) : Set.of()));
    }
  }

  private Viewers viewers(int stripUpTo) {
    return new Viewers(site -> units.find(site).map(Unit::parentId).orElse(null), stripUpTo);
  }

  @Test
  void a_wall_at_the_main_site_shows_every_camera_only_to_who_leads_or_runs_the_equipment() {
    TestCity city = cities.fresh();
    MeetingId meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    command(city, meeting, "meeting.open-line-check", Map.of());

    assertThat(wallSeesEveryone(city.secretary, meeting)).isTrue();
    assertThat(wallSeesEveryone(city.technician, meeting)).isTrue();
    assertThat(wallSeesEveryone(city.departmentDelegate, meeting)).isFalse();
    assertThat(wallSeesEveryone(city.technicianOf(city.communes.get(0)), meeting)).isFalse();
  }

  private boolean wallSeesEveryone(Person person, MeetingId meeting) {
    Admission wall = admitted(person, meeting, View.WALL, false);
    assertThat(wall.audience()).isEqualTo(Audience.HALL);
    return Viewers.seesEveryone(wall, rooms.state(meeting).plan());
  }

  private String join(Person person, MeetingId meeting) {
    return admitted(person, meeting, View.SITE, true).endpoint();
  }

  private Admission admitted(Person person, MeetingId meeting, View view, boolean media) {
    String device = person.login();
    return rooms
        .join(
            person.actor(),
            meeting,
            new JoinCall(null, device, device, view, media, null, null, SeatCommand.Mode.ASK),
            new SilentLink())
        .join()
        .orThrow();
  }

  private void command(TestCity city, MeetingId meeting, String name, Map<String, ?> args) {
    rooms
        .command(
            city.secretary.actor(),
            meeting,
            new CommandCall(
                UUID.randomUUID(), name, new JsonMapper().valueToTree(args), null, null))
        .orThrow();
  }
}
