package vn.diemcau.document.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.document.DocumentId;
import vn.diemcau.document.internal.Readings;
import vn.diemcau.documentstore.FileType;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;

/**
 * A document's bytes, whole or by ranges (RFC 9110, 14). Whatever the file holds, a browser gets no
 * chance to run it: its type is fixed, it may load nothing, and it stands outside of our origin.
 */
@RestController
class ContentController {

  private static final String NOTHING_RUNS =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self';"
          + " frame-ancestors 'self'";

  private final Readings readings;
  private final RefusalAnswers answers;
  private final Pace pace;

  ContentController(Readings readings, RefusalAnswers answers, Pace pace) {
    this.readings = readings;
    this.answers = answers;
    this.pace = pace;
  }

  @GetMapping("/api/documents/{id}/content")
  ResponseEntity<Object> content(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "false") boolean download,
      @RequestParam(defaultValue = "false") boolean ahead,
      HttpServletRequest request) {
    Readings.Purpose purpose =
        ahead
            ? Readings.Purpose.AHEAD
            : download ? Readings.Purpose.DOWNLOAD : Readings.Purpose.READ;
    Outcome<Readings.Opened> found = readings.open(actor, new DocumentId(id), purpose);
    ContentGate.decided(request);
    return switch (found) {
      case Outcome.Refused<Readings.Opened>(Refusal refusal) -> answers.of(refusal);
      case Outcome.Done<Readings.Opened>(Readings.Opened opened) -> answer(opened, download);
    };
  }

  private ResponseEntity<Object> answer(Readings.Opened opened, boolean download) {
    FileType type = opened.content().type();
    ContentDisposition.Builder disposition =
        download || !shownByBrowsers(type)
            ? ContentDisposition.attachment()
            : ContentDisposition.inline();
    return ResponseEntity.ok()
        .contentType(mediaType(type))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            disposition.filename(opened.fileName(), StandardCharsets.UTF_8).build().toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", NOTHING_RUNS)
        // the browser may keep it, but asks each time whether this person may still read it
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag(opened.content().hash())
        .body(new ContentResource(opened.content(), pace));
  }

  private static boolean shownByBrowsers(FileType type) {
    return type == FileType.PDF
        || type == FileType.TXT
        || type.isFilm()
        || type.isPicture() && type != FileType.TIFF;
  }

  private static MediaType mediaType(FileType type) {
    MediaType plain = MediaType.parseMediaType(type.mediaType());
    return plain.getType().equals("text") ? new MediaType(plain, StandardCharsets.UTF_8) : plain;
  }
}
