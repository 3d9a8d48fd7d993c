package vn.diemcau.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.room.Elsewhere;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.RefusalAnswers;

/** Synthetic sites by number, at the server that runs the rehearsal's room. */
@RestController
class RehearsalSitesController {

  private final RehearsalSites sites;
  private final Elsewhere elsewhere;
  private final RefusalAnswers answers;

  RehearsalSitesController(RehearsalSites sites, Elsewhere elsewhere, RefusalAnswers answers) {
    this.sites = sites;
    this.elsewhere = elsewhere;
    this.answers = answers;
  }

  /** How many more. */
  record Wish(int count) {}

  @PostMapping("/api/rehearsals/{rehearsal}/synthetic-sites")
  ResponseEntity<Object> add(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID rehearsal,
      @RequestBody Wish wish,
      HttpServletRequest request) {
    MeetingId id = new MeetingId(rehearsal);
    return elsewhere
        .pass(id, request.getRequestURI(), request, wish)
        .orElseGet(
            () -> answers.of(sites.add(actor, id, wish.count()).map(came -> Map.of("came", came))));
  }
}
