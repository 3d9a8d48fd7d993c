package vn.diemcau.document.internal;

import vn.diemcau.shared.Folding;

/** Titles and file names as they may be stored and shown. */
final class DocumentNames {

  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_FILE_NAME = 200;

  private DocumentNames() {}

  /** The title in NFC; null when it cannot be one. */
  static String title(String raw) {
    String title = Folding.clean(raw).replaceAll("\\p{C}|\\s+", " ").strip();
    return title.isEmpty() || title.length() > LONGEST_TITLE ? null : title;
  }

  /** The name without folders and without what a file system or a header could stumble over. */
  static String fileName(String raw) {
    String name = Folding.clean(raw == null ? "" : raw);
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = name.replaceAll("\\p{C}", "").replaceAll("[<>:\"|?*]", "_").strip();
    if (name.length() > LONGEST_FILE_NAME) {
      name = name.substring(name.length() - LONGEST_FILE_NAME);
    }
    return name.isEmpty() ? "tai-lieu" : name;
  }

  static String withoutEnding(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }
}
