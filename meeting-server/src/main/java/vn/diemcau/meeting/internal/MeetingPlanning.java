package vn.diemcau.meeting.internal;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.meeting.MeetingChanged;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Phase;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.security.Permissions;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Writes plans: a new meeting as a draft, and changes of the plan as long as it may change. */
@Component
public class MeetingPlanning {

  private final MeetingStore meetings;
  private final MeetingEditors editors;
  private final PlanCheck check;
  private final Permissions permissions;
  private final MeetingTurns turns;
  private final Audit audit;
  private final InstantSource clock;
  private final ApplicationEventPublisher events;

  MeetingPlanning(
      MeetingStore meetings,
      MeetingEditors editors,
      PlanCheck check,
      Permissions permissions,
      MeetingTurns turns,
      Audit audit,
      InstantSource clock,
      ApplicationEventPublisher events) {
    this.meetings = meetings;
    this.editors = editors;
    this.check = check;
    this.permissions = permissions;
    this.turns = turns;
    this.audit = audit;
    this.clock = clock;
    this.events = events;
  }

  /** Keeps a new plan as a draft. */
  @Transactional
  public Outcome<MeetingId> create(Actor actor, MeetingPlan plan) {
    return mayConvene(actor, plan)
        .then(allowed -> check.check(plan, Optional.empty(), false))
        .map(
            checked -> {
              MeetingId id = MeetingId.next();
              meetings.insert(id, checked, actor.account(), clock.instant());
              audit.record(
                  actor, "meeting.planned", checked.title(), Map.of("meeting", id.toString()));
              return id;
            });
  }

  /**
   * Replaces the plan. What is announced has to stay fit to be announced; its time may move and
   * takes along what was planned for it.
   */
  @Transactional
  public Outcome<MeetingId> change(Actor actor, MeetingId id, MeetingPlan plan) {
    return editors.open(actor, id).then(meeting -> change(actor, meeting, plan));
  }

  private Outcome<MeetingId> change(Actor actor, MeetingRow meeting, MeetingPlan plan) {
    if (plan.version() == null || plan.version() != meeting.version()) {
      return Outcome.refused(Refusal.conflict("meeting.changed-meanwhile"));
    }
    if (!meeting.phase().editable()) {
      return Outcome.refused(Refusal.conflict("meeting.wrong-phase"));
    }
    boolean otherConvener = !meeting.convener().equals(plan.convenerId());
    if (otherConvener && meeting.announced()) {
      return Outcome.refused(PlanProblems.single("convenerId", "convener-fixed", Map.of()));
    }
    MeetingFacts before = meetings.facts(meeting);
    return (otherConvener ? mayConvene(actor, plan) : Outcome.done())
        .then(allowed -> check.check(plan, Optional.of(before), meeting.announced()))
        .map(checked -> replace(actor, meeting, checked));
  }

  private MeetingId replace(Actor actor, MeetingRow meeting, CheckedPlan checked) {
    meetings.replacePlan(meeting.id(), checked);
    Phase after = meeting.phase();
    if (after.timed()) {
      after = turns.moveTime(meeting, checked.startsAt(), checked.plannedMinutes());
    }
    audit.record(
        actor, "meeting.changed", checked.title(), Map.of("meeting", meeting.id().toString()));
    if (meeting.announced()) {
      events.publishEvent(
          new MeetingChanged(meeting.id(), meeting.phase(), after, clock.instant()));
    }
    return meeting.id();
  }

  /** A missing convener is the plan's problem, told with the others. */
  private Outcome<Void> mayConvene(Actor actor, MeetingPlan plan) {
    if (plan.convenerId() != null) {
      return permissions.check(actor, Action.MEETINGS_CONVENE, plan.convenerId());
    }
    return permissions.scope(actor, Action.MEETINGS_CONVENE).isEmpty()
        ? Outcome.refused(Refusal.forbidden("security.not-permitted"))
        : Outcome.done();
  }
}
