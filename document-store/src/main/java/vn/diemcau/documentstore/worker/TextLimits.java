package vn.diemcau.documentstore.worker;

/**
 * How much text is read from one file.
 *
 * @param pages pages at most; what follows is cut off
 * @param charactersPerPage characters of one page; a longer one goes on in further pieces of the
 *     same page number
 * @param characters characters of the whole file
 */
public record TextLimits(int pages, int charactersPerPage, int characters) {

  /** A page's text may take four bytes a character and must fit a frame. */
  public TextLimits {
    if (pages < 1 || charactersPerPage < 100 || charactersPerPage > Frame.LONGEST / 5) {
      throw new IllegalArgumentException("limits");
    }
  }
}
