package vn.diemcau.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.diemcau.shared.Refusal;

/**
 * What an import will do, line by line.
 *
 * @param ended empty whenever a line was refused: a mistyped code must not end the unit it meant
 * @param endsHeldBack how many units would have ended, had no line been refused
 * @param predecessors null when no file of predecessors came along
 */
public record ImportPreview(
    UUID token,
    LocalDate validFrom,
    Counts counts,
    List<Entry> added,
    List<Change> changed,
    List<Entry> ended,
    int endsHeldBack,
    List<RefusedLine> refused,
    PredecessorReport predecessors) {

  public record Counts(int added, int changed, int ended, int refused) {}

  /** A unit as one line tells it; line 0 when no line stands behind it. */
  public record Entry(long line, String code, String name, String level, String parentCode) {}

  public record Change(long line, Entry before, Entry after) {}

  /** A line that is left out, the first line being number 1. */
  public record RefusedLine(long line, String code, Refusal refusal) {}

  /**
   * @param links how many lines will be kept
   * @param notInTree how many of them name a former unit that this tree never held; kept by name
   * @param told the lines that are left out or kept by name only, at most 200 of them
   */
  public record PredecessorReport(int links, int notInTree, int refused, List<RefusedLine> told) {}
}
