package vn.diemcau;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser's session over real HTTP: keeps cookies and sends the CSRF token as the client does.
 */
public final class TestSession {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  private final int port;
  private final Map<String, String> cookies = new TreeMap<>();

  public TestSession(int port) {
    this.port = port;
    get("/api/session");
  }

  /** What came back. */
  public record Answer(int status, byte[] bytes, java.net.http.HttpHeaders headers) {

    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      return JSON.readTree(bytes);
    }

    /** The code of a refusal. */
    public String code() {
      return json().path("code").asString("");
    }
  }

  /** A part of a multipart form; a file when it has a file name. */
  public record Part(String name, String fileName, byte[] content) {

    public static Part field(String name, String value) {
      return new Part(name, null, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  public Answer signIn(String login, String password) {
    return post("/api/session", Map.of("login", login, "password", password));
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, body);
  }

  public Answer patch(String path, Object body) {
    return send("PATCH", path, body);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /** Sends JSON; a String goes as it is, so that malformed bodies can be sent too. */
  public Answer send(String method, String path, Object body) {
    String text =
        body == null ? null : body instanceof String s ? s : JSON.writeValueAsString(body);
    return send(
        request(path)
            .method(method, text == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text))
            .header("Content-Type", "application/json"));
  }

  public Answer upload(String path, List<Part> parts) {
    String boundary = UUID.randomUUID().toString();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Part part : parts) {
      String file = part.fileName() == null ? "" : "; filename=\"" + part.fileName() + "\"";
      body.writeBytes(
          ("--"
                  + boundary
                  + "\r\nContent-Disposition: form-data; name=\""
                  + part.name()
                  + "\""
                  + file
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(part.content());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        request(path)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary));
  }

  /** A request with this session's cookies and token, to be completed by the caller. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + path));
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookieHeader());
    }
    if (cookies.containsKey("XSRF-TOKEN")) {
      request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
    }
    return request;
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return new Answer(response.statusCode(), response.body(), response.headers());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(String setCookie) {
    String pair = setCookie.split(";")[0];
    String name = pair.substring(0, pair.indexOf('='));
    String value = pair.substring(pair.indexOf('=') + 1);
    if (value.isEmpty() || setCookie.contains("Max-Age=0")) {
      cookies.remove(name);
    } else {
      cookies.put(name, value);
    }
  }

  /** For a WebSocket of this session, with {@link #origin()} as its Origin. */
  public String cookieHeader() {
    return cookies.entrySet().stream()
        .map(c -> c.getKey() + "=" + c.getValue())
        .reduce((a, b) -> a + "; " + b)
        .orElse("");
  }

  public String cookie(String name) {
    return cookies.get(name);
  }

  /** Puts a cookie in by hand, as an attacker would who plants one. */
  public void plant(String name, String value) {
    cookies.put(name, value);
  }

  public String origin() {
    return "http://localhost:" + port;
  }

  public URI webSocket(String path) {
    return URI.create("ws://localhost:" + port + path);
  }
}
