package vn.diemcau.security.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.security.internal.AuditTrail;
import vn.diemcau.security.internal.AuditTrail.Entry;
import vn.diemcau.security.internal.AuditTrail.Question;
import vn.diemcau.shared.Downloads;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;

/** The audit trail to search and to export. There is no way to change it. */
@RestController
class AuditController {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int PAGE = 50;
  private static final int LAST_PAGE = 100_000;
  private static final int MAX_EXPORTED = 100_000;
  private final AuditTrail trail;
  private final Audit audit;
  private final AuditKinds kinds;
  private final RefusalAnswers answers;

  AuditController(AuditTrail trail, Audit audit, AuditKinds kinds, RefusalAnswers answers) {
    this.trail = trail;
    this.audit = audit;
    this.kinds = kinds;
    this.answers = answers;
  }

  /** One entry; {@code what} names its kind in each language. */
  record EntryView(
      Instant at,
      String actor,
      String kind,
      Map<String, String> what,
      String subject,
      @JsonRawValue String details,
      String address) {}

  record PageView(List<EntryView> items, long total, int pageSize) {}

  /** Days are whole days in Vietnam, the last one included; instants are taken as they are. */
  @GetMapping("/api/audit")
  ResponseEntity<Object> search(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "0") int page) {
    return answers.of(
        question(q, kind, from, to)
            .then(asked -> trail.page(actor, asked, Math.clamp(page, 0, LAST_PAGE), PAGE))
            .map(p -> new PageView(p.items().stream().map(this::view).toList(), p.total(), PAGE)));
  }

  @GetMapping("/api/audit.xlsx")
  ResponseEntity<Object> export(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to) {
    Outcome<byte[]> sheet =
        question(q, kind, from, to)
            .then(asked -> trail.stream(actor, asked, MAX_EXPORTED))
            .map(this::sheet);
    return switch (sheet) {
      case Outcome.Refused<byte[]>(Refusal refusal) -> answers.of(refusal);
      case Outcome.Done<byte[]>(byte[] file) -> {
        audit.record(
            actor, "audit.exported", "xlsx", Map.of("q", q, "kind", kind, "from", from, "to", to));
        yield Downloads.of(Downloads.XLSX, "nhat-ky.xlsx", file);
      }
    };
  }

  private byte[] sheet(Stream<Entry> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (entries) {
      AuditSheet.write(entries, kinds::inVietnamese, ZONE, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private EntryView view(Entry e) {
    return new EntryView(
        e.at(), e.actor(), e.kind(), kinds.both(e.kind()), e.subject(), e.details(), e.address());
  }

  private static Outcome<Question> question(String q, String kind, String from, String to) {
    try {
      return Outcome.done(new Question(q, kind, parse(from, 0), parse(to, 1)));
    } catch (DateTimeException e) {
      return Outcome.refused(Refusal.invalid("security.bad-period"));
    }
  }

  private static Instant parse(String text, int daysAfter) {
    if (text.isEmpty()) {
      return null;
    }
    return text.length() > 10
        ? Instant.parse(text)
        : LocalDate.parse(text).plusDays(daysAfter).atStartOfDay(ZONE).toInstant();
  }
}
