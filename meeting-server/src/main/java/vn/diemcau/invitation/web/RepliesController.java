package vn.diemcau.invitation.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.invitation.Reply;
import vn.diemcau.invitation.internal.PhoneList;
import vn.diemcau.invitation.internal.Replies;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.shared.Downloads;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;

/** What invited units reply, and the office's list of it. */
@RestController
@RequestMapping("/api/meetings/{meeting}/replies")
class RepliesController {

  private final Replies replies;
  private final PhoneList phones;
  private final Audit audit;
  private final RefusalAnswers answers;

  RepliesController(Replies replies, PhoneList phones, Audit audit, RefusalAnswers answers) {
    this.replies = replies;
    this.phones = phones;
    this.audit = audit;
    this.answers = answers;
  }

  /** What a unit replies. */
  record Body(Reply.Kind kind, String reason, List<Reply.Person> people) {}

  /** The chair's word on the deputy of the reply that was given at that time. */
  record Word(boolean granted, Instant replyAt) {}

  /** How many were reminded. */
  record Reminded(int units) {}

  @GetMapping
  ResponseEntity<Object> list(
      @AuthenticationPrincipal Actor actor, @PathVariable MeetingId meeting) {
    return answers.of(replies.seenBy(actor, meeting));
  }

  @PutMapping("/{unit}")
  ResponseEntity<Object> give(
      @AuthenticationPrincipal Actor actor,
      @PathVariable MeetingId meeting,
      @PathVariable UnitId unit,
      @RequestBody Body body) {
    return answers.of(
        replies.give(actor, meeting, unit, body.kind(), body.reason(), body.people()));
  }

  @PutMapping("/{unit}/consent")
  ResponseEntity<Object> consent(
      @AuthenticationPrincipal Actor actor,
      @PathVariable MeetingId meeting,
      @PathVariable UnitId unit,
      @RequestBody Word word) {
    return answers.of(replies.consent(actor, meeting, unit, word.replyAt(), word.granted()));
  }

  @PostMapping("/reminders")
  ResponseEntity<Object> remind(
      @AuthenticationPrincipal Actor actor, @PathVariable MeetingId meeting) {
    return answers.of(replies.remind(actor, meeting).map(Reminded::new));
  }

  @GetMapping("/phones.xlsx")
  ResponseEntity<Object> phones(
      @AuthenticationPrincipal Actor actor, @PathVariable MeetingId meeting) {
    return switch (replies.managedBy(actor, meeting)) {
      case Outcome.Refused<List<Replies.OfUnit>>(Refusal refusal) -> answers.of(refusal);
      case Outcome.Done<List<Replies.OfUnit>>(List<Replies.OfUnit> all) -> {
        audit.record(
            actor, "invitation.downloaded", meeting.toString(), Map.of("units", all.size()));
        yield Downloads.of(Downloads.XLSX, "phuc-dap.xlsx", phones.write(all));
      }
    };
  }
}
