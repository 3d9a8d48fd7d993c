package vn.diemcau.organisation.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;

/** The tree as it stands on one day: immutable, in the office's order, with labels worked out. */
final class UnitTree {

  private final Map<UnitId, Unit> byId = new LinkedHashMap<>();
  private final Map<String, Unit> byCode = new HashMap<>();
  private final Map<UnitId, List<Unit>> children = new HashMap<>();
  private final List<Unit> roots = new ArrayList<>();

  UnitTree(Collection<UnitPeriod> periods) {
    Map<UnitId, UnitPeriod> rows = new HashMap<>();
    periods.forEach(p -> rows.put(p.unit(), p));
    Map<UnitId, List<UnitPeriod>> below = new HashMap<>();
    List<UnitPeriod> tops = new ArrayList<>();
    for (UnitPeriod p : rows.values()) {
      if (p.parent() == null || !rows.containsKey(p.parent())) {
        tops.add(p);
      } else {
        below.computeIfAbsent(p.parent(), k -> new ArrayList<>()).add(p);
      }
    }
    Map<UnitId, String> labels = Labels.of(rows);
    place(tops, "", below, labels);
  }

  private void place(
      List<UnitPeriod> siblings,
      String prefix,
      Map<UnitId, List<UnitPeriod>> below,
      Map<UnitId, String> labels) {
    siblings.sort(Comparator.comparingInt(UnitPeriod::sort).thenComparing(UnitPeriod::code));
    int place = 0;
    for (UnitPeriod p : siblings) {
      String key = prefix + String.format("%05d", place++);
      Unit unit =
          new Unit(
              p.unit(),
              p.code(),
              p.name(),
              labels.get(p.unit()),
              p.level(),
              p.parent(),
              key,
              p.from(),
              p.to());
      byId.put(unit.id(), unit);
      byCode.put(unit.code(), unit);
      if (prefix.isEmpty()) {
        roots.add(unit);
      } else {
        children.computeIfAbsent(unit.parentId(), k -> new ArrayList<>()).add(unit);
      }
      place(below.getOrDefault(p.unit(), new ArrayList<>()), key + ".", below, labels);
    }
  }

  List<Unit> all() {
    return List.copyOf(byId.values());
  }

  List<Unit> roots() {
    return Collections.unmodifiableList(roots);
  }

  List<Unit> children(UnitId id) {
    return Collections.unmodifiableList(children.getOrDefault(id, List.of()));
  }

  Unit find(UnitId id) {
    return byId.get(id);
  }

  Unit byCode(String code) {
    return byCode.get(code);
  }

  List<Unit> subtree(UnitId id) {
    List<Unit> found = new ArrayList<>();
    Unit top = byId.get(id);
    if (top != null) {
      collect(top, found);
    }
    return found;
  }

  private void collect(Unit unit, List<Unit> into) {
    into.add(unit);
    children.getOrDefault(unit.id(), List.of()).forEach(child -> collect(child, into));
  }

  boolean isWithin(UnitId unit, UnitId ancestor) {
    for (Unit at = byId.get(unit); at != null; at = byId.get(at.parentId())) {
      if (at.id().equals(ancestor)) {
        return true;
      }
    }
    return false;
  }
}
