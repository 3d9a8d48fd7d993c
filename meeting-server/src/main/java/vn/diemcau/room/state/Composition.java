package vn.diemcau.room.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the person who came is the one who had to come. */
public enum Composition {
  @JsonProperty("right")
  RIGHT,
  @JsonProperty("deputy")
  DEPUTY,
  @JsonProperty("wrong")
  WRONG
}
