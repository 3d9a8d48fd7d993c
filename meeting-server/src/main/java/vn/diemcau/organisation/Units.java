package vn.diemcau.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The unit tree: reads for every feature, answered from memory. "Present" means valid today. */
public interface Units {

  /** The unit as it stands today, or as it stood last (or will first stand) when not today. */
  Optional<Unit> find(UnitId id);

  /** The present unit with this code. */
  Optional<Unit> byCode(String code);

  /** Every unit that is valid on a day, in the office's order, parents before children. */
  List<Unit> all(LocalDate day);

  /** Every unit that is valid today, in the office's order, parents before children. */
  List<Unit> present();

  /** The present units without a parent. */
  List<Unit> roots();

  /** The present units right below this one, in the office's order. */
  List<Unit> children(UnitId id);

  /** This present unit and all below it, in the office's order; empty when it is not present. */
  List<Unit> subtree(UnitId id);

  /** Whether {@code unit} is {@code ancestor} or stands anywhere below it. */
  boolean isWithin(UnitId unit, UnitId ancestor);

  /** The name, with the parent's wherever the name alone is not unique. */
  String label(UnitId id);

  /** What a screen needs to name a unit that is known to exist, present or not. */
  UnitRef ref(UnitId id);

  /** Present units by name or code, accent-blind, the best first. */
  List<UnitRef> search(String query, int limit);

  /** The levels of the present tree, from the top. */
  List<UnitLevel> levels();

  /** What went into this unit. */
  List<Relative> predecessors(UnitId id);

  /** What this unit went into. */
  List<Relative> successors(UnitId id);

  /**
   * The other end of a merger or division.
   *
   * @param id null when the former unit was never in this tree and is known by name only
   * @param parents the names above it, nearest first, "Quận Ba Đình, Thành phố Hà Nội"
   */
  record Relative(UnitId id, String code, String name, String parents) {}
}
