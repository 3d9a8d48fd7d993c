package vn.diemcau.shared;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/** The reading side of Java's WebSocket: puts the pieces of each message together. */
public abstract class WholeMessages implements WebSocket.Listener {

  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A whole text has come. */
  protected abstract void received(String message);

  /** A whole binary message has come; who knows none leaves it. */
  protected void received(byte[] message) {}

  @Override
  public final CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
    text.append(piece);
    if (last) {
      String message = text.toString();
      text.setLength(0);
      received(message);
    }
    from.request(1);
    return null;
  }

  @Override
  public final CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    byte[] piece = new byte[data.remaining()];
    data.get(piece);
    bytes.writeBytes(piece);
    if (last) {
      byte[] message = bytes.toByteArray();
      bytes.reset();
      received(message);
    }
    from.request(1);
    return null;
  }
}
