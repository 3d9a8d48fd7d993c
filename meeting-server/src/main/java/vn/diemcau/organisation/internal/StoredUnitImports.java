package vn.diemcau.organisation.internal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.organisation.ImportPreview;
import vn.diemcau.organisation.ImportPreview.Counts;
import vn.diemcau.organisation.ImportPreview.PredecessorReport;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitImports;
import vn.diemcau.organisation.UnitTreeChanged;
import vn.diemcau.organisation.internal.KeptUploads.Upload;
import vn.diemcau.shared.NewId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.Sha256;

/** Shows what an import comes to, and applies it in one transaction, under the tree's lock. */
@Component
class StoredUnitImports implements UnitImports {

  /** What it comes to today. */
  private record Worked(ImportPreview preview, ImportPlan plan, PredecessorFile links) {}

  private final UnitRows rows;
  private final StoredUnits units;
  private final KeptUploads uploads;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  StoredUnitImports(
      UnitRows rows,
      StoredUnits units,
      KeptUploads uploads,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.rows = rows;
    this.units = units;
    this.uploads = uploads;
    this.transaction = transaction;
    this.events = events;
  }

  @Override
  public Outcome<ImportPreview> preview(
      byte[] unitFile, byte[] predecessorFile, LocalDate validFrom, Predicate<UnitId> mayEdit) {
    UUID token = NewId.next();
    Outcome<Worked> worked =
        work(token, new Upload(unitFile, predecessorFile, validFrom, ""), mayEdit);
    if (worked instanceof Outcome.Done<Worked>(Worked w)) {
      uploads.keep(token, new Upload(unitFile, predecessorFile, validFrom, fingerprint(w)));
    }
    return worked.map(Worked::preview);
  }

  @Override
  public Outcome<ImportPreview> apply(UUID token, Predicate<UnitId> mayEdit) {
    Outcome<ImportPreview> applied =
        transaction.execute(
            status -> {
              rows.lock();
              Optional<Upload> upload = uploads.find(token);
              if (upload.isEmpty()) {
                status.setRollbackOnly();
                return Outcome.refused(Refusal.notFound("organisation.no-such-import"));
              }
              Outcome<ImportPreview> done =
                  work(token, upload.get(), mayEdit)
                      .then(w -> write(token, w, upload.get().fingerprint()));
              if (!done.isDone()) {
                status.setRollbackOnly();
              }
              return done;
            });
    if (applied.isDone()) {
      units.refresh();
      events.publishEvent(new UnitTreeChanged());
    }
    return applied;
  }

  private Outcome<Worked> work(UUID token, Upload upload, Predicate<UnitId> mayEdit) {
    return UnitFile.read(upload.units())
        .then(
            file ->
                upload.predecessors() == null
                    ? work(token, upload, file, null, mayEdit)
                    : CsvLines.read(upload.predecessors(), PredecessorFile.HEADER)
                        .then(lines -> work(token, upload, file, lines, mayEdit)));
  }

  private Outcome<Worked> work(
      UUID token,
      Upload upload,
      UnitFile file,
      List<CsvLines.Line> predecessorLines,
      Predicate<UnitId> mayEdit) {
    LocalDate day = upload.validFrom();
    List<UnitPeriod> history = rows.periods();
    List<UnitPeriod> standing = history.stream().filter(p -> p.to() == null).toList();
    UnitTree tree = new UnitTree(standing);
    Set<UnitId> trees =
        tree.roots().stream()
            .filter(root -> file.units().containsKey(root.code()))
            .map(Unit::id)
            .collect(Collectors.toSet());
    Set<UnitId> concerned =
        trees.stream()
            .flatMap(root -> tree.subtree(root).stream())
            .map(Unit::id)
            .collect(Collectors.toSet());
    Optional<Refusal> objection = objection(file, tree, trees, concerned, mayEdit);
    if (objection.isEmpty()) {
      objection = tooEarly(standing, concerned, day);
    }
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    ImportPlan plan =
        new ImportPlan(
            file,
            day,
            history,
            standing.stream().filter(p -> concerned.contains(p.unit())).toList());
    PredecessorFile links =
        predecessorLines == null
            ? null
            : new PredecessorFile(predecessorLines, plan.idByCode, history);
    PredecessorReport report = links == null ? null : links.report;
    return Outcome.done(new Worked(preview(token, day, file, plan, report), plan, links));
  }

  private static Optional<Refusal> objection(
      UnitFile file,
      UnitTree tree,
      Set<UnitId> trees,
      Set<UnitId> concerned,
      Predicate<UnitId> mayEdit) {
    if (trees.isEmpty() && !tree.all().isEmpty() && !file.units().isEmpty()) {
      return Optional.of(Refusal.invalid("organisation.other-tree"));
    }
    if (!trees.stream().allMatch(mayEdit)) {
      return Optional.of(Refusal.forbidden("organisation.import-not-permitted"));
    }
    return file.units().keySet().stream()
        .map(tree::byCode)
        .filter(unit -> unit != null && !concerned.contains(unit.id()))
        .findFirst()
        .map(unit -> Refusal.invalid("organisation.code-elsewhere", Map.of("code", unit.code())));
  }

  /** History is not rewritten: the newest period of these trees is the earliest day. */
  private static Optional<Refusal> tooEarly(
      List<UnitPeriod> standing, Set<UnitId> concerned, LocalDate day) {
    return standing.stream()
        .filter(p -> concerned.contains(p.unit()))
        .map(UnitPeriod::from)
        .max(Comparator.naturalOrder())
        .filter(day::isBefore)
        .map(
            earliest ->
                Refusal.invalid("organisation.before-history", Map.of("earliest", earliest)));
  }

  private static ImportPreview preview(
      UUID token, LocalDate day, UnitFile file, ImportPlan plan, PredecessorReport report) {
    return new ImportPreview(
        token,
        day,
        new Counts(
            plan.added.size(), plan.changed.size(), plan.ended.size(), file.refused().size()),
        plan.added,
        plan.changed,
        plan.ended,
        plan.endsHeldBack,
        file.refused().stream()
            .sorted(Comparator.comparingLong(ImportPreview.RefusedLine::line))
            .toList(),
        report);
  }

  private Outcome<ImportPreview> write(UUID token, Worked worked, String fingerprint) {
    if (!fingerprint(worked).equals(fingerprint)) {
      return Outcome.refused(Refusal.conflict("organisation.import-outdated"));
    }
    if (worked.plan().isEmpty() && (worked.links() == null || worked.links().links.isEmpty())) {
      return Outcome.refused(Refusal.invalid("organisation.nothing-to-import"));
    }
    rows.end(worked.plan().toEnd, worked.preview().validFrom());
    rows.add(worked.plan().toAdd);
    rows.sort(worked.plan().toSort);
    worked.plan().toAdd.stream()
        .map(UnitPeriod::level)
        .distinct()
        .forEach(level -> rows.addLevel(level, 900));
    if (worked.links() != null) {
      rows.link(worked.links().links);
    }
    uploads.forget(token);
    return Outcome.done(worked.preview());
  }

  /** Two plans with the same fingerprint were shown as the same. */
  private static String fingerprint(Worked worked) {
    ImportPreview p = worked.preview();
    String shown = p.added() + "\n" + p.changed() + "\n" + p.ended() + "\n" + p.endsHeldBack();
    return Sha256.hex(shown);
  }
}
