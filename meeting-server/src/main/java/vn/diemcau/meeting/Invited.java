package vn.diemcau.meeting;

import vn.diemcau.organisation.UnitId;

/**
 * A unit that is called to a meeting and the site that it attends at: its own, or another's.
 *
 * @param site equal to {@code unit} unless the unit attends at another unit's site
 * @param outside whether it is no public body but a source from elsewhere: a site, of which nobody
 *     attends
 */
public record Invited(UnitId unit, UnitId site, boolean outside) {

  public Invited(UnitId unit, UnitId site) {
    this(unit, site, false);
  }
}
