package vn.diemcau.organisation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;

/**
 * A public body in the tree, as it stands in one period of validity.
 *
 * @param code the office's code; unique at any one time, but reused over the years
 * @param label the name, with the parent's wherever the name alone is not unique
 * @param level what kind of unit it is: {@code city}, {@code district}, {@code commune}…; data
 * @param parentId null for a root
 * @param sortKey sorts all units in the office's order, each parent before its children
 * @param validTo the first day on which it no longer holds; null while it holds
 */
public record Unit(
    UnitId id,
    String code,
    String name,
    String label,
    String level,
    UnitId parentId,
    @JsonProperty("sort") String sortKey,
    LocalDate validFrom,
    LocalDate validTo) {

  /** The level of what is no public body: a feed from elsewhere that takes part as a site. */
  public static final String OUTSIDE = "outside-source";

  @JsonIgnore
  public boolean isOutside() {
    return level.equals(OUTSIDE);
  }
}
