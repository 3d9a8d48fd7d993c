package vn.diemcau.meeting.web;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.meeting.internal.MeetingJobs;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Permissions;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;

/** Shows the IT staff what the scheduler is going to do and what failed. */
@RestController
class JobsController {

  private final MeetingJobs jobs;
  private final Permissions permissions;
  private final RefusalAnswers answers;

  JobsController(MeetingJobs jobs, Permissions permissions, RefusalAnswers answers) {
    this.jobs = jobs;
    this.permissions = permissions;
    this.answers = answers;
  }

  @GetMapping("/api/it/jobs")
  ResponseEntity<Object> jobs(@AuthenticationPrincipal Actor actor) {
    return permissions.actions(actor).contains(Action.OPERATE)
        ? ResponseEntity.ok(jobs.of(actor))
        : answers.of(Refusal.forbidden("security.not-permitted"));
  }
}
