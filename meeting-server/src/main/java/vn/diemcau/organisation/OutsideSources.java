package vn.diemcau.organisation;

import vn.diemcau.shared.Outcome;

/**
 * Sources outside of the office, such as the Government Office's feed through a PC with a capture
 * device: units of a level of their own, which are invited like others and counted with none. An
 * import of the tree leaves them alone. Checks no permission.
 */
public interface OutsideSources {

  /** Adds one under a present unit, which may then invite it. */
  Outcome<Unit> add(UnitId under, String name);

  /** It is invited no more; meetings of the past keep it. */
  Outcome<Void> end(UnitId source);
}
