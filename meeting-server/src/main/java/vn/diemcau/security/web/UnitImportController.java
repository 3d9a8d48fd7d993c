package vn.diemcau.security.web;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.diemcau.organisation.ImportPreview;
import vn.diemcau.organisation.ImportPreview.Change;
import vn.diemcau.organisation.ImportPreview.Counts;
import vn.diemcau.organisation.ImportPreview.Entry;
import vn.diemcau.organisation.ImportPreview.RefusedLine;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitImports;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.security.Permissions;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;
import vn.diemcau.shared.RefusalKind;
import vn.diemcau.shared.Sentences;

/** The import of units. It stands in security, since organisation knows no permissions. */
@RestController
@RequestMapping("/api/units/import")
class UnitImportController {

  private final UnitImports imports;
  private final Permissions permissions;
  private final Audit audit;
  private final Sentences sentences;
  private final RefusalAnswers answers;

  UnitImportController(
      UnitImports imports,
      Permissions permissions,
      Audit audit,
      Sentences sentences,
      RefusalAnswers answers) {
    this.imports = imports;
    this.permissions = permissions;
    this.audit = audit;
    this.sentences = sentences;
    this.answers = answers;
  }

  record LineView(long line, String code, String reason, String sentence) {}

  record PredecessorsView(int links, int notInTree, int refused, List<LineView> told) {}

  record PreviewView(
      UUID token,
      LocalDate validFrom,
      Counts counts,
      List<Entry> added,
      List<Change> changed,
      List<Entry> ended,
      int endsHeldBack,
      List<LineView> refused,
      PredecessorsView predecessors) {}

  @PostMapping("/preview")
  ResponseEntity<Object> preview(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) MultipartFile units,
      @RequestParam(required = false) MultipartFile predecessors,
      @RequestParam(defaultValue = "") String validFrom)
      throws IOException {
    if (permissions.scope(actor, Action.UNITS_EDIT).isEmpty()) {
      return answers.of(Refusal.forbidden("organisation.import-not-permitted"));
    }
    if (units == null || units.isEmpty()) {
      return answers.of(Refusal.invalid("organisation.file-missing"));
    }
    long largest = Math.max(units.getSize(), predecessors == null ? 0 : predecessors.getSize());
    if (largest > UnitImports.MAX_BYTES) {
      return answers.of(
          Refusal.of(
              RefusalKind.TOO_LARGE,
              "organisation.file-too-large",
              Map.of("max", UnitImports.MAX_BYTES / 1024 / 1024)));
    }
    LocalDate day;
    try {
      day = LocalDate.parse(validFrom);
    } catch (DateTimeParseException e) {
      return answers.of(Refusal.invalid("organisation.bad-date"));
    }
    byte[] former = predecessors == null || predecessors.isEmpty() ? null : predecessors.getBytes();
    return answers.of(
        imports.preview(units.getBytes(), former, day, mayEdit(actor)).map(this::view));
  }

  @PostMapping("/{token}/apply")
  ResponseEntity<Object> apply(@AuthenticationPrincipal Actor actor, @PathVariable UUID token) {
    Outcome<ImportPreview> applied = imports.apply(token, mayEdit(actor));
    if (applied instanceof Outcome.Done<ImportPreview>(ImportPreview done)) {
      audit.record(
          actor,
          "organisation.imported",
          done.validFrom().toString(),
          Map.of(
              "added", done.counts().added(),
              "changed", done.counts().changed(),
              "ended", done.counts().ended(),
              "refused", done.counts().refused()));
    }
    return answers.of(applied.map(this::view));
  }

  private Predicate<UnitId> mayEdit(Actor actor) {
    return root -> permissions.may(actor, Action.UNITS_EDIT, root);
  }

  private PreviewView view(ImportPreview p) {
    return new PreviewView(
        p.token(),
        p.validFrom(),
        p.counts(),
        p.added(),
        p.changed(),
        p.ended(),
        p.endsHeldBack(),
        lines(p.refused()),
        p.predecessors() == null
            ? null
            : new PredecessorsView(
                p.predecessors().links(),
                p.predecessors().notInTree(),
                p.predecessors().refused(),
                lines(p.predecessors().told())));
  }

  private List<LineView> lines(List<RefusedLine> lines) {
    String language = LocaleContextHolder.getLocale().getLanguage();
    return lines.stream()
        .map(
            l ->
                new LineView(
                    l.line(),
                    l.code(),
                    l.refusal().code(),
                    sentences.in(language, l.refusal().code(), l.refusal().args())))
        .toList();
  }
}
