package vn.diemcau.meeting.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Phase;
import vn.diemcau.meeting.internal.MeetingList;
import vn.diemcau.meeting.internal.MeetingPlan;
import vn.diemcau.meeting.internal.MeetingPlanning;
import vn.diemcau.meeting.internal.MeetingTurns;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** REST of meetings: plan, read, announce, move, postpone, cancel. */
@RestController
@RequestMapping("/api/meetings")
class MeetingController {

  private static final int MAX_QUERY = 200;
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private final MeetingPlanning planning;
  private final MeetingTurns turns;
  private final MeetingList list;
  private final MeetingViews views;
  private final PlanAnswers answers;

  MeetingController(
      MeetingPlanning planning,
      MeetingTurns turns,
      MeetingList list,
      MeetingViews views,
      PlanAnswers answers) {
    this.planning = planning;
    this.turns = turns;
    this.list = list;
    this.views = views;
    this.answers = answers;
  }

  record Reason(String reason, Instant startsAt) {}

  record NewTime(Instant startsAt, Integer plannedMinutes) {}

  @GetMapping
  ResponseEntity<Object> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) Instant from,
      @RequestParam(required = false) Instant to,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) String phase) {
    Optional<Phase> only = Phase.ofCode(phase);
    if (phase != null && !phase.isEmpty() && only.isEmpty()) {
      return answers.of(Outcome.refused(Refusal.invalid("meeting.phase-unknown")));
    }
    if (q.length() > MAX_QUERY) {
      return answers.of(Outcome.refused(Refusal.invalid("meeting.query-too-long")));
    }
    MeetingList.Wanted wanted =
        new MeetingList.Wanted(within(from), within(to), q, only.orElse(null));
    List<MeetingSummary> summaries = views.summaries(actor, list.list(actor, wanted));
    return ResponseEntity.ok(summaries);
  }

  @PostMapping
  ResponseEntity<Object> create(
      @AuthenticationPrincipal Actor actor, @RequestBody MeetingPlan plan) {
    return answer(actor, () -> planning.create(actor, plan));
  }

  @GetMapping("/{id}")
  ResponseEntity<Object> view(@AuthenticationPrincipal Actor actor, @PathVariable MeetingId id) {
    return answers.of(views.view(actor, id));
  }

  @PutMapping("/{id}")
  ResponseEntity<Object> change(
      @AuthenticationPrincipal Actor actor,
      @PathVariable MeetingId id,
      @RequestBody MeetingPlan plan) {
    return answer(actor, () -> planning.change(actor, id, plan));
  }

  @PostMapping("/{id}/announce")
  ResponseEntity<Object> announce(
      @AuthenticationPrincipal Actor actor, @PathVariable MeetingId id) {
    return answer(actor, () -> turns.announce(actor, id));
  }

  @PostMapping("/{id}/postpone")
  ResponseEntity<Object> postpone(
      @AuthenticationPrincipal Actor actor, @PathVariable MeetingId id, @RequestBody Reason why) {
    return answer(actor, () -> turns.postpone(actor, id, why.reason(), why.startsAt()));
  }

  @PostMapping("/{id}/cancel")
  ResponseEntity<Object> cancel(
      @AuthenticationPrincipal Actor actor, @PathVariable MeetingId id, @RequestBody Reason why) {
    return answer(actor, () -> turns.cancel(actor, id, why.reason()));
  }

  @PostMapping("/{id}/reschedule")
  ResponseEntity<Object> reschedule(
      @AuthenticationPrincipal Actor actor, @PathVariable MeetingId id, @RequestBody NewTime time) {
    return answer(actor, () -> turns.reschedule(actor, id, time.startsAt(), time.plannedMinutes()));
  }

  /** Does it and shows the meeting as it stands then. */
  private ResponseEntity<Object> answer(Actor actor, Supplier<Outcome<MeetingId>> act) {
    return answers.of(act.get().then(id -> views.view(actor, id)));
  }

  /** A time that the database can hold. */
  private static Instant within(Instant at) {
    return at == null || at.isBefore(FIRST) ? null : at.isAfter(LAST) ? LAST : at;
  }
}
