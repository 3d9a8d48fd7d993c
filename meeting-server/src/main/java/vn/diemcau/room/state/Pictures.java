package vn.diemcau.room.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which pictures a site is given. */
public enum Pictures {
  /** The stage and small ones beside it. */
  @JsonProperty("all")
  ALL,
  /** The stage alone, for a weak machine or line. */
  @JsonProperty("stage-only")
  STAGE_ONLY
}
