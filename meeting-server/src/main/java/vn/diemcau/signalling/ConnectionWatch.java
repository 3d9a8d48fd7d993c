package vn.diemcau.signalling;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.socket.CloseStatus;
import vn.diemcau.meeting.MeetingChanged;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.room.Audience;
import vn.diemcau.security.SessionsEnded;

/**
 * Watches over connections in real time: a silent one is cut, a live one keeps its HTTP session
 * alive, and one whose session ended is closed.
 */
@Component
class ConnectionWatch {

  /** Clients ping every 10 seconds. */
  private static final Duration SILENT = Duration.ofSeconds(30);

  /**
   * A socket is for joining a room; whoever waits in line or is asked about the seat has longer.
   */
  static final Duration TO_JOIN = Duration.ofMinutes(1);

  private static final Duration TO_ANSWER = Duration.ofMinutes(10);

  static final CloseStatus SIGNED_OUT = new CloseStatus(4401, "signed out");
  private static final Logger log = LoggerFactory.getLogger(ConnectionWatch.class);

  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("ws-watch").factory());
  private final RoomSockets sockets;
  private final SessionRepository<? extends Session> sessions;
  private final Rights rights;
  private final Meetings meetings;
  private final InstantSource clock;

  ConnectionWatch(
      RoomSockets sockets,
      SessionRepository<? extends Session> sessions,
      Rights rights,
      Meetings meetings,
      InstantSource clock) {
    this.rights = rights;
    this.meetings = meetings;
    this.clock = clock;
    this.sockets = sockets;
    this.sessions = sessions;
    ticks.scheduleWithFixedDelay(this::cutSilent, 5, 5, TimeUnit.SECONDS);
    ticks.scheduleWithFixedDelay(this::cutUnjoined, 5, 5, TimeUnit.SECONDS);
    ticks.scheduleWithFixedDelay(this::checkRights, 30, 30, TimeUnit.SECONDS);
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

  void cutUnjoined() {
    Instant now = clock.instant();
    for (Connection connection : sockets.connections()) {
      Duration most = connection.pending() == null && !connection.asks() ? TO_JOIN : TO_ANSWER;
      if (connection.admission() == null && connection.openedAt().plus(most).isBefore(now)) {
        connection.refuseAndClose(Problems.NEVER_JOINED);
      }
    }
  }

  private void checkRights() {
    try {
      check(ConnectionWatch::seesMore);
    } catch (RuntimeException e) {
      log.warn("rights could not be checked: {}", e.toString());
    }
  }

  private void check(Predicate<Connection> which) {
    for (Connection connection : sockets.connections()) {
      if (connection.admission() != null && which.test(connection)) {
        rights.check(connection);
      }
    }
  }

  private static boolean seesMore(Connection joined) {
    return joined.admission().audience() != Audience.SITES;
  }

  /**
   * With a plan its roles change. All other sites see the same as before and are not asked about:
   * there are hundreds.
   */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void on(MeetingChanged news) {
    Optional<MeetingFacts> plan = meetings.facts(news.meeting());
    check(
        joined ->
            joined.meeting.equals(news.meeting())
                && (seesMore(joined)
                    || plan.filter(p -> p.leads(joined.actor.account())).isPresent()));
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
