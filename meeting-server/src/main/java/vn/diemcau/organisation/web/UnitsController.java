package vn.diemcau.organisation.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitLevel;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.organisation.Units;
import vn.diemcau.organisation.Units.Relative;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;

/** The unit tree to read, for everyone who is signed in. */
@RestController
@RequestMapping("/api/units")
class UnitsController {

  private static final int MAX_QUERY = 100;
  private static final int MAX_HITS = 50;

  private final Units units;
  private final RefusalAnswers answers;

  UnitsController(Units units, RefusalAnswers answers) {
    this.units = units;
    this.answers = answers;
  }

  /** A unit with what it came from and what it went into. */
  record WithHistory(
      @JsonUnwrapped Unit unit, List<Relative> predecessors, List<Relative> successors) {}

  @GetMapping
  List<Unit> all() {
    return units.present();
  }

  @GetMapping("/levels")
  List<UnitLevel> levels() {
    return units.levels();
  }

  @GetMapping("/search")
  ResponseEntity<Object> search(@RequestParam String q) {
    if (q.length() > MAX_QUERY) {
      return answers.of(Refusal.invalid("organisation.query-too-long"));
    }
    List<UnitRef> found = units.search(q, MAX_HITS);
    return ResponseEntity.ok(found);
  }

  @GetMapping("/{id}")
  ResponseEntity<Object> one(@PathVariable UUID id) {
    UnitId unit = new UnitId(id);
    Outcome<WithHistory> found =
        units
            .find(unit)
            .map(u -> new WithHistory(u, units.predecessors(unit), units.successors(unit)))
            .<Outcome<WithHistory>>map(Outcome::done)
            .orElseGet(() -> Outcome.refused(Refusal.notFound("organisation.no-such-unit")));
    return answers.of(found);
  }
}
