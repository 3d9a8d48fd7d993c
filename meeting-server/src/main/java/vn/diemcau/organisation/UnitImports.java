package vn.diemcau.organisation;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Predicate;
import vn.diemcau.shared.Outcome;

/**
 * Brings a unit tree in from CSV: first a preview that changes nothing, then the same in one
 * transaction. A file describes whole trees: units of those trees that it does not name end.
 */
public interface UnitImports {

  /** The largest file taken, in bytes. */
  int MAX_BYTES = 5 * 1024 * 1024;

  /**
   * @param units CSV with the header {@code code,name,level,parent_code}, UTF-8
   * @param predecessors CSV {@code old_code,old_name,old_district,old_province,new_code}, or null
   * @param validFrom the day from which the file holds
   * @param mayEdit asked for every existing root that the file speaks of
   */
  Outcome<ImportPreview> preview(
      byte[] units, byte[] predecessors, LocalDate validFrom, Predicate<UnitId> mayEdit);

  /** Does what the preview showed; refused when the tree changed in between. */
  Outcome<ImportPreview> apply(UUID token, Predicate<UnitId> mayEdit);
}
