package vn.diemcau.room.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** The roll call: prepared in the green room, confirmed by a tap, corrected afterwards. */
final class RollCallRules {

  private RollCallRules() {}

  private static final Rule IS_OPEN =
      q -> q.state().rollCall().open() ? null : Refusal.conflict("room.roll-call-not-open");

  private static final Rule IS_NOT_OPEN =
      q -> q.state().rollCall().open() ? Refusal.conflict("room.roll-call-open") : null;

  private static final Rule STARTED =
      q -> q.state().life().startedAt() != null ? null : Rules.wrongPhase(q.state().phase());

  private static Rule notConfirmed(UnitId site) {
    return q -> {
      RollCall.Answer answer = q.state().rollCall().answers().get(site);
      boolean confirmed = answer != null && answer.state() == RollCall.State.PRESENT;
      return confirmed ? Refusal.conflict("room.already-answered") : null;
    };
  }

  /** A list may name people of any unit of the meeting, which may have come to this site. */
  private static Rule knownUnits(List<Attendee> people) {
    return q ->
        people == null || people.stream().allMatch(p -> q.state().plan().hasUnit(p.unit()))
            ? null
            : Refusal.forbidden("room.unit-not-invited");
  }

  private static Rule expected(UnitId unit) {
    return q -> q.state().plan().hasUnit(unit) ? null : Refusal.forbidden("room.unit-not-invited");
  }

  private static Rule somethingToConfirm(RollCallCommand.Answer answer) {
    return q ->
        answer.people() != null
                || answer.headcount() != null
                || q.state().rollCall().answers().containsKey(answer.site())
            ? null
            : Refusal.conflict("room.nothing-prepared");
  }

  /** A site speaks for the units that attend there; a unit also for itself, wherever it attends. */
  private static Rule speaksFor(UnitId unit) {
    return q -> {
      UnitId site = q.state().plan().siteOf(unit).orElseThrow();
      return q.by().isAt(unit) ? null : Rules.ownSiteOrLead(site).against(q);
    };
  }

  static Outcome<List<RoomEvent>> decide(Question q, RollCallCommand command) {
    return switch (command) {
      case RollCallCommand.Prepare p ->
          Rule.decide(
              q,
              List.of(
                  Rules.ownSiteOrLead(p.site()),
                  Rules.in(Rules.FROM_ANNOUNCED),
                  Rules.takesPart(p.site()),
                  knownUnits(p.people()),
                  notConfirmed(p.site())),
              () ->
                  List.of(
                      new RollCallEvent.Prepared(p.site(), p.chair(), p.people(), p.headcount())));
      case RollCallCommand.Open() ->
          Rule.decide(
              q,
              List.of(Rules.LEADS, Rules.in(Rules.OPEN), IS_NOT_OPEN),
              () -> List.of(new RollCallEvent.Opened()));
      case RollCallCommand.Answer a ->
          Rule.decide(
              q,
              List.of(
                  Rules.ownSiteOrLead(a.site()),
                  Rules.in(Rules.OPEN),
                  Rules.takesPart(a.site()),
                  IS_OPEN,
                  knownUnits(a.people()),
                  somethingToConfirm(a)),
              () -> List.of(answered(q.state(), a)));
      case RollCallCommand.Absent(UnitId unit, String reason) ->
          Rule.decide(
              q,
              List.of(Rules.in(Rules.FROM_ANNOUNCED), expected(unit), speaksFor(unit)),
              () -> List.of(absent(q.state(), unit, reason)));
      case RollCallCommand.Call(UnitId site) ->
          Rule.decide(
              q,
              List.of(Rules.LEADS, Rules.in(Rules.OPEN), Rules.takesPart(site), IS_OPEN),
              () -> List.of(new RollCallEvent.Called(site)));
      case RollCallCommand.Close() ->
          Rule.decide(
              q,
              List.of(Rules.LEADS, Rules.in(Rules.OPEN), IS_OPEN),
              () -> List.of(new RollCallEvent.Closed()));
      case RollCallCommand.Correct c -> correct(q, c);
    };
  }

  private static RoomEvent answered(RoomState state, RollCallCommand.Answer answer) {
    Optional<RollCall.Answer> prepared =
        Optional.ofNullable(state.rollCall().answers().get(answer.site()));
    String chair =
        answer.chair() != null ? answer.chair() : prepared.map(RollCall.Answer::chair).orElse("");
    List<Attendee> people =
        answer.people() != null
            ? answer.people()
            : prepared.map(RollCall.Answer::people).orElse(List.of());
    int headcount =
        answer.headcount() != null
            ? answer.headcount()
            : prepared.map(RollCall.Answer::headcount).orElse(people.size());
    return new RollCallEvent.Answered(
        answer.site(), chair, people, Math.max(headcount, people.size()));
  }

  private static RoomEvent absent(RoomState state, UnitId unit, String reason) {
    return new RollCallEvent.AbsentReported(unit, state.plan().siteOf(unit).orElseThrow(), reason);
  }

  private static Outcome<List<RoomEvent>> correct(Question q, RollCallCommand.Correct c) {
    return Rule.decide(
        q,
        List.of(
            Rules.LEADS,
            Rules.in(Set.of(Phase.LIVE, Phase.RECESS, Phase.CLOSED)),
            STARTED,
            expected(c.unit()),
            x ->
                Standing.valid(c.field(), c.value())
                    ? null
                    : Refusal.invalid("room.correction-invalid"),
            x ->
                Standing.of(q.state(), c.unit()).has(c.field(), c.value())
                    ? Refusal.conflict("room.correction-changes-nothing")
                    : null),
        () -> {
          String before = Standing.of(q.state(), c.unit()).value(c.field());
          return List.of(
              new RollCallEvent.Corrected(c.unit(), c.field(), before, c.value(), c.reason()));
        });
  }

  static RoomState apply(RoomState state, Instant at, RollCallEvent event) {
    RollCall roll = state.rollCall();
    return switch (event) {
      case RollCallEvent.Prepared(UnitId site, String chair, List<Attendee> people, int count) ->
          state.with(
              roll.answered(site, new RollCall.Answer(RollCall.State.READY, chair, people, count)));
      case RollCallEvent.Opened() -> state.with(roll.opened(at));
      case RollCallEvent.Answered answered -> state.with(present(state, roll, answered));
      case RollCallEvent.AbsentReported(UnitId unit, UnitId ignored, String reason) ->
          state.with(roll.absent(unit, reason));
      case RollCallEvent.Called(UnitId site) -> state.with(roll.called(site));
      case RollCallEvent.Closed() -> state.with(roll.closed());
      case RollCallEvent.Corrected(
              UnitId unit,
              CorrectedField field,
              String before,
              String after,
              String why) ->
          state.corrected(unit, field, after);
    };
  }

  /** Who is named as present is not absent; without names the whole site is present. */
  private static RollCall present(RoomState state, RollCall roll, RollCallEvent.Answered a) {
    List<UnitId> there =
        a.people().isEmpty()
            ? state.plan().attending(a.site())
            : a.people().stream().map(Attendee::unit).distinct().toList();
    return roll.answered(
            a.site(),
            new RollCall.Answer(RollCall.State.PRESENT, a.chair(), a.people(), a.headcount()))
        .notAbsent(there);
  }

  /** How a site stands in the roll call: absent when all its units are. */
  static RollCall.State stateOf(RoomState state, Plan.PlannedSite planned) {
    Map<UnitId, String> absences = state.rollCall().absences();
    List<UnitId> units = planned.attending();
    RollCall.Answer answer = state.rollCall().answers().get(planned.site());
    if (answer != null && answer.state() == RollCall.State.PRESENT) {
      return RollCall.State.PRESENT;
    }
    if (!units.isEmpty() && absences.keySet().containsAll(units)) {
      return RollCall.State.ABSENT;
    }
    return answer == null ? RollCall.State.NONE : answer.state();
  }
}
