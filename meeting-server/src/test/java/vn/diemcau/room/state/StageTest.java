package vn.diemcau.room.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.RoomView;
import vn.diemcau.room.RoomViews;

/** How the stage is arranged, by whom, and what the floor and the agenda make of it. */
class StageTest {

  final RoomScript room = new RoomScript().live();
  final UnitId first = room.sites.get(0);
  final UnitId second = room.sites.get(1);
  final UnitId third = room.sites.get(2);
  final UUID paper = UUID.randomUUID();

  private static StageCommand.Show grid(UnitId... sites) {
    return new StageCommand.Show(Layout.GRID, List.of(sites), null, null);
  }

  private StageCommand.Show document(Layout layout, Integer page) {
    return new StageCommand.Show(layout, null, paper, page);
  }

  private RoomView.Stage stage() {
    return RoomViews.stage(room.state);
  }

  private String endpoint(UnitId site) {
    return room.state.seat(site).mediaEndpoint();
  }

  @Test
  void a_grid_shows_the_chosen_sites_in_their_order_and_makes_nobody_heard() {
    room.must(room.secretary, grid(third, first));
    assertThat(stage()).isEqualTo(new RoomView.Stage(List.of(third, first), RoomView.Mode.GRID));
    assertThat(RoomViews.stageEndpoints(room.state))
        .containsExactly(endpoint(third), endpoint(first));
    assertThat(room.state.audibleSites()).containsExactly(room.main);
  }

  @Test
  void who_is_given_the_floor_is_seen_whatever_was_arranged() {
    room.must(room.secretary, grid(second, third));
    room.must(room.secretary, new FloorCommand.Invite(first, 5, null));
    assertThat(stage().sites()).containsExactly(first);

    room.must(room.secretary, document(Layout.DOCUMENT, 3));
    assertThat(stage()).isEqualTo(new RoomView.Stage(List.of(), RoomView.Mode.DOCUMENT));
    room.must(room.secretary, new FloorCommand.Invite(second, 5, null));
    Scene scene = room.state.direction().scene();
    assertThat(scene.layout()).isEqualTo(Layout.SPEAKER_DOCUMENT);
    assertThat(scene.document()).isEqualTo(paper);
    assertThat(scene.page()).isEqualTo(3);
    assertThat(stage().sites()).containsExactly(second);
  }

  @Test
  void on_the_wall_every_site_may_be_seen() {
    room.must(room.secretary, new StageCommand.Show(Layout.WALL, null, null, null));
    assertThat(stage().mode()).isEqualTo(RoomView.Mode.WALL);
    assertThat(RoomViews.stageEndpoints(room.state)).hasSize(6).contains(endpoint(room.main));
  }

  @Test
  void pages_are_turned_by_who_leads_and_by_who_has_the_floor_and_by_nobody_else() {
    room.refused("room.no-document-on-stage", room.secretary, new StageCommand.Turn(2));
    room.must(room.secretary, document(Layout.SPEAKER_DOCUMENT, null));
    room.must(room.secretary, new FloorCommand.Invite(first, 5, null));
    room.must(room.at(first), new StageCommand.Turn(2));
    assertThat(room.must(room.secretary, new StageCommand.Turn(2))).isEmpty();
    room.refused("room.not-lead", room.at(second), new StageCommand.Turn(3));
    assertThat(room.state.direction().scene().page()).isEqualTo(2);
  }

  @Test
  void an_agenda_item_begins_with_its_preset_and_one_without_with_who_speaks() {
    room.must(room.secretary, grid(first, second));
    room.must(
        room.secretary,
        new StageCommand.Preset(room.item, Layout.SPEAKER_DOCUMENT, List.of(), paper));
    assertThat(stage().mode()).isEqualTo(RoomView.Mode.GRID);
    room.must(room.secretary, new AgendaCommand.Go(room.item));
    assertThat(room.state.direction().scene())
        .isEqualTo(new Scene(Layout.SPEAKER_DOCUMENT, List.of(), paper, 1, room.now));

    room.must(room.secretary, new StageCommand.Preset(room.item, null, null, null));
    room.must(room.secretary, new AgendaCommand.Go(room.item));
    assertThat(room.state.direction().scene().layout()).isEqualTo(Layout.SPEAKER);
  }

  @Test
  void a_site_prepares_until_it_is_given_the_floor() {
    room.must(room.secretary, new StageCommand.Prepare(first));
    room.must(room.secretary, new FloorCommand.Invite(second, 5, null));
    assertThat(room.state.direction().prepares()).isEqualTo(first);
    assertThat(room.state.audibleSites()).doesNotContain(first);
    room.must(room.secretary, new FloorCommand.Invite(first, 5, null));
    assertThat(room.state.direction().prepares()).isNull();
    room.refused(
        "room.main-site-needs-no-floor", room.secretary, new StageCommand.Prepare(room.main));
    room.lose(third);
    room.refused("room.site-not-connected", room.secretary, new StageCommand.Prepare(third));
  }

  @Test
  void only_who_leads_arranges_and_what_makes_no_sense_is_refused() {
    room.refused("room.not-lead", room.at(first), grid(first, second));
    room.refused("room.not-lead", room.at(first), new StageCommand.Prepare(first));
    room.refused(
        "room.not-lead", room.at(first), new StageCommand.Preset(room.item, null, null, null));
    room.refused("room.stage-grid", room.secretary, grid(first));
    room.refused("room.stage-grid", room.secretary, grid(first, first));
    room.refused("room.site-not-invited", room.secretary, grid(first, UnitId.next()));
    room.refused(
        "room.stage-document",
        room.secretary,
        new StageCommand.Show(Layout.DOCUMENT, null, null, null));
    room.refused(
        "room.stage-document",
        room.secretary,
        new StageCommand.Show(Layout.SPEAKER, null, paper, null));
  }

  @Test
  void a_site_that_the_plan_no_longer_holds_leaves_the_grid() {
    room.must(room.secretary, grid(first, second, third));
    Plan plan = room.state.plan();
    Plan smaller =
        new Plan(
            plan.title(),
            plan.mainSite(),
            plan.startsAt(),
            plan.plannedMinutes(),
            plan.sites().stream().filter(s -> !s.site().equals(second)).toList(),
            plan.agenda(),
            null);
    room.must(Doer.SYSTEM, new PhaseCommand.TakePlan(smaller, room.state.phase()));
    assertThat(stage().sites()).containsExactly(first, third);
    assertThat(Machine.replay(RoomState.empty(room.meeting), room.journal)).isEqualTo(room.state);
  }
}
