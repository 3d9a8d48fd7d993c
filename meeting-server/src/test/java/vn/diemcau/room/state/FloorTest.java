package vn.diemcau.room.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.diemcau.organisation.UnitId;

/** Who is heard. */
class FloorTest {

  final RoomScript room = new RoomScript().live();
  final UnitId first = room.sites.get(0);
  final UnitId second = room.sites.get(1);
  final UnitId third = room.sites.get(2);

  private FloorCommand.Invite invite(UnitId site, Integer minutes) {
    return new FloorCommand.Invite(site, minutes, null);
  }

  @Test
  void a_site_without_the_floor_is_not_heard_and_the_main_site_always_is() {
    assertThat(room.state.audibleSites()).containsExactly(room.main);
    room.must(room.secretary, invite(first, 5));
    assertThat(room.state.audibleSites()).containsExactly(room.main, first);
  }

  @Test
  void nobody_is_heard_before_the_start_and_in_a_recess() {
    RoomScript fresh = new RoomScript();
    fresh.must(fresh.secretary, new PhaseCommand.OpenLineCheck());
    fresh.join(fresh.main);
    assertThat(fresh.state.audibleSites()).isEmpty();
    room.must(room.secretary, invite(first, 5));
    room.must(room.secretary, new PhaseCommand.Recess());
    assertThat(room.state.audibleSites()).isEmpty();
    room.must(room.secretary, new PhaseCommand.Resume());
    assertThat(room.state.audibleSites()).containsExactly(room.main);
  }

  @Test
  void the_next_floor_takes_it_from_the_former_and_from_its_exchange_partner() {
    room.must(room.secretary, invite(first, 5));
    room.must(room.secretary, new FloorCommand.Exchange(second));
    assertThat(room.state.audibleSites()).containsExactly(room.main, first, second);
    room.must(room.secretary, invite(third, null));
    assertThat(room.state.audibleSites()).containsExactly(room.main, third);
  }

  @Test
  void an_answered_request_leaves_the_list_and_stands_on_the_name_plate() {
    UUID request = room.ask(first);
    room.must(room.secretary, new FloorCommand.Invite(first, 3, request));
    assertThat(room.state.queue()).isEmpty();
    assertThat(room.state.floor().held().request().speaker()).isEqualTo("Người phát biểu");
  }

  @Test
  void more_time_counts_from_now_when_the_time_was_over() {
    room.must(room.secretary, invite(first, 2));
    room.pass(Duration.ofMinutes(5));
    room.must(room.secretary, new FloorCommand.Extend(3));
    assertThat(room.state.floor().held().deadline()).isEqualTo(room.now.plusSeconds(180));
    assertThat(room.state.floor().held().minutes()).isEqualTo(5);
  }

  @Test
  void floor_and_clock_stand_still_while_the_main_site_is_away_and_go_on_after() {
    room.must(room.secretary, invite(first, 5));
    room.pass(Duration.ofMinutes(2));
    room.lose(room.main);
    assertThat(room.state.floor().held().pausedWith()).isEqualTo(180);
    assertThat(room.state.floor().held().deadline()).isNull();
    room.pass(Duration.ofMinutes(10));
    room.refused("room.main-site-away", room.secretary, invite(second, 5));
    room.back(room.main);
    assertThat(room.state.floor().held().pausedWith()).isNull();
    assertThat(room.state.floor().held().deadline()).isEqualTo(room.now.plusSeconds(180));
  }

  @Test
  void the_deputy_goes_on_from_another_site_while_the_main_site_is_away_and_only_then() {
    room.refused("room.main-site-is-there", room.deputy, new FloorCommand.HandOver(first));
    room.must(room.secretary, invite(first, 5));
    room.lose(room.main);
    room.must(room.deputy, new FloorCommand.HandOver(second));
    assertThat(room.state.audibleSites()).containsExactly(second, first);
    assertThat(room.state.floor().held().deadline()).isNotNull();
    room.back(room.main);
    assertThat(room.state.audibleSites()).containsExactly(second, first);
    room.must(room.secretary, new FloorCommand.TakeBack());
    assertThat(room.state.audibleSites()).containsExactly(room.main, first);
  }

  @Test
  void the_chair_wins_against_what_was_decided_before_seeing_the_chairs_act() {
    long seen = room.state.seq();
    room.must(room.chair, invite(first, 5));
    room.refused("room.chair-acted-meanwhile", room.secretary, invite(second, 5), seen);
    assertThat(room.give(room.secretary, invite(second, 5), room.state.seq()).isDone()).isTrue();
    assertThat(room.give(room.chair, invite(third, 5), seen).isDone()).isTrue();
  }

  @Test
  void only_who_leads_runs_the_floor_but_a_site_may_give_its_own_back() {
    room.refused("room.not-lead", room.at(first), invite(first, 5));
    room.must(room.secretary, invite(first, 5));
    room.refused("room.not-lead", room.at(second), new FloorCommand.Withdraw());
    room.must(room.at(first), new FloorCommand.Withdraw());
    assertThat(room.state.floor().held()).isNull();
  }

  @Test
  void invitations_that_make_no_sense_are_refused() {
    room.refused("room.main-site-needs-no-floor", room.secretary, invite(room.main, 5));
    room.refused("room.site-not-invited", room.secretary, invite(UnitId.next(), 5));
    room.refused("room.minutes-out-of-range", room.secretary, invite(first, 0));
    room.lose(first);
    room.refused("room.site-not-connected", room.secretary, invite(first, 5));
    room.refused("room.floor-is-free", room.secretary, new FloorCommand.Exchange(second));
    room.refused(
        "room.request-gone", room.secretary, new FloorCommand.Invite(second, 5, UUID.randomUUID()));
  }

  @Test
  void mute_all_leaves_the_main_site_alone() {
    room.must(room.secretary, invite(first, 5));
    room.must(room.secretary, new FloorCommand.Exchange(second));
    List<RoomEvent> events = room.must(room.chair, new FloorCommand.MuteAll());
    assertThat(events).containsExactly(new FloorEvent.MutedAll());
    assertThat(room.state.audibleSites()).containsExactly(room.main);
  }
}
