package vn.diemcau.meeting;

import vn.diemcau.organisation.UnitId;

/**
 * A unit that is called to a meeting and the site that it attends at: its own, or another's.
 *
 * @param site equal to {@code unit} unless the unit attends at another unit's site
 */
public record Invited(UnitId unit, UnitId site) {}
