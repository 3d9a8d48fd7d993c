package vn.diemcau.documentstore.worker;

import java.util.Set;

/** Where one type of file begins a new page, and what its pages are called. */
enum PageRule {
  PAGES("page", Set.of("page")),
  SLIDES("slide", Set.of("slide-content", "page")),
  /** A sheet of Excel: Tika puts its name into a heading. */
  SHEETS("sheet", Set.of()),
  /** A sheet of OpenDocument: Tika makes a table of it, without the name. */
  TABLES("sheet", Set.of()),
  /** Text that flows has no pages before it is laid out; it is cut into parts of some size. */
  PARTS("part", Set.of());

  static final int PART_CHARACTERS = 3_000;

  private final String pageKind;
  private final Set<String> pageClasses;

  PageRule(String pageKind, Set<String> pageClasses) {
    this.pageKind = pageKind;
    this.pageClasses = pageClasses;
  }

  static PageRule of(String type) {
    if (type.equals("application/pdf")) {
      return PAGES;
    }
    if (type.equals("application/vnd.oasis.opendocument.presentation")) {
      // Tika does not say where its slides begin
      return PARTS;
    }
    if (type.contains("presentation") || type.contains("powerpoint")) {
      return SLIDES;
    }
    if (type.equals("application/vnd.oasis.opendocument.spreadsheet")) {
      return TABLES;
    }
    return type.contains("spreadsheet") || type.contains("excel") ? SHEETS : PARTS;
  }

  String pageKind() {
    return pageKind;
  }

  /** Whether this element of Tika's XHTML begins a page. */
  boolean begins(String element, String elementClass) {
    return switch (this) {
      case SHEETS -> element.equals("h1");
      case TABLES -> element.equals("table");
      default ->
          element.equals("div") && elementClass != null && pageClasses.contains(elementClass);
    };
  }
}
