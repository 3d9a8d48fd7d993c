package vn.diemcau.signalling;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import vn.diemcau.room.Encoded;

/**
 * What waits to be sent over one connection, with a virtual thread of its own. A client that does
 * not keep up is cut off and has to come again; nobody else waits for it.
 */
final class Outbox {

  /** About half a minute of a busy meeting. */
  static final int MOST_WAITING = 512;

  /** Beside one frame, however large: a whole room and its changes meanwhile are less. */
  static final int MOST_WAITING_BYTES = 1024 * 1024;

  /** The client is to come again: it could not keep up, or may see something else now. */
  static final CloseStatus RELOAD = new CloseStatus(4008, "reload");

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private final WebSocketSession session;
  private final BlockingQueue<Object> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final AtomicLong waitingBytes = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread writer;

  Outbox(WebSocketSession session) {
    this.session = session;
    this.writer = Thread.ofVirtual().name("ws-" + session.getId()).start(this::write);
  }

  void send(String frame) {
    put(frame);
  }

  /** A frame that many get; the same object for all of them. */
  void send(Encoded frame) {
    put(frame.text() == null ? frame.packed() : frame.text());
  }

  /** Never blocks. */
  private void put(Object frame) {
    if (closed.get()) {
      return;
    }
    long bytes = bytes(frame);
    boolean fits = waitingBytes.getAndAdd(bytes) == 0 || waitingBytes.get() <= MOST_WAITING_BYTES;
    if (!fits || !waiting.offer(frame)) {
      log.info("connection {} does not keep up and is cut off", session.getId());
      cut(RELOAD);
    }
  }

  private static long bytes(Object frame) {
    return switch (frame) {
      case byte[] packed -> packed.length;
      case String text -> text.length();
      default -> 0;
    };
  }

  /** Closes after what was sent before. */
  void finish(CloseStatus status) {
    if (!closed.get() && !waiting.offer(status)) {
      cut(status);
    }
  }

  /** Closes now, whatever still waits. */
  void cut(CloseStatus status) {
    if (closed.compareAndSet(false, true)) {
      waiting.clear();
      writer.interrupt();
      // closing waits for the socket, which may be stuck: not on the caller's time
      Thread.ofVirtual().start(() -> close(status));
    }
  }

  private void write() {
    try {
      while (!closed.get()) {
        Object next = waiting.take();
        waitingBytes.addAndGet(-bytes(next));
        if (next instanceof CloseStatus status) {
          closed.set(true);
          close(status);
        } else {
          session.sendMessage(
              next instanceof byte[] packed
                  ? new BinaryMessage(packed)
                  : new TextMessage((String) next));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | IllegalStateException e) {
      closed.set(true);
      close(CloseStatus.SESSION_NOT_RELIABLE);
    }
  }

  private void close(CloseStatus status) {
    try {
      session.close(status);
    } catch (IOException | IllegalStateException e) {
      log.debug("connection {} was gone before it was closed", session.getId());
    }
  }
}
