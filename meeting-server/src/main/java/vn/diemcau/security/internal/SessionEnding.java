package vn.diemcau.security.internal;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import vn.diemcau.security.SessionsEnded;

/**
 * Ends sessions from outside: their rows go and live connections are told. What counts is the
 * account's epoch, which the caller raised; this is for tidiness and speed.
 */
@Component
class SessionEnding {

  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final ApplicationEventPublisher events;

  SessionEnding(
      FindByIndexNameSessionRepository<? extends Session> sessions,
      ApplicationEventPublisher events) {
    this.sessions = sessions;
    this.events = events;
  }

  void end(SessionsEnded ended) {
    sessions.findByPrincipalName(ended.account().toString()).keySet().stream()
        .filter(id -> !id.equals(ended.exceptSession()))
        .forEach(sessions::deleteById);
    events.publishEvent(ended);
  }
}
