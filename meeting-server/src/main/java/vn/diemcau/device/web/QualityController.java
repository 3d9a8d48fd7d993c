package vn.diemcau.device.web;

import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.device.internal.QualityReport;
import vn.diemcau.device.internal.Troubles;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.RefusalAnswers;

/** How lines and devices do: over weeks, and right now where one turned bad. */
@RestController
class QualityController {

  private final QualityReport report;
  private final Troubles troubles;
  private final RefusalAnswers answers;

  QualityController(QualityReport report, Troubles troubles, RefusalAnswers answers) {
    this.report = report;
    this.troubles = troubles;
    this.answers = answers;
  }

  @GetMapping("/api/endpoints/quality")
  ResponseEntity<Object> weeks(@AuthenticationPrincipal Actor actor) {
    return answers.of(report.of(actor));
  }

  @GetMapping("/api/site-troubles")
  List<Troubles.Trouble> troubles(@AuthenticationPrincipal Actor actor) {
    return troubles.list(actor);
  }

  @PutMapping("/api/site-troubles/{id}/taken")
  ResponseEntity<Object> take(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
    return answers.of(troubles.take(actor, id));
  }
}
