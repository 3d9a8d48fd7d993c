package vn.diemcau.signalling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.node.OtherNodes;
import vn.diemcau.security.Actor;

/**
 * Lets only signed-in people through and remembers who they are. Spring itself refuses a foreign
 * Origin before this.
 */
@Component
class Handshake implements HandshakeInterceptor {

  private static final String WHO = "who";

  /**
   * Who is at the other end, and for which meeting.
   *
   * @param cookie by which another server on the same database knows the person too
   * @param passedOn whether another server passed it on to this one
   */
  record Who(
      MeetingId meeting,
      Actor actor,
      String session,
      String address,
      String cookie,
      boolean passedOn) {}

  private final OtherNodes nodes;

  Handshake(OtherNodes nodes) {
    this.nodes = nodes;
  }

  static Who of(WebSocketSession session) {
    return (Who) session.getAttributes().get(WHO);
  }

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (signedIn == null || !(signedIn.getPrincipal() instanceof Actor actor)) {
      response.setStatusCode(HttpStatus.UNAUTHORIZED);
      return false;
    }
    String path = request.getURI().getPath();
    UUID meeting;
    try {
      meeting = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    } catch (IllegalArgumentException e) {
      response.setStatusCode(HttpStatus.NOT_FOUND);
      return false;
    }
    HttpServletRequest servlet = ((ServletServerHttpRequest) request).getServletRequest();
    HttpSession session = servlet.getSession(false);
    attributes.put(
        WHO,
        new Who(
            new MeetingId(meeting),
            actor,
            session == null ? "" : session.getId(),
            nodes.addressOf(servlet),
            servlet.getHeader("Cookie"),
            nodes.isFromNode(servlet)));
    return true;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Exception exception) {
    // nothing to tidy up
  }
}
