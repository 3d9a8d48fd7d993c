package vn.diemcau.organisation.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.diemcau.organisation.ImportPreview.PredecessorReport;
import vn.diemcau.organisation.ImportPreview.RefusedLine;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.internal.CsvLines.Line;
import vn.diemcau.organisation.internal.UnitRows.Link;
import vn.diemcau.shared.Folding;
import vn.diemcau.shared.Refusal;

/** A file of what went into what; what it names and this tree never held is told, and no error. */
final class PredecessorFile {

  static final List<String> HEADER =
      List.of("old_code", "old_name", "old_district", "old_province", "new_code");

  private static final int MAX_TOLD = 200;
  private static final int MAX_FIELD = 200;

  final List<Link> links = new ArrayList<>();
  final PredecessorReport report;

  /**
   * @param present ids by code of the units that will stand
   * @param history every period that the database holds, to find the former units in
   */
  PredecessorFile(List<Line> lines, Map<String, UnitId> present, List<UnitPeriod> history) {
    Map<String, List<UnitPeriod>> former =
        history.stream().collect(Collectors.groupingBy(UnitPeriod::code));
    Map<String, Link> kept = new HashMap<>();
    List<RefusedLine> told = new ArrayList<>();
    int notInTree = 0;
    int refused = 0;
    for (Line line : lines) {
      Refusal objection = objection(line, present);
      if (objection != null) {
        refused++;
        tell(told, line, objection);
        continue;
      }
      Link link = link(line, present.get(line.field(4)), former);
      kept.put(link.successor() + " " + link.code(), link);
      if (link.predecessor() == null) {
        notInTree++;
        tell(told, line, Refusal.invalid("organisation.predecessor-not-in-tree"));
      }
    }
    links.addAll(kept.values());
    report = new PredecessorReport(links.size(), notInTree, refused, told);
  }

  private static void tell(List<RefusedLine> told, Line line, Refusal why) {
    if (told.size() < MAX_TOLD) {
      told.add(new RefusedLine(line.number(), line.field(0), why));
    }
  }

  private static Refusal objection(Line line, Map<String, UnitId> present) {
    if (line.fields().size() != HEADER.size()) {
      return Refusal.invalid(
          "organisation.line-fields",
          Map.of("found", line.fields().size(), "expected", HEADER.size()));
    }
    if (line.field(0).isEmpty() || line.field(0).length() > 20) {
      return Refusal.invalid("organisation.bad-code");
    }
    if (line.field(1).isEmpty()
        || line.fields().stream().anyMatch(field -> field.length() > MAX_FIELD)) {
      return Refusal.invalid("organisation.bad-name", Map.of("max", MAX_FIELD));
    }
    return present.containsKey(line.field(4))
        ? null
        : Refusal.invalid("organisation.predecessor-unknown-unit", Map.of("unit", line.field(4)));
  }

  /** The former unit is the one that had this code and this name; a code alone is reused. */
  private static Link link(Line line, UnitId successor, Map<String, List<UnitPeriod>> former) {
    String name = Folding.fold(line.field(1));
    UnitId predecessor =
        former.getOrDefault(line.field(0), List.of()).stream()
            .filter(p -> Folding.fold(p.name()).equals(name) && !p.unit().equals(successor))
            .map(UnitPeriod::unit)
            .findFirst()
            .orElse(null);
    String parents =
        Stream.of(line.field(2), line.field(3))
            .filter(parent -> !parent.isEmpty())
            .collect(Collectors.joining(", "));
    return new Link(successor, line.field(0), line.field(1), parents, predecessor);
  }
}
