package vn.diemcau.document.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import vn.diemcau.document.internal.Uploads;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;
import vn.diemcau.shared.RefusalKind;

/**
 * Takes uploads. The body is read only once it is clear that the person may upload here (multipart
 * requests are resolved lazily), and goes to a temporary file, never into memory.
 */
@RestController
class UploadController {

  private static final int LIMIT_MEGABYTES = 200;

  private final Uploads uploads;
  private final DocumentsController documents;
  private final RefusalAnswers answers;

  UploadController(Uploads uploads, DocumentsController documents, RefusalAnswers answers) {
    this.uploads = uploads;
    this.documents = documents;
    this.answers = answers;
  }

  @PostMapping(
      path = "/api/meetings/{meeting}/documents",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<Object> upload(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID meeting,
      MultipartHttpServletRequest request)
      throws IOException {
    MeetingId id = new MeetingId(meeting);
    var allowed = uploads.check(actor, id, null);
    if (!allowed.isDone()) {
      return answers.of(allowed);
    }
    try {
      return take(actor, id, request);
    } catch (MaxUploadSizeExceededException e) {
      return answers.of(
          Refusal.of(
              RefusalKind.TOO_LARGE,
              "document-store.too-large",
              Map.of("megabytes", LIMIT_MEGABYTES)));
    } catch (MultipartException e) {
      return answers.of(Refusal.invalid("document-store.upload-broken"));
    }
  }

  private ResponseEntity<Object> take(
      Actor actor, MeetingId meeting, MultipartHttpServletRequest request) throws IOException {
    MultipartFile file = request.getFile("file");
    if (file == null || request.getMultiFileMap().size() > 1) {
      return answers.of(Refusal.invalid("platform.malformed"));
    }
    AgendaItemId item = null;
    String itemText = request.getParameter("agendaItemId");
    if (itemText != null && !itemText.isBlank()) {
      try {
        item = AgendaItemId.of(itemText);
      } catch (IllegalArgumentException e) {
        return answers.of(Refusal.invalid("platform.malformed"));
      }
    }
    String title = request.getParameter("title");
    try (InputStream content = file.getInputStream()) {
      return answers.of(
          uploads
              .add(
                  actor,
                  meeting,
                  item,
                  title == null || title.isBlank() ? null : title,
                  file.getOriginalFilename(),
                  content)
              .then(id -> documents.view(actor, id)));
    }
  }
}
