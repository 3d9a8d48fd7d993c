package vn.diemcau.signalling;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.node.OtherNodes;
import vn.diemcau.node.ThisNode;
import vn.diemcau.room.Rooms;

/**
 * Lets each WebSocket of a room in here, or passes it on to the server that runs the room. A server
 * that has its database to itself lets everyone in here.
 */
@Component
class RoomDoor extends TextWebSocketHandler {

  private static final Logger log = LoggerFactory.getLogger(RoomDoor.class);
  private static final int LOOK_SECONDS = 2;
  private static final String GUEST = "guest";

  private final RoomSockets sockets;
  private final Rooms rooms;
  private final ThisNode node;
  private final OtherNodes nodes;
  private final Set<Guest> guests = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("room-door").factory());

  RoomDoor(RoomSockets sockets, Rooms rooms, ThisNode node, OtherNodes nodes) {
    this.sockets = sockets;
    this.rooms = rooms;
    this.node = node;
    this.nodes = nodes;
    ticks.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    Handshake.Who who = Handshake.of(session);
    if (node.isAlone() || who.passedOn() || rooms.runs(who.meeting())) {
      sockets.afterConnectionEstablished(session);
      return;
    }
    Guest guest = new Guest(session, who, sockets, rooms, nodes);
    session.getAttributes().put(GUEST, guest);
    guests.add(guest);
    guest.open();
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) {
    if (session.getAttributes().get(GUEST) instanceof Guest guest) {
      guest.received(message);
    } else {
      sockets.handleTextMessage(session, message);
    }
  }

  @Override
  public boolean supportsPartialMessages() {
    return true;
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable problem) {
    sockets.handleTransportError(session, problem);
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    if (session.getAttributes().get(GUEST) instanceof Guest guest) {
      guests.remove(guest);
      guest.closed(status);
    } else {
      sockets.afterConnectionClosed(session, status);
    }
  }

  /** Guests of a server that fell silent, or gave the room away, are told to come again. */
  private void look() {
    try {
      Map<MeetingId, Optional<URI>> found = new HashMap<>();
      for (Guest guest : guests) {
        URI at = guest.at();
        if (at != null) {
          Optional<URI> now = found.computeIfAbsent(guest.meeting(), rooms::elsewhere);
          if (!now.equals(Optional.of(at))) {
            guest.again();
          }
        }
      }
    } catch (RuntimeException e) {
      log.warn("it was not looked where the rooms are: {}", e.toString());
    }
  }

  @PreDestroy
  void close() {
    ticks.shutdownNow();
  }
}
