package vn.diemcau.meeting.web;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.internal.Rehearsals;
import vn.diemcau.security.Actor;

/** Begins and ends rehearsals of a meeting. */
@RestController
@RequestMapping("/api/meetings/{id}/rehearsal")
class RehearsalController {

  private final Rehearsals rehearsals;
  private final MeetingViews views;
  private final PlanAnswers answers;

  RehearsalController(Rehearsals rehearsals, MeetingViews views, PlanAnswers answers) {
    this.rehearsals = rehearsals;
    this.views = views;
    this.answers = answers;
  }

  /** How long it lasts at most. */
  record Wish(int minutes) {}

  @PostMapping
  ResponseEntity<Object> begin(
      @AuthenticationPrincipal Actor actor, @PathVariable MeetingId id, @RequestBody Wish wish) {
    return answers.of(
        rehearsals.begin(actor, id, wish.minutes()).then(done -> views.view(actor, id)));
  }

  @DeleteMapping
  ResponseEntity<Object> end(@AuthenticationPrincipal Actor actor, @PathVariable MeetingId id) {
    return answers.of(rehearsals.end(actor, id).then(done -> views.view(actor, id)));
  }
}
