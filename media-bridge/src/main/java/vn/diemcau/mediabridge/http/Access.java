package vn.diemcau.mediabridge.http;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/**
 * Who may use the REST side: whoever knows the shared secret, whoever's certificate the trust store
 * vouches for, or, on loopback without either, whoever is on this machine.
 */
final class Access {

  private static final String SCHEME = "Bearer ";

  private final byte[] secret;
  private final boolean certificate;

  private Access(byte[] secret, boolean certificate) {
    this.secret = secret;
    this.certificate = certificate;
  }

  /** Refuses an address that others reach when nothing would keep them out. */
  static Access of(Settings settings) throws StartRefused {
    byte[] secret = bytes(settings.secret());
    boolean certificate = settings.has(Setting.TLS_TRUST_STORE);
    if (certificate && !settings.has(Setting.TLS_KEY_STORE)) {
      throw new StartRefused("http.tls.trust-store needs http.tls.key-store as well");
    }
    InetAddress address = settings.httpAddress();
    if (!address.isLoopbackAddress() && secret.length == 0 && !certificate) {
      throw new StartRefused(
          "http.address "
              + settings.text(Setting.HTTP_ADDRESS)
              + " can be reached from other machines: give http.secret (or http.secret-file), or"
              + " http.tls.key-store with http.tls.trust-store for mutual TLS");
    }
    return new Access(secret, certificate);
  }

  boolean allows(Request request) {
    if (secret.length == 0 && !certificate) {
      // a page in a browser on this machine must not reach it under a name of its own
      return isThisMachine(Request.getServerName(request));
    }
    if (certificate && hasCertificate(request)) {
      return true;
    }
    String given = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    return secret.length > 0
        && given != null
        && given.startsWith(SCHEME)
        && MessageDigest.isEqual(secret, bytes(given.substring(SCHEME.length()).strip()));
  }

  private static boolean hasCertificate(Request request) {
    EndPoint.SslSessionData session =
        (EndPoint.SslSessionData) request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE);
    return session != null
        && session.peerCertificates() != null
        && session.peerCertificates().length > 0;
  }

  private static boolean isThisMachine(String host) {
    return host != null
        && (host.equals("localhost")
            || host.matches("127\\.[0-9]+\\.[0-9]+\\.[0-9]+")
            || host.equals("[::1]"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
