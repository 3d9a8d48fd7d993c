package vn.diemcau.organisation.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.diemcau.organisation.ImportPreview.RefusedLine;
import vn.diemcau.organisation.internal.CsvLines.Line;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * A file of units, judged line by line: what is good forms one tree, everything else is refused
 * with a reason. Several roots of the level province get the country above them.
 *
 * @param units good units by code, in the order of the file
 */
record UnitFile(Map<String, Entry> units, List<RefusedLine> refused) {

  static final List<String> HEADER = List.of("code", "name", "level", "parent_code");
  static final String NATIONAL_CODE = "VN";
  private static final String NATIONAL_NAME = "Cả nước";
  private static final String NATIONAL_LEVEL = "national";
  private static final String PROVINCE = "province";

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,20}");
  private static final Pattern LEVEL = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern NAME = Pattern.compile("[^\\p{C}]*\\p{L}[^\\p{C}]*");
  private static final int MAX_NAME = 200;
  private static final int MAX_DEPTH = 12;

  /** A unit as a line tells it; an empty parent code for the root; line 0 for the country. */
  record Entry(long line, String code, String name, String level, String parent) {}

  static Outcome<UnitFile> read(byte[] file) {
    return CsvLines.read(file, HEADER).then(UnitFile::judge);
  }

  private static Outcome<UnitFile> judge(List<Line> lines) {
    Map<String, Entry> good = new LinkedHashMap<>();
    Set<String> bad = new HashSet<>();
    List<RefusedLine> refused = new ArrayList<>();
    for (Line line : lines) {
      Optional<Refusal> objection = objection(line, good);
      if (objection.isPresent()) {
        String code = line.field(0);
        refused.add(new RefusedLine(line.number(), code, objection.get()));
        if (!good.containsKey(code)) {
          bad.add(code);
        }
      } else {
        good.put(
            line.field(0),
            new Entry(line.number(), line.field(0), line.field(1), line.field(2), line.field(3)));
      }
    }
    UnitFile judged = new UnitFile(good, refused);
    judged.settleRoots(bad);
    judged.refuseUnrooted(bad);
    if (good.isEmpty()) {
      return refused.isEmpty() || lines.isEmpty()
          ? Outcome.refused(Refusal.invalid("organisation.no-root"))
          : Outcome.done(judged);
    }
    return Outcome.done(judged);
  }

  private static Optional<Refusal> objection(Line line, Map<String, Entry> good) {
    if (line.fields().size() != HEADER.size()) {
      return Optional.of(
          Refusal.invalid(
              "organisation.line-fields",
              Map.of("found", line.fields().size(), "expected", HEADER.size())));
    }
    String code = line.field(0);
    String name = line.field(1);
    if (!CODE.matcher(code).matches()) {
      return Optional.of(Refusal.invalid("organisation.bad-code"));
    }
    if (name.length() > MAX_NAME || !NAME.matcher(name).matches()) {
      return Optional.of(Refusal.invalid("organisation.bad-name", Map.of("max", MAX_NAME)));
    }
    if (!LEVEL.matcher(line.field(2)).matches()) {
      return Optional.of(Refusal.invalid("organisation.bad-level"));
    }
    if (good.containsKey(code)) {
      return Optional.of(
          Refusal.invalid("organisation.duplicate-code", Map.of("first", good.get(code).line())));
    }
    return Optional.empty();
  }

  /** One root: the first, or the country where all of them are provinces. */
  private void settleRoots(Set<String> bad) {
    List<Entry> roots = units.values().stream().filter(e -> e.parent().isEmpty()).toList();
    if (roots.size() < 2) {
      return;
    }
    boolean provinces = roots.stream().allMatch(r -> r.level().equals(PROVINCE));
    if (provinces && !units.containsKey(NATIONAL_CODE)) {
      for (Entry r : roots) {
        units.put(r.code(), new Entry(r.line(), r.code(), r.name(), r.level(), NATIONAL_CODE));
      }
      units.put(NATIONAL_CODE, new Entry(0, NATIONAL_CODE, NATIONAL_NAME, NATIONAL_LEVEL, ""));
      return;
    }
    for (Entry root : roots.subList(1, roots.size())) {
      refuse(
          root,
          Refusal.invalid("organisation.second-root", Map.of("first", roots.getFirst().code())),
          bad);
    }
  }

  /** Refuses what does not hang on the root: unknown or refused parents, cycles, too deep. */
  private void refuseUnrooted(Set<String> bad) {
    Map<String, List<Entry>> below = new HashMap<>();
    units.values().forEach(e -> below.computeIfAbsent(e.parent(), k -> new ArrayList<>()).add(e));
    Set<String> rooted = new HashSet<>();
    List<Entry> row = below.getOrDefault("", List.of());
    for (int depth = 0; depth < MAX_DEPTH && !row.isEmpty(); depth++) {
      row.forEach(e -> rooted.add(e.code()));
      row = row.stream().flatMap(e -> below.getOrDefault(e.code(), List.of()).stream()).toList();
    }
    Set<String> tooDeep = new HashSet<>();
    row.forEach(e -> tooDeep.add(e.code()));
    Map<String, Entry> all = Map.copyOf(units);
    for (Entry e : List.copyOf(units.values())) {
      if (!rooted.contains(e.code())) {
        refuse(e, reason(e, all, bad, tooDeep), bad);
      }
    }
  }

  private static Refusal reason(
      Entry e, Map<String, Entry> all, Set<String> bad, Set<String> tooDeep) {
    Map<String, Object> parent = Map.of("parent", e.parent());
    if (tooDeep.contains(e.code())) {
      return Refusal.invalid("organisation.too-deep", Map.of("max", MAX_DEPTH));
    }
    if (onCycle(e, all)) {
      return Refusal.invalid("organisation.cycle");
    }
    if (all.containsKey(e.parent()) || bad.contains(e.parent())) {
      return Refusal.invalid("organisation.parent-refused", parent);
    }
    return Refusal.invalid("organisation.unknown-parent", parent);
  }

  private static boolean onCycle(Entry start, Map<String, Entry> all) {
    Entry at = all.get(start.parent());
    for (int steps = 0; at != null && steps <= all.size(); steps++) {
      if (at.code().equals(start.code())) {
        return true;
      }
      at = all.get(at.parent());
    }
    return false;
  }

  private void refuse(Entry entry, Refusal why, Set<String> bad) {
    units.remove(entry.code());
    bad.add(entry.code());
    refused.add(new RefusedLine(entry.line(), entry.code(), why));
  }
}
