package vn.diemcau.meeting.web;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.scheduler.Failure;
import vn.diemcau.scheduler.Planned;
import vn.diemcau.scheduler.Scheduler;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Permissions;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;

/** Shows the IT staff what the scheduler is going to do and what failed. */
@RestController
class JobsController {

  private static final int MAX_PLANNED = 500;
  private static final int MAX_FAILURES = 100;

  private final Scheduler scheduler;
  private final Permissions permissions;
  private final RefusalAnswers answers;

  JobsController(Scheduler scheduler, Permissions permissions, RefusalAnswers answers) {
    this.scheduler = scheduler;
    this.permissions = permissions;
    this.answers = answers;
  }

  record Jobs(List<Planned> planned, List<Failure> failures) {}

  @GetMapping("/api/it/jobs")
  ResponseEntity<Object> jobs(@AuthenticationPrincipal Actor actor) {
    return permissions.actions(actor).contains(Action.OPERATE)
        ? ResponseEntity.ok(
            new Jobs(scheduler.planned(MAX_PLANNED), scheduler.failures(MAX_FAILURES)))
        : answers.of(Refusal.forbidden("security.not-permitted"));
  }
}
