package vn.diemcau.attendance;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.room.state.Composition;
import vn.diemcau.room.state.CorrectedField;
import vn.diemcau.room.state.Standing;

/**
 * Who took part in a meeting. Nobody types it: it follows from the journal.
 *
 * @param isFinal whether the meeting is closed
 */
public record AttendanceReport(
    Meeting meeting,
    Instant generatedAt,
    @JsonProperty("final") boolean isFinal,
    Totals totals,
    List<OfLevel> byLevel,
    List<OfDistrict> byDistrict,
    List<OfUnit> units,
    List<OfSite> sites) {

  /** Whether units may still come: who is not there yet is not absent. */
  @JsonIgnore
  public boolean isRunning() {
    return !isFinal && !meeting.notHeld();
  }

  /**
   * What was held.
   *
   * @param startedAt null before the start
   * @param closedAt null before the close
   * @param notHeld whether it never started, and was called off or is past its planned end
   */
  public record Meeting(
      MeetingId id,
      String title,
      UnitRef convener,
      Instant startsAt,
      int plannedMinutes,
      Instant startedAt,
      Instant closedAt,
      boolean notHeld) {}

  /**
   * Counts of units; each is in exactly one of the first four.
   *
   * @param neverCame units among the absent whose site was never linked
   * @param people people counted at the roll call
   * @param deputies those of them who came instead of the required people
   */
  public record Totals(
      int units,
      int present,
      int elsewhere,
      int absentWithReason,
      int absentWithoutReason,
      int neverCame,
      int people,
      int deputies) {}

  /** The units of one level. */
  public record OfLevel(String level, String levelName, @JsonUnwrapped Totals totals) {}

  /** The units of one district, itself among them. */
  public record OfDistrict(UnitRef district, @JsonUnwrapped Totals totals) {}

  /**
   * A unit that was expected.
   *
   * @param deputies how many came instead of the required people
   */
  public record OfUnit(
      UnitRef unit,
      UnitRef site,
      Standing.Presence state,
      String reason,
      Composition composition,
      int deputies,
      int headcount,
      List<Correction> corrections) {}

  /** What the secretary corrected, and what stood before. */
  public record Correction(
      CorrectedField field, String before, String after, String by, Instant at, String why) {}

  /**
   * A site.
   *
   * @param firstSeen null when it was never linked
   * @param minutes linked while the meeting was on, all its devices and reconnections merged
   * @param late minutes after the start at which it came; 0 within the first five
   * @param leftEarly minutes before the close at which it left; 0 within the last five
   * @param sessions how many times it was linked
   */
  public record OfSite(
      UnitRef site,
      Instant firstSeen,
      Instant lastSeen,
      int minutes,
      int late,
      int leftEarly,
      int sessions,
      int headcount) {}
}
