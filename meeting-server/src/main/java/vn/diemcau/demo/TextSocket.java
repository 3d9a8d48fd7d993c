package vn.diemcau.demo;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import vn.diemcau.shared.Gzip;

/** Puts the pieces of text messages together and sends one message after another. */
final class TextSocket implements WebSocket.Listener {

  private final Consumer<String> received;
  private final Runnable closed;
  private final StringBuilder piece = new StringBuilder();
  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

  TextSocket(Consumer<String> received, Runnable closed) {
    this.received = received;
    this.closed = closed;
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean whole) {
    piece.append(data);
    if (whole) {
      String message = piece.toString();
      piece.setLength(0);
      received.accept(message);
    }
    socket.request(1);
    return null;
  }

  /** What is large comes as gzip of the text. */
  @Override
  public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean whole) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    packed.writeBytes(bytes);
    if (whole) {
      String message = Gzip.unpack(packed.toByteArray());
      packed.reset();
      received.accept(message);
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closed.run();
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    closed.run();
  }

  /** Java's WebSocket takes one message at a time. */
  synchronized void send(WebSocket socket, String message) {
    last = last.handle((ok, error) -> null).thenCompose(x -> socket.sendText(message, true));
  }
}
