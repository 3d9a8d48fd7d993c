package vn.diemcau.demo;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import vn.diemcau.shared.Gzip;
import vn.diemcau.shared.WholeMessages;

/** Hands on whole text messages and sends one message after another. */
final class TextSocket extends WholeMessages {

  private final Consumer<String> received;
  private final Runnable closed;
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

  TextSocket(Consumer<String> received, Runnable closed) {
    this.received = received;
    this.closed = closed;
  }

  @Override
  protected void received(String message) {
    received.accept(message);
  }

  /** What is large comes as gzip of the text. */
  @Override
  protected void received(byte[] message) {
    received.accept(Gzip.unpack(message));
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
