package vn.diemcau.signalling;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.room.Rooms;

/** All WebSockets of all rooms: decodes a frame and hands it to the handler of its kind. */
@Component
class RoomSockets extends TextWebSocketHandler {

  private static final Logger log = LoggerFactory.getLogger(RoomSockets.class);

  /** A person with a console, a wall and a board on each of several meetings has fewer. */
  static final int MOST_PER_SESSION = 16;

  private static final String CONNECTION = "connection";

  private final Map<String, FrameHandler> handlers;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final JsonMapper json;
  private final Frames frames;
  private final RoomFrames roomFrames;
  private final Rooms rooms;
  private final InstantSource clock;

  RoomSockets(
      List<FrameHandler> handlers,
      JsonMapper json,
      Frames frames,
      RoomFrames roomFrames,
      Rooms rooms,
      InstantSource clock) {
    this.handlers =
        handlers.stream().collect(Collectors.toMap(FrameHandler::kind, Function.identity()));
    this.json = json;
    this.frames = frames;
    this.roomFrames = roomFrames;
    this.rooms = rooms;
    this.clock = clock;
  }

  Set<Connection> connections() {
    return connections;
  }

  /** The kinds that clients may send. */
  Set<String> kinds() {
    return handlers.keySet();
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    welcome(session, new Outbox(session));
  }

  void welcome(WebSocketSession session, Outbox outbox) {
    Connection connection =
        new Connection(Handshake.of(session), outbox, frames, roomFrames, clock);
    session.getAttributes().put(CONNECTION, connection);
    connections.add(connection);
    long open = connections.stream().filter(c -> c.session.equals(connection.session)).count();
    if (open > MOST_PER_SESSION) {
      connection.refuseAndClose(Problems.TOO_MANY);
    }
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) {
    Connection connection = (Connection) session.getAttributes().get(CONNECTION);
    if (connection.ended()) {
      return;
    }
    if (!connection.pieces.add(message.getPayload())) {
      connection.cut(CloseStatus.TOO_BIG_TO_PROCESS);
      return;
    }
    if (message.isLast()) {
      received(connection, connection.pieces.whole());
    }
  }

  /** Large frames are rare: the container need not keep room for one at every connection. */
  @Override
  public boolean supportsPartialMessages() {
    return true;
  }

  private void received(Connection connection, String frame) {
    if (!connection.heard()) {
      connection.refuseAndClose(Problems.TOO_FAST);
      return;
    }
    try {
      dispatch(connection, json.readTree(frame));
    } catch (JacksonException e) {
      connection.refuse(Problems.malformed("json"));
    } catch (RuntimeException e) {
      log.error("a frame of meeting {} failed", connection.meeting, e);
      connection.refuse(Problems.FAILED);
    }
  }

  private void dispatch(Connection connection, JsonNode frame) {
    FrameHandler handler = handlers.get(frame.path("kind").asString(""));
    if (handler == null) {
      connection.refuse(Problems.malformed("kind"));
    } else if (handler.needsPlace() && connection.admission() == null) {
      connection.refuse(Problems.NOT_JOINED);
    } else {
      handler.handle(connection, frame);
    }
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable problem) {
    log.debug("the link {} broke: {}", session.getId(), problem.toString());
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    Connection connection = (Connection) session.getAttributes().get(CONNECTION);
    if (connection == null || !connections.remove(connection)) {
      return;
    }
    connection.broke();
    if (connection.admission() != null) {
      rooms.unlinked(
          connection.meeting, connection.admission().endpoint(), connection, connection.left());
    }
  }
}
