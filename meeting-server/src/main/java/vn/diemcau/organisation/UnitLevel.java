package vn.diemcau.organisation;

/**
 * A level of the present tree.
 *
 * @param name what the units of this level are called together, "xã, phường, thị trấn"
 * @param count how many units of it there are today
 */
public record UnitLevel(String level, String name, String nameEn, int count) {}
