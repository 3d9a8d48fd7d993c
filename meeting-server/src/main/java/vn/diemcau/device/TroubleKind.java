package vn.diemcau.device;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a site turned bad in a meeting. */
public enum TroubleKind {
  /** Its link is broken and does not come back. */
  @JsonProperty("lost")
  LOST,
  /** Its picture and sound come badly or not at all. */
  @JsonProperty("poor")
  POOR,
  /** Its link breaks again and again. */
  @JsonProperty("unsteady")
  UNSTEADY
}
