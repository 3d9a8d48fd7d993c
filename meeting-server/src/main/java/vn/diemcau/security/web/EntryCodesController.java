package vn.diemcau.security.web;

import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.Actor;
import vn.diemcau.security.internal.EntryCodes;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;

/** Gives out six-digit codes to be told by telephone. */
@RestController
class EntryCodesController {

  private final EntryCodes codes;
  private final RefusalAnswers answers;

  EntryCodesController(EntryCodes codes, RefusalAnswers answers) {
    this.codes = codes;
    this.answers = answers;
  }

  record CodeWanted(UUID meetingId, UUID siteId) {}

  @PostMapping("/api/entry-codes")
  ResponseEntity<Object> give(
      @AuthenticationPrincipal Actor actor, @RequestBody CodeWanted wanted) {
    return wanted.meetingId() == null || wanted.siteId() == null
        ? answers.of(Refusal.invalid("security.no-such-site"))
        : answers.of(codes.give(actor, wanted.meetingId(), new UnitId(wanted.siteId())));
  }
}
