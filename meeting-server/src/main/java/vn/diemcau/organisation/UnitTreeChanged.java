package vn.diemcau.organisation;

/** Told after an import was committed: ids, names and places of units may differ from now on. */
public record UnitTreeChanged() {}
