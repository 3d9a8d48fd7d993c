package vn.diemcau.organisation.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.diemcau.organisation.ImportPreview.Change;
import vn.diemcau.organisation.ImportPreview.Entry;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.Folding;

/**
 * What a file of units means for the tree that stands: pure, so that a preview and its application
 * are the same computation. A unit stays the same one over a change of name or of place, but not of
 * both: a code that comes back with another name under another parent is another unit.
 */
final class ImportPlan {

  final List<Entry> added = new ArrayList<>();
  final List<Change> changed = new ArrayList<>();
  final List<Entry> ended = new ArrayList<>();

  /** Periods that end on the day of the import. */
  final List<UnitPeriod> toEnd = new ArrayList<>();

  /** Periods that begin, or are written over because they began on that very day. */
  final List<UnitPeriod> toAdd = new ArrayList<>();

  /** Periods of which only the place among their siblings differs. */
  final List<UnitPeriod> toSort = new ArrayList<>();

  final Map<String, UnitId> idByCode = new LinkedHashMap<>();
  int endsHeldBack;

  private final UnitFile file;
  private final LocalDate day;
  private final Map<String, UnitPeriod> standing = new HashMap<>();
  private final Map<UnitId, String> codeOf = new HashMap<>();
  private final Map<String, UnitId> takenBack = new HashMap<>();

  /**
   * @param history every period that the database holds
   * @param concerned the units standing on that day in the trees that the file speaks of
   */
  ImportPlan(
      UnitFile file, LocalDate day, List<UnitPeriod> history, Collection<UnitPeriod> concerned) {
    this.file = file;
    this.day = day;
    concerned.forEach(p -> standing.put(p.code(), p));
    concerned.forEach(p -> codeOf.put(p.unit(), p.code()));
    history.stream()
        .filter(p -> p.from().equals(day) && day.equals(p.to()))
        .forEach(p -> takenBack.put(p.code(), p.unit()));
    Set<String> replaced = identify();
    place(replaced);
    endTheRest(replaced);
  }

  /** Gives every unit of the file its id; returns the codes under which another unit stood. */
  private Set<String> identify() {
    Set<String> replaced = new HashSet<>();
    for (UnitFile.Entry entry : file.units().values()) {
      UnitPeriod before = standing.get(entry.code());
      if (before != null && !isSame(before, entry)) {
        replaced.add(entry.code());
        before = null;
      }
      UnitId id =
          before != null ? before.unit() : takenBack.getOrDefault(entry.code(), UnitId.next());
      idByCode.put(entry.code(), id);
    }
    return replaced;
  }

  /** On the day a period began it is only being corrected, whatever is corrected. */
  private boolean isSame(UnitPeriod before, UnitFile.Entry entry) {
    boolean name = Folding.fold(before.name()).equals(Folding.fold(entry.name()));
    boolean place =
        before.level().equals(entry.level()) && parentCode(before).equals(entry.parent());
    return name || place || before.from().equals(day);
  }

  private String parentCode(UnitPeriod period) {
    return period.parent() == null ? "" : codeOf.getOrDefault(period.parent(), "");
  }

  private void place(Set<String> replaced) {
    Map<String, Integer> next = new HashMap<>();
    for (UnitFile.Entry entry : file.units().values()) {
      int sort = next.merge(entry.parent(), 1, Integer::sum) - 1;
      UnitPeriod before = replaced.contains(entry.code()) ? null : standing.get(entry.code());
      UnitPeriod after = period(entry, sort, before);
      if (before == null) {
        added.add(told(entry));
        toAdd.add(after);
      } else if (!sameState(before, after)) {
        changed.add(new Change(entry.line(), told(before, entry.line()), told(entry)));
        if (!before.from().equals(day)) {
          toEnd.add(before);
        }
        toAdd.add(after);
      } else if (before.sort() != sort) {
        toSort.add(after);
      }
    }
  }

  private UnitPeriod period(UnitFile.Entry entry, int sort, UnitPeriod before) {
    boolean goesOn = before != null && sameFields(before, entry);
    return new UnitPeriod(
        idByCode.get(entry.code()),
        entry.code(),
        entry.name(),
        entry.level(),
        entry.parent().isEmpty() ? null : idByCode.get(entry.parent()),
        sort,
        goesOn ? before.from() : day,
        null);
  }

  private boolean sameFields(UnitPeriod before, UnitFile.Entry entry) {
    UnitId parent = entry.parent().isEmpty() ? null : idByCode.get(entry.parent());
    return before.name().equals(entry.name())
        && before.level().equals(entry.level())
        && Objects.equals(before.parent(), parent);
  }

  private static boolean sameState(UnitPeriod before, UnitPeriod after) {
    return before.name().equals(after.name())
        && before.level().equals(after.level())
        && Objects.equals(before.parent(), after.parent());
  }

  private void endTheRest(Set<String> replaced) {
    List<UnitPeriod> rest =
        standing.values().stream()
            .filter(p -> replaced.contains(p.code()) || !file.units().containsKey(p.code()))
            .filter(p -> !staysOutside(p))
            .sorted(Comparator.comparing(UnitPeriod::code))
            .toList();
    boolean complete = file.refused().isEmpty();
    for (UnitPeriod p : rest) {
      if (complete || replaced.contains(p.code())) {
        toEnd.add(p);
        ended.add(told(p, 0));
      } else {
        endsHeldBack++;
      }
    }
  }

  /** A source that is no public body stands in no file; it goes with the unit above it. */
  private boolean staysOutside(UnitPeriod period) {
    return period.level().equals(Unit.OUTSIDE)
        && file.units().containsKey(codeOf.get(period.parent()));
  }

  boolean isEmpty() {
    return toEnd.isEmpty() && toAdd.isEmpty() && toSort.isEmpty();
  }

  private static Entry told(UnitFile.Entry e) {
    return new Entry(e.line(), e.code(), e.name(), e.level(), e.parent());
  }

  private Entry told(UnitPeriod p, long line) {
    return new Entry(line, p.code(), p.name(), p.level(), parentCode(p));
  }
}
