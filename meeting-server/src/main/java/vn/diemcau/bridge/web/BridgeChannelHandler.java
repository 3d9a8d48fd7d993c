package vn.diemcau.bridge.web;

import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriTemplate;
import vn.diemcau.mediabridge.BridgeChannel;
import vn.diemcau.mediabridge.ChannelAnswer;
import vn.diemcau.mediabridge.ChannelOutbox;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.shared.RateLimit;

/**
 * Connects a client's WebSocket with its endpoint in the bridge; the password stands in the URL.
 */
@Component
class BridgeChannelHandler extends TextWebSocketHandler {

  static final String PATH = "/colibri-ws/{server}/{conference}/{endpoint}";

  /** Larger than any message of the protocol, a full list of 600 sources included. */
  private static final int MAX_MESSAGE = 64 * 1024;

  private static final UriTemplate TEMPLATE = new UriTemplate(PATH);
  private static final String CHANNEL = "channel";
  private static final String OUTBOX = "outbox";
  private static final String RATE = "rate";

  private final MediaBridge bridge;

  BridgeChannelHandler(MediaBridge bridge) {
    this.bridge = bridge;
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws Exception {
    session.setTextMessageSizeLimit(MAX_MESSAGE);
    UriComponents address = UriComponentsBuilder.fromUri(session.getUri()).build();
    Map<String, String> path = TEMPLATE.match(address.getPath());
    ChannelOutbox outbox = new ChannelOutbox(new SessionSocket(session));
    ChannelAnswer answer =
        bridge.openChannel(
            path.get("conference"),
            path.get("endpoint"),
            address.getQueryParams().getFirst("pwd"),
            outbox);
    if (answer instanceof ChannelAnswer.Opened opened
        && bridge.config().serverId().equals(path.get("server"))) {
      session.getAttributes().put(CHANNEL, opened.channel());
      session.getAttributes().put(OUTBOX, outbox);
      session.getAttributes().put(RATE, new RateLimit(System.nanoTime()));
      outbox.start();
    } else {
      session.close(CloseStatus.POLICY_VIOLATION);
    }
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message)
      throws IOException {
    if (session.getAttributes().get(CHANNEL) instanceof BridgeChannel channel
        && session.getAttributes().get(RATE) instanceof RateLimit rate) {
      if (rate.allows(System.nanoTime())) {
        channel.receive(message.getPayload());
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
