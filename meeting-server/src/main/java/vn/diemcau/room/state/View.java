package vn.diemcau.room.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a device of a site shows. */
public enum View {
  @JsonProperty("site")
  SITE,
  @JsonProperty("console")
  CONSOLE,
  @JsonProperty("wall")
  WALL,
  @JsonProperty("board")
  BOARD
}
