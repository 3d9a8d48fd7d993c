package vn.diemcau.mediabridge.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import vn.diemcau.mediabridge.MediaBridge;

/** A bridge with its REST side and the WebSockets of its channels, on ports of its own. */
public final class BridgeServer implements AutoCloseable {

  private static final String CHANNEL_PATH = "/colibri-ws";
  private static final String CHANNEL_ONLY = "channel";
  private static final int MAX_BODY_BYTES = 1 << 20;
  private static final int MAX_MESSAGE_BYTES = 64 * 1024;
  private static final int MAX_THREADS = 16;
  private static final Duration PING_EVERY = Duration.ofSeconds(20);
  private static final Duration CHANNEL_IDLE = Duration.ofSeconds(60);
  private static final Duration HTTP_IDLE = Duration.ofSeconds(30);
  private static final Duration DRAIN_CHECK = Duration.ofMillis(200);

  private final Settings settings;
  private final MediaBridge bridge;
  private final Drain drain;
  private final Server server;
  private final ServerConnector rest;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("bridge-timer").unstarted(task));

  private BridgeServer(Settings settings, Access access) throws StartRefused {
    this.settings = settings;
    Duration drainAtMost = Duration.ofSeconds(settings.number(Setting.DRAIN_SECONDS));
    int port = settings.number(Setting.HTTP_PORT);
    this.server = new Server(new QueuedThreadPool(MAX_THREADS, 4));
    SslContextFactory.Server tls = settings.has(Setting.TLS_KEY_STORE) ? tls() : null;
    this.rest = connector(port, tls);
    server.addConnector(rest);
    if (settings.has(Setting.CHANNEL_PORT)) {
      ServerConnector channels = connector(settings.number(Setting.CHANNEL_PORT), tls);
      channels.setName(CHANNEL_ONLY);
      server.addConnector(channels);
    }
    open();
    this.bridge = startBridge(tls != null);
    this.drain = new Drain(bridge, InstantSource.system());
    server.addBean(
        new NetworkConnectionLimit(2 * bridge.config().limits().endpoints() + 100, server));
    AboutResource about = new AboutResource(bridge, drain);
    RestHandler handler =
        new RestHandler(
            access,
            drainAtMost,
            drain,
            new ColibriResource(bridge),
            new ControlsResource(bridge),
            about,
            new Figures(bridge, drain));
    WebSocketUpgradeHandler channels = WebSocketUpgradeHandler.from(server, this::channels);
    channels.setHandler(handler);
    SizeLimitHandler limited = new SizeLimitHandler(MAX_BODY_BYTES, -1);
    limited.setHandler(channels);
    server.setHandler(limited);
  }

  /**
   * Opens the ports and starts everything.
   *
   * @throws StartRefused with a sentence for the operator when it must not or cannot start
   */
  public static BridgeServer start(Settings settings) throws StartRefused {
    BridgeServer started = new BridgeServer(settings, Access.of(settings));
    try {
      started.server.start();
    } catch (Exception e) {
      started.close();
      throw new StartRefused("The HTTP side did not start: " + e);
    }
    started.timer.scheduleAtFixedRate(
        started.drain::check,
        DRAIN_CHECK.toMillis(),
        DRAIN_CHECK.toMillis(),
        TimeUnit.MILLISECONDS);
    return started;
  }

  public MediaBridge bridge() {
    return bridge;
  }

  /** The port of the REST side. */
  public int port() {
    return rest.getLocalPort();
  }

  /** The port on which channels are to be opened: that of the REST side, or one of their own. */
  public int channelPort() {
    Connector[] connectors = server.getConnectors();
    return ((ServerConnector) connectors[connectors.length - 1]).getLocalPort();
  }

  Drain drain() {
    return drain;
  }

  /** Whether the request came over a port that is for channels alone. */
  static boolean isChannelOnly(Request request) {
    return CHANNEL_ONLY.equals(request.getConnectionMetaData().getConnector().getName());
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The HTTP side did not stop", e);
    } finally {
      bridge.close();
    }
  }

  /** Takes the ports before the bridge starts, since its channel addresses name one of them. */
  private void open() throws StartRefused {
    for (Connector connector : server.getConnectors()) {
      ServerConnector one = (ServerConnector) connector;
      try {
        one.open();
      } catch (IOException e) {
        throw new StartRefused("HTTP port " + one.getPort() + " is not free: " + e.getMessage());
      }
    }
  }

  private MediaBridge startBridge(boolean secure) throws StartRefused {
    String base =
        settings.has(Setting.CHANNEL_URL)
            ? settings.text(Setting.CHANNEL_URL)
            : "%s://%s:%d%s"
                .formatted(
                    secure ? "wss" : "ws",
                    settings.text(Setting.HTTP_ADDRESS),
                    channelPort(),
                    CHANNEL_PATH);
    try {
      return MediaBridge.start(settings.media(base), InstantSource.system());
    } catch (IllegalStateException e) {
      throw new StartRefused(e.getMessage());
    }
  }

  private ServerConnector connector(int port, SslContextFactory.Server tls) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(8 * 1024);
    if (tls != null) {
      http.addCustomizer(new SecureRequestCustomizer(false));
    }
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    ServerConnector connector =
        tls == null
            ? new ServerConnector(server, 1, 1, plain)
            : new ServerConnector(
                server, 1, 1, new SslConnectionFactory(tls, plain.getProtocol()), plain);
    connector.setHost(settings.text(Setting.HTTP_ADDRESS));
    connector.setPort(port);
    connector.setIdleTimeout(HTTP_IDLE.toMillis());
    return connector;
  }

  private SslContextFactory.Server tls() {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(settings.text(Setting.TLS_KEY_STORE));
    tls.setKeyStorePassword(settings.text(Setting.TLS_KEY_STORE_PASSWORD));
    if (settings.has(Setting.TLS_TRUST_STORE)) {
      tls.setTrustStorePath(settings.text(Setting.TLS_TRUST_STORE));
      tls.setTrustStorePassword(settings.text(Setting.TLS_TRUST_STORE_PASSWORD));
      // browsers come to their channels without a certificate; REST asks for it (Access)
      tls.setWantClientAuth(true);
    }
    return tls;
  }

  private void channels(ServerWebSocketContainer container) {
    container.setMaxTextMessageSize(MAX_MESSAGE_BYTES);
    container.setIdleTimeout(CHANNEL_IDLE);
    container.addMapping(CHANNEL_PATH + "/*", (request, response, callback) -> channel(request));
    timer.scheduleAtFixedRate(
        () ->
            container
                .getOpenSessions()
                .forEach(session -> session.sendPing(ByteBuffer.allocate(0), Callback.NOOP)),
        PING_EVERY.toMillis(),
        PING_EVERY.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private Session.Listener channel(ServerUpgradeRequest request) {
    String[] path = Request.getPathInContext(request).split("/");
    boolean here = path.length == 5 && path[2].equals(bridge.config().serverId());
    // an address of another bridge is refused as a wrong password is
    return new ChannelSocket(
        bridge,
        here ? path[3] : "",
        here ? path[4] : "",
        Request.extractQueryParameters(request).getValue("pwd"));
  }
}
