package vn.diemcau.room.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;

/** Sites that are heard in a meeting above this one. */
class AboveTest {

  private final RoomScript room = new RoomScript().live();
  private final MeetingId above = MeetingId.next();
  private final UnitId first = room.sites.getFirst();
  private final UnitId second = room.sites.get(1);

  @Test
  void a_site_that_speaks_above_is_silent_here_and_back_when_it_is_over() {
    room.must(room.secretary, new FloorCommand.Invite(first, 5, null));
    room.pass(Duration.ofMinutes(2));
    assertThat(room.must(Doer.SYSTEM, heard(first, UnitId.next())))
        .contains(new AboveEvent.HeardAbove(first, above, "Giao ban Thành phố"));
    assertThat(room.state.audibleSites()).containsExactly(room.main);

    room.pass(Duration.ofMinutes(10));
    room.must(Doer.SYSTEM, heard());
    assertThat(room.state.audibleSites()).containsExactly(room.main, first);
    assertThat(Duration.between(room.now, room.state.floor().held().deadline()))
        .as("its time stood still")
        .isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void who_speaks_above_is_not_called_here() {
    room.must(Doer.SYSTEM, heard(first));
    room.refused("room.heard-above", room.secretary, new FloorCommand.Invite(first, 5, null));
    room.must(room.secretary, new FloorCommand.Invite(second, 5, null));
    room.refused("room.heard-above", room.secretary, new FloorCommand.Exchange(first));
    room.must(Doer.SYSTEM, heard());
    room.must(room.secretary, new FloorCommand.Exchange(first));
  }

  @Test
  void the_meeting_waits_while_its_main_site_speaks_above() {
    room.must(room.secretary, new FloorCommand.Invite(first, 5, null));
    room.must(Doer.SYSTEM, heard(room.main));
    assertThat(room.state.audibleSites()).containsExactly(first);
    assertThat(room.state.floor().held().pausedWith()).isEqualTo(300);
    room.must(Doer.SYSTEM, heard());
    assertThat(room.state.audibleSites()).containsExactly(room.main, first);
    assertThat(room.state.floor().held().pausedWith()).isNull();
  }

  @Test
  void what_is_said_again_changes_nothing_and_another_meeting_above_takes_nothing_back() {
    room.must(Doer.SYSTEM, heard(first));
    assertThat(room.must(Doer.SYSTEM, heard(first))).isEmpty();
    AboveCommand.Heard other = new AboveCommand.Heard(MeetingId.next(), "Họp khác", Set.of());
    assertThat(room.must(Doer.SYSTEM, other)).isEmpty();
    room.refused("room.not-lead", room.secretary, heard());
    assertThat(Kinds.COMMANDS.values()).doesNotContain(AboveCommand.Heard.class);
  }

  @Test
  void a_meeting_that_is_over_has_nobody_above() {
    room.must(Doer.SYSTEM, heard(first));
    room.must(room.secretary, new PhaseCommand.Close());
    assertThat(room.must(Doer.SYSTEM, heard(first)))
        .containsExactly(new AboveEvent.BackFromAbove(first));
  }

  private AboveCommand.Heard heard(UnitId... sites) {
    return new AboveCommand.Heard(above, "Giao ban Thành phố", Set.of(sites));
  }
}
