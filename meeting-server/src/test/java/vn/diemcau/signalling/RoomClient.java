package vn.diemcau.signalling;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.TestSession;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.shared.Gzip;

/** A device of a site over a real WebSocket, as a test drives it. */
public final class RoomClient implements WebSocket.Listener, AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SECONDS = 20;
  private static final Set<String> ANSWERS = Set.of("done", "refused");

  private final BlockingQueue<JsonNode> arrived = new LinkedBlockingQueue<>();
  private final List<JsonNode> seen = new ArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private final WebSocket socket;

  public RoomClient(TestSession session, MeetingId meeting) {
    this(session, "/ws/room/" + meeting, session.origin());
  }

  public RoomClient(TestSession session, String path, String origin) {
    socket =
        HTTP.newWebSocketBuilder()
            .header("Cookie", session.cookieHeader())
            .header("Origin", origin)
            .buildAsync(session.webSocket(path), this)
            .join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      arrived.add(JSON.readTree(partial.toString()));
      partial.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  /** What is large comes as gzip of the text. */
  @Override
  public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
    byte[] piece = new byte[data.remaining()];
    data.get(piece);
    packed.writeBytes(piece);
    if (last) {
      arrived.add(JSON.readTree(Gzip.unpack(packed.toByteArray())));
      packed.reset();
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
    closed.complete(status);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.complete(-1);
  }

  public void send(Map<String, ?> frame) {
    sendText(JSON.writeValueAsString(frame));
  }

  void sendText(String text) {
    socket.sendText(text, true).join();
  }

  void sendBinary(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** The next frame of a kind; others before it stay readable in {@link #seen}. */
  public JsonNode next(String kind) {
    return next(kind, frame -> true);
  }

  /** The next frame that has this value in this field. */
  public JsonNode nextOf(String field, String value) {
    return next(field, value, frame -> true);
  }

  JsonNode next(String kind, Predicate<JsonNode> which) {
    return next("kind", kind, which);
  }

  private JsonNode next(String field, String kind, Predicate<JsonNode> which) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try {
      while (System.nanoTime() < end) {
        JsonNode frame = arrived.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (frame == null) {
          break;
        }
        seen.add(frame);
        if (frame.path(field).asString("").equals(kind) && which.test(frame)) {
          return frame;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("no " + kind + " came; seen: " + seen);
  }

  List<JsonNode> seen() {
    return seen;
  }

  /** The event of a type. */
  JsonNode event(String type) {
    JsonNode frame =
        next(
            "events",
            f ->
                f.path("events")
                    .valueStream()
                    .anyMatch(e -> e.path("type").asString("").equals(type)));
    return frame
        .path("events")
        .valueStream()
        .filter(e -> e.path("type").asString("").equals(type))
        .findFirst()
        .orElseThrow();
  }

  public JsonNode join(String device, boolean media) {
    return join(device, media, null);
  }

  /**
   * @param resume what the device's last welcome gave it; null for a device that comes anew
   */
  JsonNode join(String device, boolean media, String resume) {
    Map<String, Object> frame = new HashMap<>();
    frame.put("kind", "join");
    frame.put("device", device);
    frame.put("deviceName", device);
    frame.put("view", "site");
    frame.put("media", media);
    frame.put("resume", resume);
    send(frame);
    return next("welcome");
  }

  /** The answer to a command, {@code done} or {@code refused}. */
  JsonNode command(String name, Map<String, ?> args) {
    return command(UUID.randomUUID(), name, args);
  }

  JsonNode command(UUID id, String name, Map<String, ?> args) {
    send(Map.of("kind", "command", "id", id.toString(), "name", name, "args", args));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try {
      while (true) {
        JsonNode frame = arrived.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (frame == null) {
          throw new AssertionError("no answer to " + name + "; seen: " + seen);
        }
        seen.add(frame);
        boolean answer = ANSWERS.contains(frame.path("kind").asString(""));
        if (answer && frame.path("id").asString("").equals(id.toString())) {
          return frame;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  int closeCode() {
    try {
      return closed.get(SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the connection was not closed; seen: " + seen, e);
    }
  }

  /** The link breaks, without a word. */
  void breakLink() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
