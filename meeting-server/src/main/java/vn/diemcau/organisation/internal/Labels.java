package vn.diemcau.organisation.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.Folding;

/** Tells units of the same name apart by the names above them, and by their code if need be. */
final class Labels {

  private Labels() {}

  /** Labels of all units; unique within each tree. */
  static Map<UnitId, String> of(Map<UnitId, UnitPeriod> units) {
    Map<UnitId, Map<UnitId, UnitPeriod>> trees = new HashMap<>();
    units
        .values()
        .forEach(u -> trees.computeIfAbsent(root(u, units), k -> new HashMap<>()).put(u.unit(), u));
    Map<UnitId, String> labels = new HashMap<>();
    trees.values().forEach(tree -> labels.putAll(ofTree(tree)));
    return labels;
  }

  private static UnitId root(UnitPeriod unit, Map<UnitId, UnitPeriod> units) {
    UnitPeriod at = unit;
    while (units.containsKey(at.parent())) {
      at = units.get(at.parent());
    }
    return at.unit();
  }

  private static Map<UnitId, String> ofTree(Map<UnitId, UnitPeriod> units) {
    Map<UnitId, String> labels = new HashMap<>();
    Map<UnitId, UnitPeriod> next = new HashMap<>();
    units.values().forEach(u -> labels.put(u.unit(), u.name()));
    units.values().forEach(u -> next.put(u.unit(), units.get(u.parent())));
    List<UnitId> open = sharing(labels, units.keySet());
    while (!open.isEmpty()) {
      for (UnitId id : open) {
        UnitPeriod above = next.get(id);
        if (above == null) {
          labels.computeIfPresent(id, (k, label) -> label + " (" + units.get(id).code() + ")");
        } else {
          labels.computeIfPresent(id, (k, label) -> label + ", " + above.name());
          next.put(id, units.get(above.parent()));
        }
      }
      // what has run out of parents carries its code by now, and codes are unique
      open = sharing(labels, Set.copyOf(open));
    }
    return labels;
  }

  /** Those of {@code among} whose label another of them has as well, accents told apart. */
  private static List<UnitId> sharing(Map<UnitId, String> labels, Set<UnitId> among) {
    Map<String, List<UnitId>> byLabel = new HashMap<>();
    for (UnitId id : among) {
      byLabel.computeIfAbsent(spoken(labels.get(id)), k -> new ArrayList<>()).add(id);
    }
    return byLabel.values().stream().filter(ids -> ids.size() > 1).flatMap(List::stream).toList();
  }

  private static String spoken(String label) {
    return Folding.clean(label).toLowerCase(Locale.ROOT);
  }
}
