package vn.diemcau.mediabridge;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be written to one client's bridge channel. The bridge hands messages over on a
 * media loop, which must never wait for a socket; a virtual thread does. A client that does not
 * read is disconnected: on its return it gets the whole state again.
 */
public final class ChannelOutbox implements Consumer<String> {

  /** The client's socket. */
  public interface Socket {

    /** Writes one text message and waits until it is gone. */
    void send(String json) throws IOException;

    /** Ends the connection; nothing happens when it has ended. */
    void close();
  }

  private static final Logger LOG = LoggerFactory.getLogger(ChannelOutbox.class);
  private static final int MAX_WAITING = 512;

  private final Socket socket;
  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Thread writer;

  public ChannelOutbox(Socket socket) {
    this.socket = socket;
    this.writer = Thread.ofVirtual().name("bridge-channel-", 0).unstarted(this::write);
  }

  public void start() {
    writer.start();
  }

  @Override
  public void accept(String json) {
    if (!waiting.offer(json)) {
      stop();
    }
  }

  public void stop() {
    writer.interrupt();
  }

  private void write() {
    try {
      while (true) {
        socket.send(waiting.take());
      }
    } catch (InterruptedException e) {
      LOG.debug("A bridge channel ends");
    } catch (IOException | IllegalStateException e) {
      LOG.debug("A bridge channel broke: {}", e.toString());
    } finally {
      socket.close();
    }
  }
}
