package vn.diemcau.room.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;

/** Phases, the list of speakers, the roll call and seats. */
class RoomLifeTest {

  final RoomScript room = new RoomScript();

  @Test
  void a_close_can_be_undone_for_ten_minutes_and_no_longer() {
    room.live();
    room.must(room.secretary, new PhaseCommand.Recess());
    room.must(room.secretary, new PhaseCommand.Close());
    room.pass(Duration.ofMinutes(10));
    room.must(room.secretary, new PhaseCommand.UndoClose());
    assertThat(room.state.phase()).isEqualTo(Phase.RECESS);
    room.must(room.secretary, new PhaseCommand.Close());
    room.pass(Duration.ofMinutes(10).plusSeconds(1));
    room.refused("room.undo-too-late", room.secretary, new PhaseCommand.UndoClose());
  }

  @Test
  void a_closed_meeting_refuses_everything_but_its_corrections() {
    room.live();
    UnitId site = room.sites.getFirst();
    room.must(room.secretary, new PhaseCommand.Close());
    room.refused("room.closed", room.secretary, new FloorCommand.Invite(site, 5, null));
    room.refused("room.closed", room.at(site), new QueueCommand.Ask(site, "", "", ""));
    room.refused(
        "room.closed",
        room.at(site),
        RoomScript.joining(site, "another", SeatCommand.Mode.TAKE_OVER));
    room.must(
        room.secretary,
        new RollCallCommand.Correct(site, CorrectedField.HEADCOUNT, "12", "Đếm lại"));
  }

  @Test
  void the_planned_end_asks_while_somebody_is_there_and_closes_when_nobody_is() {
    room.live();
    assertThat(room.must(Doer.SYSTEM, new PhaseCommand.PlannedEnd()))
        .hasSize(1)
        .first()
        .isInstanceOf(PhaseEvent.CloseSuggested.class);
    assertThat(room.must(Doer.SYSTEM, new PhaseCommand.PlannedEnd())).isEmpty();
    room.must(room.secretary, new PhaseCommand.KeepOpen());
    room.lose(room.main);
    room.sites.forEach(room::lose);
    room.must(Doer.SYSTEM, new PhaseCommand.PlannedEnd());
    assertThat(room.state.phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void the_planned_end_asks_and_never_closes_what_did_not_start() {
    room.must(room.secretary, new PhaseCommand.OpenLineCheck());
    assertThat(room.must(Doer.SYSTEM, new PhaseCommand.PlannedEnd()))
        .singleElement()
        .isInstanceOf(PhaseEvent.CloseSuggested.class);
    assertThat(room.must(Doer.SYSTEM, new PhaseCommand.PlannedEnd())).isEmpty();
    assertThat(room.state.phase()).isEqualTo(Phase.LINE_CHECK);
    room.must(room.secretary, new PhaseCommand.Start());
    assertThat(room.state.life().closeSuggested()).isFalse();
  }

  @Test
  void sites_ask_before_the_meeting_and_the_lead_orders_the_list() {
    UUID first = room.ask(room.sites.get(0));
    UUID second = room.ask(room.sites.get(1));
    UUID third = room.ask(room.sites.get(2));
    room.refused("room.not-lead", room.at(room.sites.get(2)), new QueueCommand.Move(third, first));
    room.must(room.secretary, new QueueCommand.Move(third, first));
    room.must(room.secretary, new QueueCommand.Move(first, null));
    assertThat(room.state.queue()).extracting(Request::id).containsExactly(third, second, first);
    room.refused(
        "room.foreign-site", room.at(room.sites.get(0)), new QueueCommand.Withdraw(second));
    room.must(room.at(room.sites.get(1)), new QueueCommand.Withdraw(second));
    assertThat(room.state.queue()).extracting(Request::id).containsExactly(third, first);
  }

  @Test
  void the_roll_call_confirms_by_one_tap_what_the_green_room_ticked() {
    room.live();
    UnitId site = room.sites.getFirst();
    Attendee deputy = new Attendee(site, "Mai Thị 1", "Phó Chủ tịch", Composition.DEPUTY);
    room.refused(
        "room.roll-call-not-open",
        room.at(site),
        new RollCallCommand.Answer(site, null, null, null));
    room.must(room.at(site), new RollCallCommand.Prepare(site, "Mai Thị 1", List.of(deputy), 7));
    room.must(room.secretary, new RollCallCommand.Open());
    room.must(room.secretary, new RollCallCommand.Call(site));
    room.must(room.at(site), new RollCallCommand.Answer(site, null, null, null));
    assertThat(room.state.rollCall().calledSite()).isNull();
    Standing standing = Standing.of(room.state, site);
    assertThat(standing.state()).isEqualTo(Standing.Presence.PRESENT);
    assertThat(standing.composition()).isEqualTo(Composition.DEPUTY);
    assertThat(standing.headcount()).isEqualTo(7);
    room.refused(
        "room.nothing-prepared",
        room.at(room.sites.get(1)),
        new RollCallCommand.Answer(room.sites.get(1), null, null, null));
  }

  @Test
  void an_absence_needs_its_own_site_and_a_correction_keeps_the_value_before() {
    room.live();
    UnitId site = room.sites.getFirst();
    room.refused(
        "room.foreign-site", room.at(room.sites.get(1)), new RollCallCommand.Absent(site, "Bão"));
    room.must(room.at(room.guest), new RollCallCommand.Absent(room.guest, "Đi công tác"));
    assertThat(Standing.of(room.state, room.guest).state())
        .isEqualTo(Standing.Presence.ABSENT_WITH_REASON);
    List<RoomEvent> events =
        room.must(
            room.secretary,
            new RollCallCommand.Correct(
                room.guest, CorrectedField.STATE, "elsewhere", "Có mặt từ 9 giờ"));
    assertThat(events)
        .containsExactly(
            new RollCallEvent.Corrected(
                room.guest, CorrectedField.STATE, "absent-reason", "elsewhere", "Có mặt từ 9 giờ"));
    room.refused(
        "room.correction-invalid",
        room.secretary,
        new RollCallCommand.Correct(room.guest, CorrectedField.STATE, "maybe", "x"));
  }

  @Test
  void another_device_is_asked_first_and_takes_over_everything() {
    room.live();
    UnitId site = room.sites.getFirst();
    room.must(room.secretary, new FloorCommand.Invite(site, 5, null));
    String former = room.state.seat(site).mediaEndpoint();
    room.refused(
        "room.seat-taken", room.at(site), RoomScript.joining(site, "b", SeatCommand.Mode.ASK));
    String next = room.join(site, "b", SeatCommand.Mode.TAKE_OVER);
    assertThat(room.state.seat(site).mediaEndpoint()).isEqualTo(next);
    assertThat(room.state.seat(site).endpoints()).doesNotContainKey(former);
    assertThat(room.state.audibleEndpoints()).contains(next).doesNotContain(former);
    room.refused(
        "room.foreign-site",
        room.at(room.sites.get(1)),
        RoomScript.joining(site, "c", SeatCommand.Mode.TAKE_OVER));
  }

  @Test
  void a_device_whose_join_was_never_answered_comes_again_and_is_counted_once() {
    RoomScript room = new RoomScript();
    room.must(room.secretary, new PhaseCommand.OpenLineCheck());
    UnitId site = room.sites.getFirst();
    Doer technician = room.at(site);
    SeatCommand.Join join = RoomScript.joining(site, "pc", SeatCommand.Mode.ASK);
    room.must(technician, join);
    String former = room.state.seat(site).mediaEndpoint();

    room.must(technician, join);

    assertThat(room.state.seat(site).endpoints()).hasSize(1).doesNotContainKey(former);
    assertThat(room.state.seat(site).media()).isPresent();
    room.refused("room.seat-taken", room.at(site), join);
  }
}
