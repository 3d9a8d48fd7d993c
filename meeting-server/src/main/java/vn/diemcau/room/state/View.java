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
  BOARD,
  /** What everyone sees large, full-screen and without controls. */
  @JsonProperty("stage")
  STAGE;

  /** Whether it is looked at and not sat at: nobody is there because a screen is on. */
  public boolean projected() {
    return this == WALL || this == BOARD || this == STAGE;
  }
}
