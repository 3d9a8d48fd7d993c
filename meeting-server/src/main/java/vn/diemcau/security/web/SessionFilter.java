package vn.diemcau.security.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the session's person into the request; reads it only when somebody asks. */
final class SessionFilter extends OncePerRequestFilter {

  private final SessionWho sessions;

  SessionFilter(SessionWho sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Supplier<SecurityContext> context =
        SingletonSupplier.of(
            () ->
                sessions
                    .read(request)
                    .map(SecurityContextImpl::new)
                    .orElseGet(SecurityContextImpl::new));
    SecurityContextHolder.setDeferredContext(context);
    chain.doFilter(request, response);
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }
}
