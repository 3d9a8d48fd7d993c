package vn.diemcau.room.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.organisation.UnitId;

/** Who may set a site to the stage alone, and that the journal keeps it. */
class PicturesTest {

  final RoomScript room = new RoomScript();
  final UnitId first = room.sites.get(0);
  final UnitId second = room.sites.get(1);

  private static PicturesCommand.Choose stageOnly(UnitId site) {
    return new PicturesCommand.Choose(site, Pictures.STAGE_ONLY);
  }

  @Test
  void the_secretary_sets_a_site_before_it_comes_and_it_stays_so_over_devices_and_recesses() {
    assertThat(room.must(room.secretary, stageOnly(first)))
        .containsExactly(new PicturesEvent.Chosen(first, Pictures.STAGE_ONLY));
    room.live();
    room.must(room.secretary, new PhaseCommand.Recess());
    room.lose(first);
    room.join(first, "another pc", SeatCommand.Mode.TAKE_OVER);
    assertThat(room.state.pictures(first)).isEqualTo(Pictures.STAGE_ONLY);
    assertThat(room.state.pictures(second)).isEqualTo(Pictures.ALL);
    assertThat(Machine.replay(RoomState.empty(room.meeting), room.journal)).isEqualTo(room.state);
  }

  @Test
  void it_is_taken_back_and_setting_it_again_is_no_event() {
    room.live();
    room.must(room.secretary, stageOnly(first));
    assertThat(room.must(room.secretary, stageOnly(first))).isEmpty();
    room.must(room.secretary, new PicturesCommand.Choose(first, Pictures.ALL));
    assertThat(room.state.pictures(first)).isEqualTo(Pictures.ALL);
    assertThat(Machine.replay(RoomState.empty(room.meeting), room.journal)).isEqualTo(room.state);
  }

  @Test
  void a_technician_sets_the_own_site_alone_and_a_delegate_none() {
    room.live();
    Doer technician = RoomScript.person(first, MeetingRole.TECHNICIAN);
    room.must(technician, stageOnly(first));
    room.refused("room.foreign-site", technician, stageOnly(second));
    room.refused("room.not-technician", room.at(second), stageOnly(second));
    room.refused("room.site-not-invited", room.secretary, stageOnly(UnitId.next()));
  }

  @Test
  void nothing_is_set_in_a_meeting_that_is_over() {
    room.live();
    room.must(room.secretary, new PhaseCommand.Close());
    room.refused("room.closed", room.secretary, stageOnly(first));
  }
}
