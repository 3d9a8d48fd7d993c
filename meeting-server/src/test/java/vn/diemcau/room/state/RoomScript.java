package vn.diemcau.room.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.diemcau.meeting.AgendaItem;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** A room that a test plays through, with a clock of its own: a main site and five others. */
final class RoomScript {

  final MeetingId meeting = MeetingId.next();
  final UnitId main = UnitId.next();
  final UnitId guest = UnitId.next();
  final List<UnitId> sites = new ArrayList<>();
  final AgendaItemId item = AgendaItemId.next();
  final Doer chair = person(main, MeetingRole.CHAIR);
  final Doer deputy = person(main, MeetingRole.DEPUTY_CHAIR);
  final Doer secretary = person(main, MeetingRole.SECRETARY);
  final List<JournalEntry> journal = new ArrayList<>();
  RoomState state = RoomState.empty(meeting);
  Instant now = Instant.parse("2026-11-23T01:00:00Z");

  RoomScript() {
    List<Plan.PlannedSite> planned = new ArrayList<>();
    planned.add(new Plan.PlannedSite(main, List.of(main, guest)));
    for (int i = 0; i < 5; i++) {
      UnitId site = UnitId.next();
      sites.add(site);
      planned.add(new Plan.PlannedSite(site, List.of(site)));
    }
    Plan plan =
        new Plan(
            "Giao ban",
            main,
            now,
            90,
            planned,
            List.of(new AgendaItem(item, 1, "Báo cáo", 20, null)),
            null);
    must(Doer.SYSTEM, new PhaseCommand.TakePlan(plan, Phase.ANNOUNCED));
  }

  static Doer person(UnitId site, MeetingRole role) {
    boolean leads =
        role == MeetingRole.CHAIR
            || role == MeetingRole.DEPUTY_CHAIR
            || role == MeetingRole.SECRETARY;
    return new Doer(UUID.randomUUID(), role.code(), "", List.of(site), Set.of(role), leads, false);
  }

  Doer at(UnitId site) {
    return person(site, MeetingRole.DELEGATE);
  }

  /** Line check, everyone linked, started. */
  RoomScript live() {
    must(secretary, new PhaseCommand.OpenLineCheck());
    join(main);
    sites.forEach(this::join);
    must(secretary, new PhaseCommand.Start());
    return this;
  }

  String join(UnitId site) {
    return join(site, "pc-" + site, SeatCommand.Mode.ASK);
  }

  String join(UnitId site, String device, SeatCommand.Mode mode) {
    must(at(site), joining(site, device, mode));
    return state.seat(site).endpoints().values().stream()
        .filter(e -> e.device().equals(device))
        .findFirst()
        .orElseThrow()
        .id();
  }

  static SeatCommand.Join joining(UnitId site, String device, SeatCommand.Mode mode) {
    return new SeatCommand.Join(site, device, device, View.SITE, true, null, "h-" + device, mode);
  }

  void lose(UnitId site) {
    must(Doer.SYSTEM, new SeatCommand.Lost(state.seat(site).mediaEndpoint(), now));
  }

  void back(UnitId site) {
    Seat.Endpoint e = state.seat(site).media().orElseThrow();
    must(
        at(site),
        new SeatCommand.Join(
            site, e.device(), "", View.SITE, true, e.tokenHash(), "new", SeatCommand.Mode.ASK));
  }

  UUID ask(UnitId site) {
    must(at(site), new QueueCommand.Ask(site, "Người phát biểu", "", ""));
    return state.queue().getLast().id();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  List<RoomEvent> must(Doer by, RoomCommand command) {
    Outcome<List<JournalEntry>> outcome = give(by, command, null);
    assertThat(outcome.isDone()).as("%s: %s", command, outcome).isTrue();
    return outcome.orThrow().stream().map(JournalEntry::event).toList();
  }

  /** Gives a command and applies what it decides. */
  Outcome<List<JournalEntry>> give(Doer by, RoomCommand command, Long expect) {
    Outcome<List<JournalEntry>> outcome =
        Machine.decide(new Question(state, by, now, UUID.randomUUID(), expect), command);
    if (outcome instanceof Outcome.Done<List<JournalEntry>>(List<JournalEntry> entries)) {
      journal.addAll(entries);
      state = Machine.replay(state, entries);
    }
    return outcome;
  }

  /** The command is refused with this code and the state stays the very same. */
  void refused(String code, Doer by, RoomCommand command) {
    refused(code, by, command, null);
  }

  void refused(String code, Doer by, RoomCommand command, Long expect) {
    RoomState before = state;
    Outcome<List<JournalEntry>> outcome = give(by, command, expect);
    String found =
        outcome instanceof Outcome.Refused<List<JournalEntry>>(Refusal refusal)
            ? refusal.code()
            : "done";
    assertThat(found).isEqualTo(code);
    assertThat(state).isSameAs(before);
  }
}
