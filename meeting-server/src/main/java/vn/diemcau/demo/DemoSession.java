package vn.diemcau.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.platform.https.LocalAuthority;

/** One signed-in client of the server's own REST and WebSocket, as a browser is. */
final class DemoSession implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final JsonMapper json;
  private final URI base;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http;

  /**
   * Opens a client without a session.
   *
   * @param base {@code http://127.0.0.1:8080}
   * @param authority who signed the server's certificate, when base is HTTPS
   */
  DemoSession(JsonMapper json, URI base, Optional<LocalAuthority> authority) {
    this.json = json;
    this.base = base;
    HttpClient.Builder client =
        HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(PATIENCE);
    authority.ifPresent(a -> client.sslContext(a.trust()));
    this.http = client.build();
  }

  void signIn(String login, String password) {
    get("/api/public/office");
    post("/api/session", Map.of("login", login, "password", password));
  }

  void enterByCode(String unitCode, String code) {
    get("/api/public/office");
    post("/api/session/code", Map.of("unitCode", unitCode, "code", code));
  }

  JsonNode get(String path) {
    return send(HttpRequest.newBuilder(base.resolve(path)).GET());
  }

  JsonNode post(String path, Object body) {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
            .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
  }

  /** Opens a WebSocket with this session; the path may hold a query. */
  WebSocket open(String path, WebSocket.Listener listener) {
    URI address = URI.create(base.toString().replaceFirst("^http", "ws") + path);
    String cookieHeader =
        cookies.getCookieStore().getCookies().stream()
            .map(c -> c.getName() + "=" + c.getValue())
            .collect(Collectors.joining("; "));
    return http.newWebSocketBuilder()
        .header("Origin", base.toString())
        .header("Cookie", cookieHeader)
        .connectTimeout(PATIENCE)
        .buildAsync(address, listener)
        .join();
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            answer.request().uri().getPath() + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer.body().isEmpty() ? json.nullNode() : json.readTree(answer.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(c -> c.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** At once: an orderly end would wait for sockets that the server keeps open. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
