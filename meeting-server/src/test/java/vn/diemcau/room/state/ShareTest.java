package vn.diemcau.room.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.diemcau.organisation.UnitId;

/** Who may show a screen or a film, and when that ends. */
class ShareTest {

  final RoomScript room = new RoomScript().live();
  final UnitId first = room.sites.get(0);
  final UnitId second = room.sites.get(1);

  private static ShareCommand.Start screenOf(UnitId site) {
    return new ShareCommand.Start(site, Share.What.SCREEN);
  }

  private UnitId showing() {
    Share.Shown shown = room.state.share().shown();
    return shown == null ? null : shown.site();
  }

  @Test
  void a_site_shows_something_only_with_the_floor_and_only_as_long_as_it_has_it() {
    room.refused("room.may-not-share", room.at(first), screenOf(first));
    room.must(room.secretary, new FloorCommand.Invite(first, 5, null));
    room.must(room.at(first), screenOf(first));
    assertThat(showing()).isEqualTo(first);
    assertThat(room.state.sharingEndpoint()).isPresent();
    List<RoomEvent> events = room.must(room.secretary, new FloorCommand.Withdraw());
    assertThat(events)
        .containsExactly(new FloorEvent.Withdrawn(first), new ShareEvent.Ended(first));
    assertThat(showing()).isNull();
    assertThat(room.state.sharingEndpoint()).isEmpty();
  }

  @Test
  void whom_the_lead_allows_shows_something_once_and_is_not_heard_for_it() {
    room.refused("room.not-lead", room.at(first), new ShareCommand.Allow(first));
    room.must(room.secretary, new ShareCommand.Allow(first));
    room.must(room.at(first), new ShareCommand.Start(first, Share.What.FILM));
    assertThat(room.state.audibleSites()).doesNotContain(first);
    room.must(room.secretary, new FloorCommand.Invite(second, 5, null));
    assertThat(showing()).as("a floor that it never needed").isEqualTo(first);
    room.must(room.at(first), new ShareCommand.End());
    room.refused("room.may-not-share", room.at(first), screenOf(first));
  }

  @Test
  void one_site_at_a_time() {
    room.must(room.secretary, new FloorCommand.Invite(first, 5, null));
    room.must(room.at(first), screenOf(first));
    room.refused("room.someone-shares", room.at(room.main), screenOf(room.main));
    room.refused("room.someone-shares", room.secretary, new ShareCommand.Allow(second));
    room.must(room.secretary, new ShareCommand.End());
    room.must(room.at(room.main), screenOf(room.main));
    assertThat(showing()).isEqualTo(room.main);
  }

  @Test
  void nobody_shows_something_for_another_or_ends_what_another_shows() {
    room.must(room.secretary, new FloorCommand.Invite(first, 5, null));
    room.refused("room.foreign-site", room.at(second), screenOf(first));
    room.refused("room.nobody-shares", room.at(first), new ShareCommand.End());
    room.must(room.at(first), screenOf(first));
    room.refused("room.not-lead", room.at(second), new ShareCommand.End());
  }

  @Test
  void it_ends_with_the_link_the_recess_and_the_meeting() {
    room.must(room.at(room.main), screenOf(room.main));
    room.must(room.secretary, new PhaseCommand.Recess());
    assertThat(showing()).isNull();
    room.refused("room.in-recess", room.at(room.main), screenOf(room.main));
    room.must(room.secretary, new PhaseCommand.Resume());
    room.must(room.secretary, new FloorCommand.Invite(first, 5, null));
    room.must(room.at(first), screenOf(first));
    room.lose(first);
    assertThat(showing()).isNull();
  }
}
