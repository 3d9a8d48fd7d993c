package vn.diemcau.meeting.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.meeting.internal.Candidates;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Permissions;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;

/** Finds the people of whom a chair and secretaries are chosen. */
@RestController
class CandidateController {

  private static final int MAX = 30;
  private static final int MAX_QUERY = 200;

  private final Candidates candidates;
  private final Permissions permissions;
  private final MeetingViews views;
  private final RefusalAnswers answers;

  CandidateController(
      Candidates candidates, Permissions permissions, MeetingViews views, RefusalAnswers answers) {
    this.candidates = candidates;
    this.permissions = permissions;
    this.views = views;
    this.answers = answers;
  }

  /**
   * People of the units in whose name the actor may convene.
   *
   * @param unit only of this unit and below; without it, of all those units
   */
  @GetMapping("/api/meetings/candidates")
  ResponseEntity<Object> candidates(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) UnitId unit) {
    if (q.length() > MAX_QUERY) {
      return answers.of(Refusal.invalid("meeting.query-too-long"));
    }
    List<UnitId> within =
        unit == null ? permissions.scope(actor, Action.MEETINGS_CONVENE) : List.of(unit);
    boolean permitted =
        !within.isEmpty()
            && within.stream().allMatch(u -> permissions.may(actor, Action.MEETINGS_CONVENE, u));
    if (!permitted) {
      return answers.of(Refusal.forbidden("security.not-permitted"));
    }
    Map<AccountId, PersonRef> found = new LinkedHashMap<>();
    within.forEach(
        u -> candidates.search(q, u, MAX).forEach(a -> found.put(a.id(), views.person(a))));
    return ResponseEntity.ok(found.values().stream().limit(MAX).toList());
  }
}
