package vn.diemcau.platform.https;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A second, unencrypted port beside HTTPS: it hands out the authority's certificate, which nobody
 * could fetch without a warning otherwise, and sends everything else to HTTPS.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty(name = "diemcau.https", havingValue = "local-ca")
class PlainConnector extends OncePerRequestFilter
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final int plainPort;
  private final int securePort;

  PlainConnector(
      @Value("${diemcau.https-plain-port:8080}") int plainPort,
      @Value("${server.port:8443}") int securePort) {
    this.plainPort = plainPort;
    this.securePort = securePort;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    Connector connector = new Connector();
    connector.setPort(plainPort);
    factory.addAdditionalConnectors(connector);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    if (request.isSecure() || path.equals("/ca") || path.equals("/ca.crt")) {
      chain.doFilter(request, response);
      return;
    }
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    response.sendRedirect("https://" + request.getServerName() + ":" + securePort + path + query);
  }
}
