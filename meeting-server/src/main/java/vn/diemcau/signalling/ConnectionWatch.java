package vn.diemcau.signalling;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import vn.diemcau.security.SessionsEnded;

/**
 * Watches over connections in real time: a silent one is cut, a live one keeps its HTTP session
 * alive, and one whose session ended is closed.
 */
@Component
class ConnectionWatch {

  /** Clients ping every 10 seconds. */
  private static final Duration SILENT = Duration.ofSeconds(30);

  private static final CloseStatus SIGNED_OUT = new CloseStatus(4401, "signed out");
  private static final Logger log = LoggerFactory.getLogger(ConnectionWatch.class);

  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("ws-watch").factory());
  private final RoomSockets sockets;
  private final SessionRepository<? extends Session> sessions;

  ConnectionWatch(RoomSockets sockets, SessionRepository<? extends Session> sessions) {
    this.sockets = sockets;
    this.sessions = sessions;
    ticks.scheduleWithFixedDelay(this::cutSilent, 5, 5, TimeUnit.SECONDS);
    ticks.scheduleWithFixedDelay(this::keepSessions, 120, 120, TimeUnit.SECONDS);
  }

  private void cutSilent() {
    long latest = System.nanoTime() - SILENT.toNanos();
    for (Connection connection : sockets.connections()) {
      if (connection.heardAt() - latest < 0) {
        connection.cut(CloseStatus.SESSION_NOT_RELIABLE);
      }
    }
  }

  private void keepSessions() {
    for (Connection connection : sockets.connections()) {
      try {
        if (!touched(sessions, connection.session)) {
          connection.giveUp(SIGNED_OUT);
        }
      } catch (RuntimeException e) {
        log.warn("a session could not be kept alive: {}", e.toString());
      }
    }
  }

  private static <S extends Session> boolean touched(SessionRepository<S> sessions, String id) {
    S session = sessions.findById(id);
    if (session == null) {
      return false;
    }
    session.setLastAccessedTime(Instant.now());
    sessions.save(session);
    return true;
  }

  @EventListener
  void on(SessionsEnded ended) {
    for (Connection connection : sockets.connections()) {
      if (ended.account().equals(connection.actor.account())
          && !connection.session.equals(ended.exceptSession())) {
        connection.giveUp(SIGNED_OUT);
      }
    }
  }

  @PreDestroy
  void close() {
    ticks.shutdownNow();
  }
}
