package vn.diemcau.meeting.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.meeting.MeetingAnnounced;
import vn.diemcau.meeting.MeetingCancelled;
import vn.diemcau.meeting.MeetingChanged;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Phase;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.shared.Outcome;

/**
 * The turns of a meeting's life that its planners decide: announced, moved, postponed, cancelled.
 */
@Component
public class MeetingTurns {

  static final int MAX_REASON = 1000;

  public static final Set<Phase> TO_ANNOUNCE = Set.of(Phase.DRAFT, Phase.POSTPONED);
  public static final Set<Phase> TO_POSTPONE = Set.of(Phase.ANNOUNCED, Phase.LINE_CHECK);
  public static final Set<Phase> TO_RESCHEDULE =
      Set.of(Phase.ANNOUNCED, Phase.LINE_CHECK, Phase.POSTPONED);
  public static final Set<Phase> TO_CANCEL =
      Set.of(Phase.DRAFT, Phase.ANNOUNCED, Phase.LINE_CHECK, Phase.POSTPONED);

  private final MeetingStore meetings;
  private final MeetingEditors editors;
  private final PlanCheck check;
  private final MeetingTimes times;
  private final Audit audit;
  private final InstantSource clock;
  private final ApplicationEventPublisher events;

  MeetingTurns(
      MeetingStore meetings,
      MeetingEditors editors,
      PlanCheck check,
      MeetingTimes times,
      Audit audit,
      InstantSource clock,
      ApplicationEventPublisher events) {
    this.meetings = meetings;
    this.editors = editors;
    this.check = check;
    this.times = times;
    this.audit = audit;
    this.clock = clock;
    this.events = events;
  }

  /** Sends the invitations: from now on the meeting is seen by all whom it concerns. */
  @Transactional
  public Outcome<MeetingId> announce(Actor actor, MeetingId id) {
    return editors
        .open(actor, id, TO_ANNOUNCE)
        .then(
            meeting -> {
              MeetingFacts facts = meetings.facts(meeting);
              return check
                  .check(MeetingPlan.of(facts), Optional.of(facts), true)
                  .then(complete -> newStart(complete.startsAt()))
                  .map(start -> announced(actor, meeting, start));
            });
  }

  /** Moves the meeting to another time; a postponed one is announced again by it. */
  @Transactional
  public Outcome<MeetingId> reschedule(
      Actor actor, MeetingId id, Instant startsAt, Integer plannedMinutes) {
    return editors
        .open(actor, id, TO_RESCHEDULE)
        .then(
            meeting -> {
              int minutes = plannedMinutes == null ? meeting.plannedMinutes() : plannedMinutes;
              if (minutes < 1 || minutes > PlanCheck.MAX_MINUTES) {
                return Outcome.refused(
                    PlanProblems.single(
                        "plannedMinutes",
                        "minutes-out-of-range",
                        Map.of("min", 1, "max", PlanCheck.MAX_MINUTES)));
              }
              return newStart(startsAt)
                  .map(start -> moved(actor, "meeting.rescheduled", meeting, start, minutes, null));
            });
  }

  /**
   * Puts the meeting off.
   *
   * @param startsAt the new time if it is known, for which the meeting stands announced; null to
   *     leave it open
   */
  @Transactional
  public Outcome<MeetingId> postpone(Actor actor, MeetingId id, String reason, Instant startsAt) {
    return editors
        .open(actor, id, TO_POSTPONE)
        .then(
            meeting ->
                reason(reason)
                    .then(
                        why ->
                            startsAt == null
                                ? Outcome.done(putOff(actor, meeting, why))
                                : newStart(startsAt)
                                    .map(
                                        start ->
                                            moved(
                                                actor,
                                                "meeting.postponed",
                                                meeting,
                                                start,
                                                meeting.plannedMinutes(),
                                                why))));
  }

  @Transactional
  public Outcome<MeetingId> cancel(Actor actor, MeetingId id, String reason) {
    return editors
        .open(actor, id, TO_CANCEL)
        .then(meeting -> reason(reason).map(why -> cancelled(actor, meeting, why)));
  }

  /**
   * Plans anew what happens by itself, when the time of a meeting with a fixed time changed.
   *
   * @return the phase after that: a line check that is open too early for the new time ends
   */
  Phase moveTime(MeetingRow before, Instant startsAt, int minutes) {
    if (startsAt.equals(before.startsAt()) && minutes == before.plannedMinutes()) {
      return before.phase();
    }
    Phase after = phaseAt(before, startsAt);
    meetings.turn(before.id(), after, startsAt, minutes, before.reason(), clock.instant());
    times.plan(before.id(), startsAt, minutes);
    return after;
  }

  /** An open line check stays open where it would be open for the new time, too. */
  private Phase phaseAt(MeetingRow before, Instant startsAt) {
    boolean open = !clock.instant().isBefore(times.lineCheck(startsAt));
    return before.phase() == Phase.LINE_CHECK && open ? Phase.LINE_CHECK : Phase.ANNOUNCED;
  }

  private MeetingId announced(Actor actor, MeetingRow meeting, Instant start) {
    Instant now = clock.instant();
    meetings.turn(meeting.id(), Phase.ANNOUNCED, start, meeting.plannedMinutes(), null, now);
    times.plan(meeting.id(), start, meeting.plannedMinutes());
    record(actor, "meeting.announced", meeting, null, start);
    events.publishEvent(new MeetingAnnounced(meeting.id(), start, now));
    return meeting.id();
  }

  private MeetingId moved(
      Actor actor, String kind, MeetingRow meeting, Instant start, int minutes, String reason) {
    Instant now = clock.instant();
    Phase after = phaseAt(meeting, start);
    meetings.turn(meeting.id(), after, start, minutes, reason, now);
    times.plan(meeting.id(), start, minutes);
    record(actor, kind, meeting, reason, start);
    events.publishEvent(new MeetingChanged(meeting.id(), meeting.phase(), after, now));
    return meeting.id();
  }

  private MeetingId putOff(Actor actor, MeetingRow meeting, String reason) {
    Instant now = clock.instant();
    meetings.turn(
        meeting.id(), Phase.POSTPONED, meeting.startsAt(), meeting.plannedMinutes(), reason, now);
    times.cancel(meeting.id());
    record(actor, "meeting.postponed", meeting, reason, null);
    events.publishEvent(new MeetingChanged(meeting.id(), meeting.phase(), Phase.POSTPONED, now));
    return meeting.id();
  }

  private MeetingId cancelled(Actor actor, MeetingRow meeting, String reason) {
    Instant now = clock.instant();
    meetings.turn(
        meeting.id(), Phase.CANCELLED, meeting.startsAt(), meeting.plannedMinutes(), reason, now);
    times.cancel(meeting.id());
    record(actor, "meeting.cancelled", meeting, reason, null);
    events.publishEvent(new MeetingCancelled(meeting.id(), meeting.phase(), reason, now));
    return meeting.id();
  }

  private Outcome<Instant> newStart(Instant startsAt) {
    Instant now = clock.instant();
    if (startsAt == null) {
      return Outcome.refused(PlanProblems.single("startsAt", "start-missing", Map.of()));
    }
    if (startsAt.isAfter(now.plus(PlanCheck.FARTHEST))) {
      return Outcome.refused(PlanProblems.single("startsAt", "start-out-of-range", Map.of()));
    }
    return startsAt.isAfter(now)
        ? Outcome.done(startsAt.truncatedTo(ChronoUnit.SECONDS))
        : Outcome.refused(PlanProblems.single("startsAt", "start-not-in-future", Map.of()));
  }

  private static Outcome<String> reason(String reason) {
    PlanProblems problems = new PlanProblems();
    String clean = problems.text("reason", "reason", reason, MAX_REASON, true);
    return problems.none() ? Outcome.done(clean) : Outcome.refused(problems.refusal());
  }

  private void record(
      Actor actor, String kind, MeetingRow meeting, String reason, Instant startsAt) {
    Map<String, Object> details = new HashMap<>();
    details.put("meeting", meeting.id().toString());
    if (reason != null) {
      details.put("reason", reason);
    }
    if (startsAt != null) {
      details.put("startsAt", startsAt.toString());
      details.put("startsAtBefore", meeting.startsAt().toString());
    }
    audit.record(actor, kind, meeting.title(), details);
  }
}
