package vn.diemcau.meeting.internal;

import java.util.Map;
import vn.diemcau.organisation.UnitId;

/**
 * What ties a person to one meeting.
 *
 * @param secretary whether the person is one of its secretaries
 * @param sites of the person's units that are invited, the site that each attends at
 */
record Ties(boolean secretary, Map<UnitId, UnitId> sites) {

  static final Ties NONE = new Ties(false, Map.of());

  /** Null when the unit is not invited. */
  UnitId siteOf(UnitId unit) {
    return sites.get(unit);
  }
}
