package vn.diemcau.signalling;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import vn.diemcau.node.OtherNodes;
import vn.diemcau.room.Encoded;
import vn.diemcau.shared.WholeMessages;

/**
 * The way of one device to the server that runs its room. Nothing of what is said is read here; the
 * other server judges the device by its own session.
 */
final class PassedOn extends WholeMessages {

  private static final int MOST_WAITING = 256;
  private static final int SEND_SECONDS = 10;

  private final URI node;
  private final Outbox toDevice;
  private final BlockingQueue<TextMessage> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private volatile WebSocket socket;
  private volatile boolean ended;

  private PassedOn(URI node, Outbox toDevice) {
    this.node = node;
    this.toDevice = toDevice;
  }

  /**
   * Opens the way.
   *
   * @throws CompletionException when the other server does not take it
   */
  static PassedOn open(OtherNodes nodes, URI node, Handshake.Who who, Outbox toDevice) {
    PassedOn opened = new PassedOn(node, toDevice);
    opened.socket =
        nodes.dial(node, "/ws/room/" + who.meeting(), who.cookie(), who.address(), opened).join();
    Thread.ofVirtual().name("passed-on").start(opened::write);
    return opened;
  }

  URI node() {
    return node;
  }

  /** Never blocks. */
  void send(TextMessage message) {
    if (!waiting.offer(message)) {
      toDevice.cut(Outbox.RELOAD);
    }
  }

  /** The device is gone: what it sent before still goes out. */
  void close() {
    ended = true;
  }

  private void write() {
    try {
      while (!ended || !waiting.isEmpty()) {
        TextMessage next = waiting.poll(1, TimeUnit.SECONDS);
        if (next != null) {
          socket
              .sendText(next.getPayload(), next.isLast())
              .orTimeout(SEND_SECONDS, TimeUnit.SECONDS)
              .join();
        }
      }
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").orTimeout(1, TimeUnit.SECONDS).join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (CompletionException e) {
      toDevice.finish(Connection.ELSEWHERE);
    } finally {
      socket.abort();
    }
  }

  @Override
  protected void received(String message) {
    toDevice.send(message);
  }

  @Override
  protected void received(byte[] message) {
    toDevice.send(new Encoded(null, message));
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    ended = true;
    // the codes of our own are for the device; all others say only that the other server is gone
    toDevice.finish(
        status >= 4000 || status == CloseStatus.TOO_BIG_TO_PROCESS.getCode()
            ? new CloseStatus(status, reason)
            : Connection.ELSEWHERE);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    ended = true;
    toDevice.finish(Connection.ELSEWHERE);
  }
}
