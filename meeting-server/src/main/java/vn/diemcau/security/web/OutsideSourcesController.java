package vn.diemcau.security.web;

import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.organisation.OutsideSources;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.security.Permissions;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;

/**
 * Outside sources, for who convenes meetings of a unit or keeps its units. It stands in security,
 * since organisation knows no permissions.
 */
@RestController
@RequestMapping("/api/units/outside-sources")
class OutsideSourcesController {

  private final OutsideSources sources;
  private final Units units;
  private final Permissions permissions;
  private final Audit audit;
  private final RefusalAnswers answers;

  OutsideSourcesController(
      OutsideSources sources,
      Units units,
      Permissions permissions,
      Audit audit,
      RefusalAnswers answers) {
    this.sources = sources;
    this.units = units;
    this.permissions = permissions;
    this.audit = audit;
    this.answers = answers;
  }

  /** A source to come. */
  record Body(UUID underId, String name) {}

  @PostMapping
  ResponseEntity<Object> add(@AuthenticationPrincipal Actor actor, @RequestBody Body body) {
    if (body.underId() == null) {
      return answers.of(Refusal.invalid("organisation.no-such-unit"));
    }
    UnitId under = new UnitId(body.underId());
    Outcome<Unit> added = allowed(actor, under).then(ok -> sources.add(under, body.name()));
    if (added instanceof Outcome.Done<Unit>(Unit unit)) {
      audit.record(
          actor,
          "unit.outside-source-added",
          unit.name(),
          Map.of("unit", unit.id(), "under", under));
    }
    return answers.of(added);
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Object> end(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
    UnitId source = new UnitId(id);
    Unit unit = units.find(source).filter(Unit::isOutside).orElse(null);
    if (unit == null) {
      return answers.of(Refusal.notFound("organisation.no-such-unit"));
    }
    Outcome<Void> ended = allowed(actor, unit.parentId()).then(ok -> sources.end(source));
    if (ended.isDone()) {
      audit.record(actor, "unit.outside-source-ended", unit.name(), Map.of("unit", source));
    }
    return answers.of(ended);
  }

  private Outcome<Void> allowed(Actor actor, UnitId under) {
    return permissions.may(actor, Action.MEETINGS_CONVENE, under)
            || permissions.may(actor, Action.UNITS_EDIT, under)
        ? Outcome.done()
        : Outcome.refused(Refusal.forbidden("security.not-permitted"));
  }
}
