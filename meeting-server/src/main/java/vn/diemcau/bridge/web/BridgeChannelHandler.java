package vn.diemcau.bridge.web;

import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import vn.diemcau.bridge.pool.BridgePool;
import vn.diemcau.bridge.pool.ChannelAddress;
import vn.diemcau.bridge.pool.OtherServersBridges;
import vn.diemcau.bridge.pool.PooledBridge;
import vn.diemcau.mediabridge.BridgeChannel;
import vn.diemcau.mediabridge.ChannelOutbox;
import vn.diemcau.shared.RateLimit;
import vn.diemcau.shared.TextPieces;

/**
 * Connects a client's WebSocket with its endpoint in a bridge, in this process or elsewhere; the
 * password stands in the URL.
 */
@Component
class BridgeChannelHandler extends TextWebSocketHandler {

  static final String PATH = ChannelAddress.BASE + "/{bridge}/{conference}/{endpoint}";

  /** Larger than any message of the protocol, a full list of 600 sources included. */
  private static final int MAX_MESSAGE = 64 * 1024;

  private static final String CHANNEL = "channel";
  private static final String OUTBOX = "outbox";
  private static final String RATE = "rate";
  private static final String PIECES = "pieces";

  private final BridgePool pool;
  private final OtherServersBridges others;

  BridgeChannelHandler(BridgePool pool, OtherServersBridges others) {
    this.others = others;
    this.pool = pool;
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws Exception {
    session.getAttributes().put(PIECES, new TextPieces(MAX_MESSAGE));
    ChannelOutbox outbox = new ChannelOutbox(new SessionSocket(session));
    Optional<BridgeChannel> channel =
        ChannelAddress.read(String.valueOf(session.getUri()))
            .flatMap(address -> open(session, address, outbox));
    if (channel.isPresent()) {
      session.getAttributes().put(CHANNEL, channel.get());
      session.getAttributes().put(OUTBOX, outbox);
      session.getAttributes().put(RATE, new RateLimit(System.nanoTime()));
      outbox.start();
    } else {
      session.close(CloseStatus.POLICY_VIOLATION);
    }
  }

  private Optional<BridgeChannel> open(
      WebSocketSession session, ChannelAddress address, ChannelOutbox outbox) {
    Optional<PooledBridge> ours = pool.byId(address.server());
    if (ours.isEmpty()) {
      String cookie = session.getHandshakeHeaders().getFirst(HttpHeaders.COOKIE);
      String from = String.valueOf(session.getRemoteAddress());
      return others.open(address, cookie, from, outbox, outbox::stop);
    }
    return ours.flatMap(
        bridge -> bridge.engine().openChannel(address, outbox, () -> gone(bridge, outbox)));
  }

  /** A bridge that ends a channel by itself may have died: it is looked at without delay. */
  private static void gone(PooledBridge bridge, ChannelOutbox outbox) {
    bridge.suspect();
    outbox.stop();
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message)
      throws IOException {
    TextPieces pieces = (TextPieces) session.getAttributes().get(PIECES);
    if (!pieces.add(message.getPayload())) {
      session.close(CloseStatus.TOO_BIG_TO_PROCESS);
    } else if (message.isLast()) {
      received(session, pieces.whole());
    }
  }

  /** Large messages are rare: the container need not keep room for one at every connection. */
  @Override
  public boolean supportsPartialMessages() {
    return true;
  }

  private static void received(WebSocketSession session, String message) throws IOException {
    if (session.getAttributes().get(CHANNEL) instanceof BridgeChannel channel
        && session.getAttributes().get(RATE) instanceof RateLimit rate) {
      if (rate.allows(System.nanoTime())) {
        channel.receive(message);
      } else {
        session.close(CloseStatus.POLICY_VIOLATION);
      }
    }
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    if (session.getAttributes().get(CHANNEL) instanceof BridgeChannel channel) {
      channel.close();
    }
    if (session.getAttributes().get(OUTBOX) instanceof ChannelOutbox outbox) {
      outbox.stop();
    }
  }
}
