package vn.diemcau.bridge.web;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * What waits to be written to one client's bridge channel. The bridge hands messages over on a
 * media loop, which must never wait for a socket; a virtual thread does. A client that does not
 * read is disconnected: on its return it gets the whole state again.
 */
final class ChannelOutbox implements Consumer<String> {

  private static final Logger LOG = LoggerFactory.getLogger(ChannelOutbox.class);
  private static final int MAX_WAITING = 512;

  private final WebSocketSession session;
  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Thread writer;

  ChannelOutbox(WebSocketSession session) {
    this.session = session;
    this.writer = Thread.ofVirtual().name("bridge-channel-", 0).unstarted(this::write);
  }

  void start() {
    writer.start();
  }

  @Override
  public void accept(String json) {
    if (!waiting.offer(json)) {
      stop();
    }
  }

  void stop() {
    writer.interrupt();
  }

  private void write() {
    try {
      while (true) {
        session.sendMessage(new TextMessage(waiting.take()));
      }
    } catch (InterruptedException e) {
      LOG.debug("A bridge channel ends");
    } catch (IOException | IllegalStateException e) {
      LOG.debug("A bridge channel broke: {}", e.toString());
    } finally {
      close();
    }
  }

  private void close() {
    try {
      session.close(CloseStatus.SESSION_NOT_RELIABLE);
    } catch (IOException e) {
      LOG.debug("A bridge channel was closed already: {}", e.toString());
    }
  }
}
