package vn.diemcau.device;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a site stands after its line check, from good to bad. */
public enum LineVerdict {
  /** Ready for the meeting. */
  @JsonProperty("good")
  GOOD,
  /** The meeting works, something is to be mended. */
  @JsonProperty("fair")
  FAIR,
  /** The site will not be seen or heard, or will not see and hear. */
  @JsonProperty("bad")
  BAD;

  public LineVerdict worse(LineVerdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
