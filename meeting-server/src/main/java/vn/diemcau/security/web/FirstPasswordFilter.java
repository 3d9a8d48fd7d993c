package vn.diemcau.security.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.diemcau.shared.Refusal;

/** Until an initial password is replaced, only the session's own addresses answer. */
final class FirstPasswordFilter extends OncePerRequestFilter {

  private final ProblemWriter problems;

  FirstPasswordFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // decoded, as it is dispatched: /%61pi/ is /api/ too
    if (guarded(request.getServletPath())
        && SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn who
        && who.mustChangePassword()) {
      problems.write(request, response, Refusal.forbidden("security.change-password-first"));
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean guarded(String path) {
    boolean data = SecurityConfiguration.GUARDED.stream().anyMatch(path::startsWith);
    boolean session = path.equals("/api/session") || path.startsWith("/api/session/");
    return data && !session && !path.startsWith("/api/public/");
  }
}
