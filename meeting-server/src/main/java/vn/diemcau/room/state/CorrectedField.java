package vn.diemcau.room.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be corrected of a unit in the attendance report. */
public enum CorrectedField {
  @JsonProperty("state")
  STATE,
  @JsonProperty("reason")
  REASON,
  @JsonProperty("composition")
  COMPOSITION,
  @JsonProperty("headcount")
  HEADCOUNT
}
