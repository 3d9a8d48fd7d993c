package vn.diemcau.bridge;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a client's screen is, which decides how many pictures it can receive at once. */
public enum MediaProfile {
  @JsonProperty("site")
  SITE(9),
  /** Two pages of 49, since the next one is fetched before it is shown, and what is shown large. */
  @JsonProperty("wall")
  WALL(100),
  @JsonProperty("console")
  CONSOLE(25),
  /** Sound alone. */
  @JsonProperty("talkback")
  TALKBACK(0);

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
