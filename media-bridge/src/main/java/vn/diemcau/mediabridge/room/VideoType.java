package vn.diemcau.mediabridge.room;

/** What a video source shows; the value of {@code videoType} on the bridge channel. */
public enum VideoType {
  CAMERA("camera"),
  DESKTOP("desktop");

  private final String wireName;

  VideoType(String wireName) {
    this.wireName = wireName;
  }

  /** The name in {@code VideoSourcesMap}. */
  public String wireName() {
    return wireName;
  }
}
