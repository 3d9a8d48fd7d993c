package vn.diemcau.organisation.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.organisation.OutsideSources;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitTreeChanged;
import vn.diemcau.shared.Folding;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Outside sources among the rows of units. */
@Component
class StoredOutsideSources implements OutsideSources {

  private static final int LONGEST_NAME = 200;
  private static final int MOST = 99;

  /** Behind all other units under the same one. */
  private static final int LAST = 1_000_000;

  private final UnitRows rows;
  private final StoredUnits units;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  StoredOutsideSources(
      UnitRows rows,
      StoredUnits units,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.rows = rows;
    this.units = units;
    this.transaction = transaction;
    this.events = events;
  }

  @Override
  public Outcome<Unit> add(UnitId under, String name) {
    String clean = name == null ? "" : Folding.clean(name);
    if (clean.isBlank() || clean.length() > LONGEST_NAME || !Folding.isStorable(clean)) {
      return Outcome.refused(Refusal.invalid("organisation.bad-source-name"));
    }
    Outcome<UnitId> added = transaction.execute(status -> added(under, clean));
    return added.map(
        id -> {
          changed();
          return units.find(id).orElseThrow();
        });
  }

  private Outcome<UnitId> added(UnitId under, String name) {
    rows.lock();
    units.refresh();
    Optional<Unit> parent = units.subtree(under).stream().findFirst();
    if (parent.isEmpty() || parent.get().isOutside()) {
      return Outcome.refused(Refusal.invalid("organisation.no-such-unit"));
    }
    int number = 1;
    while (units.byCode(code(number)).isPresent() || everHad(code(number))) {
      if (++number > MOST) {
        return Outcome.refused(Refusal.conflict("organisation.too-many-sources"));
      }
    }
    UnitId id = UnitId.next();
    // from the day of the unit above, so that no import is held up by it
    rows.add(
        List.of(
            new UnitPeriod(
                id,
                code(number),
                name,
                Unit.OUTSIDE,
                under,
                LAST + number,
                parent.get().validFrom(),
                null)));
    return Outcome.done(id);
  }

  private boolean everHad(String code) {
    return rows.periods().stream().anyMatch(period -> period.code().equals(code));
  }

  private static String code(int number) {
    return "NGUON-%02d".formatted(number);
  }

  @Override
  public Outcome<Void> end(UnitId source) {
    Outcome<Void> ended =
        transaction.execute(
            status -> {
              rows.lock();
              List<UnitPeriod> open =
                  rows.periods().stream()
                      .filter(p -> p.unit().equals(source) && p.to() == null)
                      .filter(p -> p.level().equals(Unit.OUTSIDE))
                      .toList();
              if (open.isEmpty()) {
                return Outcome.refused(Refusal.notFound("organisation.no-such-unit"));
              }
              rows.end(open, units.today());
              return Outcome.done();
            });
    if (ended.isDone()) {
      changed();
    }
    return ended;
  }

  private void changed() {
    units.refresh();
    events.publishEvent(new UnitTreeChanged());
  }
}
