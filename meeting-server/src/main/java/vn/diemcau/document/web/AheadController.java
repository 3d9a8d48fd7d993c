package vn.diemcau.document.web;

import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.document.DocumentId;
import vn.diemcau.document.internal.DocumentsAhead;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.RefusalAnswers;

/** What a device fetches before the meeting, and its word that it has it. */
@RestController
class AheadController {

  private final DocumentsAhead ahead;
  private final RefusalAnswers answers;

  AheadController(DocumentsAhead ahead, RefusalAnswers answers) {
    this.ahead = ahead;
    this.answers = answers;
  }

  /** The hash of the bytes that the device has, SHA-256 in hexadecimal digits. */
  record Kept(String hash) {}

  @GetMapping("/api/documents/ahead")
  List<DocumentsAhead.Ahead> ahead(@AuthenticationPrincipal Actor actor) {
    return ahead.of(actor);
  }

  @PostMapping("/api/documents/{id}/kept")
  ResponseEntity<Object> kept(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID id, @RequestBody Kept kept) {
    return answers.of(ahead.kept(actor, new DocumentId(id), kept.hash()));
  }
}
