package vn.diemcau.surviving;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.shared.Gzip;

/**
 * A device that does through failures what the page does: it comes back by itself, with its token
 * and the number of its last event, to whatever server it is led to, and sends each command, under
 * the same id, until it is answered. All devices share two threads and one timer.
 */
final class SteadyDevice implements WebSocket.Listener, AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .executor(Executors.newFixedThreadPool(2, SteadyDevice::daemon))
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(SteadyDevice::daemon);
  private static final JsonMapper JSON = new JsonMapper();

  /** The page's own numbers are 10, 25 and 4 seconds; the test has less patience. */
  private static final int PING_MILLIS = 1_000;

  private static final long DEAD_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int RESEND_MILLIS = 2_000;
  private static final Set<String> UNDECIDED = Set.of("room.elsewhere", "room.outcome-unknown");

  /** How a command ended: the number of its last event, or why it was refused. */
  record Answer(long seq, String refusal) {}

  private final String site;
  private final String cookies;
  private final MeetingId meeting;
  private final String device;
  private final IntFunction<URI> balancer;
  private final AtomicInteger attempts;
  private final Map<String, String> pending = new LinkedHashMap<>();
  private final Map<String, Answer> answers = new HashMap<>();
  private StringBuilder text = new StringBuilder();
  private ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private WebSocket socket;
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
  private String resume;
  private long seq = -1;
  private int holes;
  private int joins;
  private boolean joined;
  private boolean closed;
  private long heardAt;
  private long joinedAt;
  private String refusal;

  /**
   * @param balancer where the attempt with this number goes
   * @param first number of its first attempt
   */
  SteadyDevice(
      String site,
      String cookies,
      MeetingId meeting,
      String device,
      IntFunction<URI> balancer,
      int first) {
    this.site = site;
    this.cookies = cookies;
    this.meeting = meeting;
    this.device = device;
    this.balancer = balancer;
    this.attempts = new AtomicInteger(first);
    TIMER.scheduleAtFixedRate(this::beat, PING_MILLIS, PING_MILLIS, TimeUnit.MILLISECONDS);
    TIMER.scheduleAtFixedRate(this::resend, RESEND_MILLIS, RESEND_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "steady-devices");
    thread.setDaemon(true);
    return thread;
  }

  synchronized void open() {
    if (closed) {
      return;
    }
    joined = false;
    socket = null;
    text = new StringBuilder();
    packed = new ByteArrayOutputStream();
    heardAt = System.nanoTime();
    URI server = balancer.apply(attempts.getAndIncrement());
    HTTP.newWebSocketBuilder()
        .connectTimeout(Duration.ofSeconds(3))
        .header("Cookie", cookies)
        .header("Origin", server.toString())
        .buildAsync(
            URI.create(server.toString().replaceFirst("^http", "ws") + "/ws/room/" + meeting), this)
        .exceptionally(
            problem -> {
              comeAgain();
              return null;
            });
  }

  private void comeAgain() {
    TIMER.schedule(this::open, 300 + device.hashCode() % 200, TimeUnit.MILLISECONDS);
  }

  private synchronized void lost(WebSocket which) {
    if (which == socket && socket != null) {
      socket.abort();
      socket = null;
      joined = false;
      comeAgain();
    }
  }

  private synchronized void beat() {
    if (socket == null || closed) {
      return;
    }
    if (System.nanoTime() - heardAt > DEAD_NANOS) {
      lost(socket);
    } else {
      send(Map.of("kind", "ping", "t", 0));
    }
  }

  @Override
  public synchronized void onOpen(WebSocket opened) {
    if (closed) {
      opened.abort();
      return;
    }
    socket = opened;
    sent = CompletableFuture.completedFuture(null);
    Map<String, Object> frame = new HashMap<>();
    frame.put("kind", "join");
    frame.put("device", device);
    frame.put("deviceName", device);
    frame.put("view", "site");
    frame.put("media", true);
    frame.put("siteId", site);
    if (resume != null) {
      frame.put("resume", resume);
      frame.put("since", seq);
    }
    send(frame);
    opened.request(1);
  }

  @Override
  public synchronized CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      String frame = text.toString();
      text = new StringBuilder();
      received(from, frame);
    }
    from.request(1);
    return null;
  }

  @Override
  public synchronized CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    byte[] piece = new byte[data.remaining()];
    data.get(piece);
    packed.writeBytes(piece);
    if (last) {
      String frame = Gzip.unpack(packed.toByteArray());
      packed.reset();
      received(from, frame);
    }
    from.request(1);
    return null;
  }

  private void received(WebSocket from, String text) {
    if (from != socket) {
      return;
    }
    heardAt = System.nanoTime();
    JsonNode frame = JSON.readTree(text);
    switch (frame.path("kind").asString("")) {
      case "welcome" -> {
        resume = frame.path("resume").asString();
        joined = true;
        joins++;
        joinedAt = heardAt;
        List.copyOf(pending.values()).forEach(this::sendText);
      }
      case "snapshot" -> seq = frame.path("seq").asLong();
      case "events" -> {
        if (frame.path("from").asLong() > seq + 1) {
          holes++;
        }
        seq = Math.max(seq, frame.path("to").asLong());
      }
      case "done" -> settle(frame, new Answer(frame.path("seq").asLong(), null));
      case "refused" -> refused(frame);
      case "seat-taken" -> refusal = "seat-taken";
      default -> {
        // presence, pong, own, told: nothing to remember
      }
    }
  }

  private void refused(JsonNode frame) {
    String code = frame.path("code").asString();
    if (!frame.has("id")) {
      refusal = code;
    } else if (!UNDECIDED.contains(code)) {
      settle(frame, new Answer(-1, code));
    }
  }

  private void settle(JsonNode frame, Answer answer) {
    String id = frame.path("id").asString();
    if (pending.remove(id) != null) {
      answers.put(id, answer);
    }
  }

  /** Gives a command; returns its id. */
  synchronized String command(String name, Map<String, ?> args) {
    String id = UUID.randomUUID().toString();
    String frame =
        JSON.writeValueAsString(Map.of("kind", "command", "id", id, "name", name, "args", args));
    pending.put(id, frame);
    if (joined) {
      sendText(frame);
    }
    return id;
  }

  private synchronized void resend() {
    if (joined) {
      List.copyOf(pending.values()).forEach(this::sendText);
    }
  }

  private void send(Map<String, ?> frame) {
    sendText(JSON.writeValueAsString(frame));
  }

  private void sendText(String frame) {
    WebSocket now = socket;
    sent = sent.handle((ok, error) -> null).thenCompose(x -> now.sendText(frame, true));
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    lost(from);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable problem) {
    lost(from);
  }

  synchronized boolean isIn() {
    return joined && seq >= 0;
  }

  synchronized boolean hasSettled() {
    return pending.isEmpty();
  }

  synchronized Map<String, Answer> answers() {
    return Map.copyOf(answers);
  }

  synchronized long seq() {
    return seq;
  }

  /** How often a frame of events did not begin where the one before had ended. */
  synchronized int holes() {
    return holes;
  }

  synchronized int joins() {
    return joins;
  }

  /** {@code System.nanoTime()} of its last welcome. */
  synchronized long joinedAt() {
    return joinedAt;
  }

  /** Why its last join was refused, or null. */
  synchronized String refusal() {
    return refusal;
  }

  String site() {
    return site;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (socket != null) {
      socket.abort();
    }
  }
}
