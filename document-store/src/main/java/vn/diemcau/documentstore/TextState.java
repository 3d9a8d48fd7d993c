package vn.diemcau.documentstore;

/** How far the reading of a file's text has come. */
public enum TextState {
  PENDING,
  READY,
  NONE
}
