package vn.diemcau.bridge.web;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import vn.diemcau.mediabridge.ChannelOutbox;

/** A client's WebSocket as the outbox of its bridge channel writes to it. */
record SessionSocket(WebSocketSession session) implements ChannelOutbox.Socket {

  private static final Logger LOG = LoggerFactory.getLogger(SessionSocket.class);

  @Override
  public void send(String json) throws IOException {
    session.sendMessage(new TextMessage(json));
  }

  @Override
  public void close() {
    try {
      session.close(CloseStatus.SESSION_NOT_RELIABLE);
    } catch (IOException e) {
      LOG.debug("A bridge channel was closed already: {}", e.toString());
    }
  }
}
