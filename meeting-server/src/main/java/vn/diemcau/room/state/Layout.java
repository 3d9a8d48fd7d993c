package vn.diemcau.room.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the stage is arranged. */
public enum Layout {
  /** Who speaks, with the exchange partner beside; the main site while nobody does. */
  @JsonProperty("speaker")
  SPEAKER,
  @JsonProperty("speaker-document")
  SPEAKER_DOCUMENT,
  @JsonProperty("document")
  DOCUMENT,
  /** A few chosen sites. */
  @JsonProperty("grid")
  GRID,
  /** All sites, one page after the other. */
  @JsonProperty("wall")
  WALL;

  boolean showsDocument() {
    return this == SPEAKER_DOCUMENT || this == DOCUMENT;
  }

  /** What it becomes when a site is given the floor: whoever speaks is seen. */
  Layout withSpeaker() {
    return showsDocument() ? SPEAKER_DOCUMENT : SPEAKER;
  }
}
