package vn.diemcau.bridge;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a client's screen is, which decides how many pictures it can receive at once. */
public enum MediaProfile {
  @JsonProperty("site")
  SITE(9),
  @JsonProperty("wall")
  WALL(49),
  @JsonProperty("console")
  CONSOLE(25);

  /** The main site, the floor and the exchange partner. */
  public static final int AUDIO_SLOTS = 3;

  private final int videoSlots;

  MediaProfile(int videoSlots) {
    this.videoSlots = videoSlots;
  }

  public int videoSlots() {
    return videoSlots;
  }
}
