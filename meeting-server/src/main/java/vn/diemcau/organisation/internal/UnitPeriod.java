package vn.diemcau.organisation.internal;

import java.time.LocalDate;
import vn.diemcau.organisation.UnitId;

/** A unit in one period of validity, as it lies in the database; {@code to} is exclusive. */
record UnitPeriod(
    UnitId unit,
    String code,
    String name,
    String level,
    UnitId parent,
    int sort,
    LocalDate from,
    LocalDate to) {

  boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || day.isBefore(to));
  }
}
