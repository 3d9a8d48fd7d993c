package vn.diemcau.signalling;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.node.OtherNodes;
import vn.diemcau.room.Rooms;

/**
 * A device's WebSocket whose room was not here when it came: it is kept open until the server that
 * runs the room takes it, or, when that one is gone and its lease has run out, until it is let in
 * here.
 */
final class Guest {

  private static final Logger log = LoggerFactory.getLogger(Guest.class);

  /** Longer than a lease: after that the room is free to be taken. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** Pieces of at most 2,048 characters that a device may send before it is known where they go. */
  private static final int MOST_EARLY = 64;

  private final WebSocketSession session;
  private final Handshake.Who who;
  private final RoomSockets sockets;
  private final Rooms rooms;
  private final OtherNodes nodes;
  private final Outbox outbox;
  private final List<TextMessage> early = new ArrayList<>();
  private volatile boolean here;
  private volatile PassedOn passedOn;
  private volatile boolean closed;

  Guest(
      WebSocketSession session,
      Handshake.Who who,
      RoomSockets sockets,
      Rooms rooms,
      OtherNodes nodes) {
    this.session = session;
    this.who = who;
    this.sockets = sockets;
    this.rooms = rooms;
    this.nodes = nodes;
    this.outbox = new Outbox(session);
  }

  MeetingId meeting() {
    return who.meeting();
  }

  /** Which server has it; null when none has yet, or this one. */
  URI at() {
    PassedOn now = passedOn;
    return now == null ? null : now.node();
  }

  void open() {
    Thread.ofVirtual().name("guest-" + session.getId()).start(this::find);
  }

  private void find() {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!closed && System.nanoTime() - end < 0) {
      try {
        Optional<URI> other = rooms.elsewhere(who.meeting());
        if (other.isEmpty()) {
          letInHere();
          return;
        }
        if (passOn(other.get())) {
          return;
        }
      } catch (RuntimeException e) {
        log.warn("it is not known where room {} is: {}", who.meeting(), e.toString());
      }
      LockSupport.parkNanos(AGAIN_NANOS);
    }
    again();
  }

  private boolean passOn(URI node) {
    try {
      PassedOn opened = PassedOn.open(nodes, node, who, outbox);
      synchronized (this) {
        early.forEach(opened::send);
        early.clear();
        passedOn = opened;
      }
      if (closed) {
        opened.close();
      }
      return true;
    } catch (CompletionException e) {
      log.info("{} does not take a device of {}: {}", node, who.meeting(), e.getMessage());
      return false;
    }
  }

  private synchronized void letInHere() {
    if (!closed) {
      sockets.welcome(session, outbox);
      early.forEach(message -> sockets.handleTextMessage(session, message));
      early.clear();
      // last: what comes meanwhile waits for the lock, and goes in behind what was kept
      here = true;
    }
  }

  void received(TextMessage message) {
    if (here) {
      sockets.handleTextMessage(session, message);
    } else {
      keep(message);
    }
  }

  private synchronized void keep(TextMessage message) {
    if (here) {
      sockets.handleTextMessage(session, message);
    } else if (passedOn != null) {
      passedOn.send(message);
    } else if (early.size() < MOST_EARLY) {
      early.add(message);
    } else {
      outbox.cut(CloseStatus.POLICY_VIOLATION);
    }
  }

  /** The device is to come again, with what it has: another server has the room now. */
  void again() {
    outbox.finish(Connection.ELSEWHERE);
  }

  void closed(CloseStatus status) {
    synchronized (this) {
      // either let in before, and then taken out below, or never
      closed = true;
    }
    outbox.cut(CloseStatus.GOING_AWAY);
    PassedOn now = passedOn;
    if (now != null) {
      now.close();
    }
    sockets.afterConnectionClosed(session, status);
  }
}
