package vn.diemcau.room.state;

import vn.diemcau.organisation.UnitId;

/**
 * A person present at a site.
 *
 * @param unit the unit that the person represents
 */
public record Attendee(UnitId unit, String name, String position, Composition composition) {

  public Attendee {
    Check.given("unit", unit);
    name = Check.text("name", name, 200);
    position = Check.optionalText("position", position, 200);
    composition = composition == null ? Composition.RIGHT : composition;
  }
}
