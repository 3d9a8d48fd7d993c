package vn.diemcau.meeting.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.AgendaItem;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.Invited;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingForm;
import vn.diemcau.meeting.MeetingType;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.shared.Outcome;

/** Checks a plan as a whole, before anything of it is stored. */
@Component
class PlanCheck {

  static final int MAX_TITLE = 300;
  static final int MAX_COMPOSITION = 2000;
  static final int MAX_AGENDA = 100;
  static final int MAX_ITEM_TITLE = 500;
  static final int MAX_MINUTES = 1440;
  static final Duration FARTHEST = Duration.ofDays(5 * 365);

  private final Units units;
  private final Candidates candidates;
  private final InvitedCheck invitedCheck;
  private final InstantSource clock;

  PlanCheck(Units units, Candidates candidates, InvitedCheck invitedCheck, InstantSource clock) {
    this.units = units;
    this.candidates = candidates;
    this.invitedCheck = invitedCheck;
    this.clock = clock;
  }

  /**
   * Checks a plan.
   *
   * @param before the meeting that is changed; empty for a new one
   * @param complete whether it has to be fit to be announced, and not only to be kept as a draft
   */
  Outcome<CheckedPlan> check(MeetingPlan plan, Optional<MeetingFacts> before, boolean complete) {
    PlanProblems problems = new PlanProblems();
    String title = problems.text("title", "title", plan.title(), MAX_TITLE, true);
    Optional<MeetingType> type = MeetingType.ofCode(plan.type());
    Optional<MeetingForm> form = MeetingForm.ofCode(plan.form());
    if (type.isEmpty()) {
      problems.add("type", "type-unknown");
    }
    if (form.isEmpty()) {
      problems.add("form", "form-unknown");
    }
    String composition =
        problems.text(
            "requiredComposition",
            "composition",
            plan.requiredComposition(),
            MAX_COMPOSITION,
            false);
    int minutes =
        problems.number(
            "plannedMinutes", "minutes-out-of-range", plan.plannedMinutes(), 1, MAX_MINUTES);
    Instant start = start(plan, before, complete, problems);
    Map<UnitId, Unit> reach = reach(plan.convenerId(), problems);
    candidates.check(plan, reach.keySet(), complete, problems);
    List<Invited> invited = invitedCheck.check(plan, reach, complete, problems);
    List<AgendaItem> agenda = agenda(plan, before, complete, reach.keySet(), problems);
    if (!problems.none()) {
      return Outcome.refused(problems.refusal());
    }
    return Outcome.done(
        new CheckedPlan(
            title,
            type.orElseThrow(),
            form.orElseThrow(),
            plan.convenerId(),
            plan.chairId(),
            plan.deputyChairId(),
            plan.secretaryIds(),
            start,
            minutes,
            composition,
            agenda,
            invited));
  }

  /** A start that stays as it was may have passed: an open line check can still be edited. */
  private Instant start(
      MeetingPlan plan, Optional<MeetingFacts> before, boolean complete, PlanProblems problems) {
    if (plan.startsAt() == null) {
      problems.add("startsAt", "start-missing");
      return null;
    }
    Instant now = clock.instant();
    if (before.map(MeetingFacts::startsAt).filter(plan.startsAt()::equals).isPresent()) {
      return plan.startsAt();
    }
    if (plan.startsAt().isAfter(now.plus(FARTHEST))
        || plan.startsAt().isBefore(now.minus(FARTHEST))) {
      problems.add("startsAt", "start-out-of-range");
      return null;
    }
    Instant start = plan.startsAt().truncatedTo(ChronoUnit.SECONDS);
    if (complete && !start.isAfter(now)) {
      problems.add("startsAt", "start-not-in-future");
    }
    return start;
  }

  /** The convening unit and all below it, in the office's order. */
  private Map<UnitId, Unit> reach(UnitId convener, PlanProblems problems) {
    if (convener == null) {
      problems.add("convenerId", "convener-missing");
      return Map.of();
    }
    Map<UnitId, Unit> reach =
        units.subtree(convener).stream()
            .collect(
                Collectors.toMap(Unit::id, u -> u, (a, b) -> a, LinkedHashMap<UnitId, Unit>::new));
    if (reach.isEmpty()) {
      problems.add("convenerId", "convener-unknown");
    }
    return reach;
  }

  private static List<AgendaItem> agenda(
      MeetingPlan plan,
      Optional<MeetingFacts> before,
      boolean complete,
      Set<UnitId> reach,
      PlanProblems problems) {
    if (plan.agenda().size() > MAX_AGENDA) {
      problems.add("agenda", "agenda-too-long", Map.of("max", MAX_AGENDA));
      return List.of();
    }
    Set<UnitId> taking = new HashSet<>();
    taking.add(plan.convenerId());
    plan.invited().forEach(call -> taking.add(call.unitId()));
    Set<AgendaItemId> open =
        before.stream()
            .flatMap(b -> b.agenda().stream())
            .map(AgendaItem::id)
            .collect(Collectors.toCollection(HashSet::new));
    List<AgendaItem> agenda = new ArrayList<>();
    for (MeetingPlan.Item item : plan.agenda()) {
      int number = agenda.size() + 1;
      String field = "agenda[" + (number - 1) + "].";
      if (item.id() != null && !open.remove(item.id())) {
        problems.add(field + "id", "item-unknown", Map.of("number", number));
      }
      UnitId presenter = item.presentingUnitId();
      if (presenter != null && !(complete ? taking : reach).contains(presenter)) {
        problems.add(field + "presentingUnitId", "presenter-not-invited", Map.of("number", number));
      }
      agenda.add(
          new AgendaItem(
              item.id() == null ? AgendaItemId.next() : item.id(),
              number,
              problems.text(field + "title", "item-title", item.title(), MAX_ITEM_TITLE, true),
              problems.number(
                  field + "minutes", "minutes-out-of-range", item.minutes(), 1, MAX_MINUTES),
              presenter));
    }
    return agenda;
  }
}
