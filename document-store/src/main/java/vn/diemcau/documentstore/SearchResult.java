package vn.diemcau.documentstore;

import java.util.List;
import java.util.UUID;

/**
 * A piece of a search's result.
 *
 * @param total how many documents were found in all
 */
public record SearchResult(long total, List<Hit> hits) {

  /** How many pages are named of each document. */
  static final int MOST_PAGES = 20;

  public SearchResult {
    hits = List.copyOf(hits);
  }

  /**
   * A document that was found.
   *
   * @param page the page that fits best; null when only the title was found
   * @param pageKind {@code page}, {@code slide}, {@code sheet} or {@code part}
   * @param pages the pages found, at most 20, in their order
   * @param title the title with what was found marked
   * @param snippet a stretch of the best page; empty when only the title was found
   */
  public record Hit(
      UUID document,
      Integer page,
      String pageKind,
      List<Integer> pages,
      List<TextPart> title,
      List<TextPart> snippet) {

    public Hit {
      pages = List.copyOf(pages);
      title = List.copyOf(title);
      snippet = List.copyOf(snippet);
    }
  }
}
