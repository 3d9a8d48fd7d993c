package vn.diemcau.document.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets few requests for documents at a time ask who they are and whether they may: hundreds come in
 * the same second, and the room's commands need the database meanwhile. A request gives its turn
 * back before its bytes leave, so that a slow reader holds up nobody.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ContentGate extends OncePerRequestFilter {

  static final int AT_ONCE = 4;

  private static final String TURN = ContentGate.class.getName();

  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /** A request's turn; given back once, however often it is said. */
  private final class Turn {
    private final AtomicBoolean over = new AtomicBoolean();

    void end() {
      if (over.compareAndSet(false, true)) {
        turns.release();
      }
    }
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.startsWith("/api/documents/") || !path.endsWith("/content");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    turns.acquireUninterruptibly();
    Turn turn = new Turn();
    request.setAttribute(TURN, turn);
    try {
      chain.doFilter(request, response);
    } finally {
      turn.end();
    }
  }

  /** It is decided what the request gets; the next one may ask. */
  static void decided(HttpServletRequest request) {
    if (request.getAttribute(TURN) instanceof Turn turn) {
      turn.end();
    }
  }
}
