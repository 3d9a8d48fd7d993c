package vn.diemcau.mediabridge.room;

/** The two kinds of media that a room forwards. */
public enum MediaKind {
  AUDIO,
  VIDEO
}
