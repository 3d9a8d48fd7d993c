package vn.diemcau.security.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.diemcau.security.MachineAccounts;
import vn.diemcau.shared.Refusal;

/** A display only reads: it changes nothing but its own session and what it says of itself. */
final class DisplayFilter extends OncePerRequestFilter {

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
  private static final String ITSELF = "/api/endpoints/self/";

  private final ProblemWriter problems;

  DisplayFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getServletPath();
    boolean own = path.equals("/api/session") || path.startsWith("/api/session/");
    if (!READS.contains(request.getMethod())
        && !own
        && !path.startsWith(ITSELF)
        && SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn who
        && MachineAccounts.onlyShows(who.getPrincipal())) {
      problems.write(request, response, Refusal.forbidden("security.only-shows"));
    } else {
      chain.doFilter(request, response);
    }
  }
}
