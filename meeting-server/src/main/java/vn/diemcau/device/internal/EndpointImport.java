package vn.diemcau.device.internal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.device.Endpoint;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Folding;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * Takes the register from a workbook with the columns of its export. A device is known by its site
 * and name; what the workbook does not name stays as it is. A line that makes no sense is told with
 * the reason and left out, and the others are taken.
 */
@Service
public class EndpointImport {

  /**
   * What a workbook would bring, or brought.
   *
   * @param same lines that say what is known
   */
  public record Result(int added, int changed, int same, List<Refused> refused) {}

  /** A line that was left out. */
  public record Refused(int line, String name, Refusal why) {}

  private final Endpoints endpoints;
  private final Units units;

  EndpointImport(Endpoints endpoints, Units units) {
    this.endpoints = endpoints;
    this.units = units;
  }

  /**
   * Refused as a whole with {@code device.not-a-workbook} when it cannot be read.
   *
   * @param apply false only to look
   */
  @Transactional
  public Outcome<Result> take(Actor actor, byte[] workbook, boolean apply) {
    if (workbook.length > SheetRows.MOST_BYTES) {
      return Outcome.refused(Refusal.invalid("device.not-a-workbook"));
    }
    Optional<List<SheetRows.Line>> lines = SheetRows.read(workbook);
    return lines.isEmpty() || lines.get().isEmpty()
        ? Outcome.refused(Refusal.invalid("device.not-a-workbook"))
        : endpoints.list(actor).map(known -> take(actor, lines.get(), known, apply));
  }

  private Result take(Actor actor, List<SheetRows.Line> lines, List<Endpoint> all, boolean apply) {
    Map<String, Endpoint> known = new HashMap<>();
    all.forEach(endpoint -> known.put(key(endpoint.as()), endpoint));
    Map<String, Integer> met = new HashMap<>();
    List<Refused> refused = new ArrayList<>();
    int added = 0;
    int changed = 0;
    int same = 0;
    for (SheetRows.Line line : lines) {
      Outcome<Endpoint.Described> read = read(line).then(as -> endpoints.checked(actor, as));
      if (read instanceof Outcome.Refused<Endpoint.Described>(Refusal why)) {
        refused.add(new Refused(line.number(), line.cell(EndpointSheet.NAME), why));
        continue;
      }
      Endpoint.Described as = ((Outcome.Done<Endpoint.Described>) read).value();
      Integer before = met.putIfAbsent(key(as), line.number());
      if (before != null) {
        Refusal twice = Refusal.invalid("device.line-twice", Map.of("line", before));
        refused.add(new Refused(line.number(), as.name(), twice));
        continue;
      }
      Endpoint there = known.get(key(as));
      if (there == null) {
        added++;
      } else if (there.as().equals(as)) {
        same++;
      } else {
        changed++;
      }
      if (apply && there == null) {
        endpoints.add(actor, as).orThrow();
      } else if (apply && !there.as().equals(as)) {
        endpoints.change(actor, there.id(), as).orThrow();
      }
    }
    return new Result(added, changed, same, refused);
  }

  private Outcome<Endpoint.Described> read(SheetRows.Line line) {
    Optional<Unit> site = units.byCode(line.cell(EndpointSheet.UNIT_CODE));
    if (site.isEmpty()) {
      return Outcome.refused(
          Refusal.invalid(
              "device.no-such-unit-code", Map.of("code", line.cell(EndpointSheet.UNIT_CODE))));
    }
    String day = line.cell(EndpointSheet.INSPECTED);
    LocalDate inspected = null;
    if (!day.isEmpty()) {
      try {
        inspected = LocalDate.parse(day, EndpointSheet.DAY);
      } catch (DateTimeParseException e) {
        return Outcome.refused(Refusal.invalid("device.bad-day", Map.of("day", day)));
      }
    }
    return Outcome.done(
        new Endpoint.Described(
            site.get().id(),
            line.cell(EndpointSheet.NAME),
            kind(line.cell(EndpointSheet.KIND)),
            line.cell(EndpointSheet.SERIAL),
            line.cell(EndpointSheet.PLACE),
            line.cell(EndpointSheet.LINE),
            inspected,
            line.cell(EndpointSheet.CONTACT),
            line.cell(EndpointSheet.PHONE),
            line.cell(EndpointSheet.NOTES)));
  }

  /** By its Vietnamese name; what nobody knows is something else. */
  private static Endpoint.Kind kind(String name) {
    for (Endpoint.Kind kind : Endpoint.Kind.values()) {
      if (Folding.fold(EndpointSheet.kind(kind)).equals(Folding.fold(name))) {
        return kind;
      }
    }
    return name.isBlank() ? Endpoint.Kind.ROOM_PC : Endpoint.Kind.OTHER;
  }

  private static String key(Endpoint.Described as) {
    return as.site() + " " + Folding.fold(as.name());
  }
}
