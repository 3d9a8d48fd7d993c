package vn.diemcau.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Says what a page of ours may load: itself, pdf.js's workers and WebAssembly, pictures made in the
 * page, and WebSockets to the very host that served it (not every browser counts those as 'self').
 */
final class ContentSecurityPolicy implements HeaderWriter {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    if (response.containsHeader("Content-Security-Policy")) {
      // a document's content has a stricter one of its own
      return;
    }
    String host = request.getHeader("Host");
    String sockets =
        host != null && HOST.matcher(host).matches() ? " ws://" + host + " wss://" + host : "";
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'"
            + " 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; media-src"
            + " 'self' blob: mediastream:; worker-src 'self' blob:; connect-src 'self' blob: data:"
            + sockets
            + "; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'");
  }
}
