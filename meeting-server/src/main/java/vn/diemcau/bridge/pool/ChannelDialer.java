package vn.diemcau.bridge.pool;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.mediabridge.BridgeChannel;
import vn.diemcau.mediabridge.ChannelOutbox;
import vn.diemcau.shared.WholeMessages;

/** Opens the WebSockets of bridge channels on bridges in other processes. */
final class ChannelDialer {

  private static final Logger LOG = LoggerFactory.getLogger(ChannelDialer.class);
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int WRITE_SECONDS = 5;

  private final HttpClient http;

  ChannelDialer(HttpClient http) {
    this.http = http;
  }

  /**
   * Opens one; empty when it is refused or not reached.
   *
   * @param gone is run once when the bridge ended it
   */
  Optional<BridgeChannel> dial(URI address, Consumer<String> toClient, Runnable gone) {
    return dial(
        address.getAuthority(),
        listener ->
            http.newWebSocketBuilder().connectTimeout(CONNECT).buildAsync(address, listener),
        toClient,
        gone);
  }

  /** As above, over a WebSocket that the caller makes. */
  static Optional<BridgeChannel> dial(
      String name,
      Function<WebSocket.Listener, CompletableFuture<WebSocket>> dial,
      Consumer<String> toClient,
      Runnable gone) {
    Upstream upstream = new Upstream(toClient, gone);
    try {
      upstream.socket = dial.apply(upstream).join();
    } catch (CompletionException e) {
      LOG.info("{} gives no bridge channel: {}", name, e.getCause().toString());
      return Optional.empty();
    }
    upstream.outbox.start();
    return Optional.of(upstream);
  }

  /** One WebSocket to a bridge. */
  private static final class Upstream extends WholeMessages
      implements BridgeChannel, ChannelOutbox.Socket {

    private final Consumer<String> toClient;
    private final Runnable gone;
    private final ChannelOutbox outbox = new ChannelOutbox(this);
    private volatile WebSocket socket;

    Upstream(Consumer<String> toClient, Runnable gone) {
      this.toClient = toClient;
      this.gone = gone;
    }

    @Override
    public void receive(String json) {
      outbox.accept(json);
    }

    @Override
    public void send(String json) throws IOException {
      try {
        socket.sendText(json, true).orTimeout(WRITE_SECONDS, TimeUnit.SECONDS).join();
      } catch (CompletionException e) {
        throw new IOException("a bridge does not read", e.getCause());
      }
    }

    /** The client is gone. */
    @Override
    public void close() {
      outbox.stop();
      socket.abort();
    }

    @Override
    protected void received(String message) {
      toClient.accept(message);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      gone.run();
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      gone.run();
    }
  }
}
