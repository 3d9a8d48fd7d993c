package vn.diemcau.organisation;

/** What a screen needs to name a unit. */
public record UnitRef(
    UnitId id, String code, String name, String label, String level, String levelName) {

  public static UnitRef of(Unit unit, String levelName) {
    return new UnitRef(unit.id(), unit.code(), unit.name(), unit.label(), unit.level(), levelName);
  }
}
