package vn.diemcau.node;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks the other servers on the same database, and shows them that it is one of them by a secret
 * that lies there. A person's request is passed on with that person's own session, so that the
 * other server decides what the person may do.
 */
@Component
public class OtherNodes {

  private static final Logger log = LoggerFactory.getLogger(OtherNodes.class);

  static final String SECRET = "X-DiemCau-Node";
  static final String ADDRESS = "X-DiemCau-Address";
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(12);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final JdbcClient db;
  private final Set<URI> known = ConcurrentHashMap.newKeySet();
  private volatile String secret;

  OtherNodes(JdbcClient db) {
    this.db = db;
  }

  /** What another server answered. */
  public record Answer(int status, String contentType, byte[] body) {}

  /** True when the request comes from another server on this database. */
  public boolean isFromNode(HttpServletRequest request) {
    String shown = request.getHeader(SECRET);
    return shown != null
        && MessageDigest.isEqual(
            shown.getBytes(StandardCharsets.UTF_8), secret().getBytes(StandardCharsets.UTF_8));
  }

  /** Where a request comes from: another server says for whom it asks. */
  public String addressOf(HttpServletRequest request) {
    String told = request.getHeader(ADDRESS);
    return told != null && isFromNode(request) ? told : request.getRemoteAddr();
  }

  /** Asks a question between servers; empty without an answer of 200 within a second. */
  public Optional<String> ask(URI node, String path) {
    HttpRequest.Builder question = request(node, path).timeout(CONNECT).GET();
    return call(question)
        .filter(answer -> answer.status() == 200)
        .map(answer -> new String(answer.body(), StandardCharsets.UTF_8));
  }

  /** Tells another server something; false when it did not take it. */
  public boolean tell(URI node, String path) {
    HttpRequest.Builder message =
        request(node, path).timeout(ANSWER).POST(HttpRequest.BodyPublishers.noBody());
    return call(message).filter(answer -> answer.status() / 100 == 2).isPresent();
  }

  /**
   * Passes a person's request on; empty when the other server did not answer.
   *
   * @param body null for none
   */
  public Optional<Answer> pass(URI node, HttpServletRequest from, String path, byte[] body) {
    HttpRequest.Builder request =
        request(node, path)
            .timeout(ANSWER)
            .header(ADDRESS, from.getRemoteAddr())
            .method(
                from.getMethod(),
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    for (String name : new String[] {"Cookie", "X-XSRF-TOKEN", "Accept-Language", "Content-Type"}) {
      String value = from.getHeader(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    return call(request);
  }

  /** Opens a person's WebSocket on another server. */
  public CompletableFuture<WebSocket> dial(
      URI node, String path, String cookie, String address, WebSocket.Listener listener) {
    known.add(node);
    WebSocket.Builder builder =
        http.newWebSocketBuilder()
            .connectTimeout(CONNECT)
            .header(SECRET, secret())
            .header(ADDRESS, address)
            .header("Origin", node.toString());
    if (cookie != null) {
      builder.header("Cookie", cookie);
    }
    return builder.buildAsync(
        URI.create(node.toString().replaceFirst("^http", "ws") + path), listener);
  }

  /** The server with this short name, if this one has had to do with it. */
  public Optional<URI> byTag(String tag) {
    return known.stream().filter(node -> ThisNode.tag(node.toString()).equals(tag)).findFirst();
  }

  private HttpRequest.Builder request(URI node, String path) {
    return HttpRequest.newBuilder(URI.create(node + path)).header(SECRET, secret());
  }

  private Optional<Answer> call(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> got =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      String type = got.headers().firstValue("Content-Type").orElse(null);
      return Optional.of(new Answer(got.statusCode(), type, got.body()));
    } catch (IOException e) {
      log.info("{} does not answer: {}", request.build().uri().getAuthority(), e.toString());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private String secret() {
    String known = secret;
    if (known == null) {
      known = db.sql("select secret from node_secret").query(String.class).single();
      secret = known;
    }
    return known;
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }
}
