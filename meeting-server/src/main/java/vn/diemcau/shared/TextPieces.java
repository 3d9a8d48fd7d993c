package vn.diemcau.shared;

/**
 * Puts the pieces of a text message together, up to a limit. A container that does it itself keeps
 * room for the largest message at each of a thousand connections.
 */
public final class TextPieces {

  private final int most;
  private final StringBuilder pieces = new StringBuilder();

  /**
   * @param most characters of the longest message
   */
  public TextPieces(int most) {
    this.most = most;
  }

  /** False when the message is too long; the connection is to be closed then. */
  public boolean add(String piece) {
    if (pieces.length() + piece.length() > most) {
      return false;
    }
    pieces.append(piece);
    return true;
  }

  /** The whole message; the next piece begins another one. */
  public String whole() {
    String message = pieces.toString();
    pieces.setLength(0);
    if (message.length() > most / 16) {
      pieces.trimToSize();
    }
    return message;
  }
}
