package vn.diemcau.bench.room;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.TestSession;
import vn.diemcau.meeting.MeetingId;

/**
 * One device of a site, without media: speaks the room's protocol over a socket of its own and
 * notes when each frame came. All devices share two threads.
 */
public final class BenchSite implements WebSocket.Listener {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().executor(Executors.newFixedThreadPool(2, BenchSite::daemon)).build();
  private static final JsonMapper JSON = new JsonMapper();
  private static final AtomicInteger UNPACKED = new AtomicInteger();
  private static final int WHOLE = 16;

  /** Kind and numbers of a frame stand in it. */
  private static final int HEAD = 256;

  /** When the device asked, had its socket, was let in and had the room; 0 before. */
  record Times(long asked, long opened, long welcomed, long ready) {}

  private final UUID unit;
  final TestSession session;
  private final MeetingId meeting;
  private final String device;
  private final String view;
  private final boolean media;
  final Arrivals arrivals = new Arrivals();
  private final List<Integer> positions = new ArrayList<>();
  private final Map<String, CompletableFuture<Long>> commands = new ConcurrentHashMap<>();
  private StringBuilder text = new StringBuilder();
  private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
  private volatile WebSocket socket;
  private volatile Times times = new Times(0, 0, 0, 0);
  private volatile String resume;
  private volatile boolean waited;
  private volatile int closes;
  private volatile String refusal;
  private volatile long received;
  private volatile int snapshotBytes;
  private CompletableFuture<Void> ready = new CompletableFuture<>();
  private volatile Consumer<String> whenLost = why -> {};

  public BenchSite(
      UUID unit,
      TestSession session,
      MeetingId meeting,
      String device,
      String view,
      boolean media) {
    this.unit = unit;
    this.session = session;
    this.meeting = meeting;
    this.device = device;
    this.view = view;
    this.media = media;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "bench-sites");
    thread.setDaemon(true);
    return thread;
  }

  UUID unit() {
    return unit;
  }

  /** Asks for its place; completes when it has the room. */
  public CompletableFuture<Void> join() {
    times = new Times(System.nanoTime(), 0, 0, 0);
    ready = new CompletableFuture<>();
    open();
    return ready;
  }

  private void open() {
    text = new StringBuilder();
    bytes = new ByteArrayOutputStream();
    arrivals.begin(-1);
    synchronized (positions) {
      positions.clear();
    }
    URI address = session.webSocket("/ws/room/" + meeting);
    HTTP.newWebSocketBuilder()
        .header("Cookie", session.cookieHeader())
        .header("Origin", session.origin())
        .buildAsync(address, this)
        .exceptionally(
            problem -> {
              refusal = problem.toString();
              ready.completeExceptionally(problem);
              return null;
            });
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    sent = CompletableFuture.completedFuture(null);
    times = new Times(times.asked(), System.nanoTime(), 0, 0);
    Map<String, Object> frame = new HashMap<>();
    frame.put("kind", "join");
    frame.put("device", device);
    frame.put("deviceName", "Chromium 150, Windows");
    frame.put("view", view);
    frame.put("media", media);
    frame.put("siteId", unit.toString());
    if (resume != null) {
      frame.put("resume", resume);
    }
    send(frame);
    opened.request(1);
  }

  /** Over another socket, before it was answered: it has no token to come back with. */
  void askAgain() {
    WebSocket former = socket;
    socket = null;
    if (former != null) {
      former.abort();
    }
    open();
  }

  /** The page is loaded anew: the link breaks without a word and the device comes back. */
  CompletableFuture<Void> reload() {
    WebSocket former = socket;
    socket = null;
    if (former != null) {
      former.abort();
    }
    return join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    received += data.length();
    if (last) {
      String frame = text.toString();
      text.setLength(0);
      if (from == socket) {
        received(frame, frame.length());
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    byte[] piece = new byte[data.remaining()];
    data.get(piece);
    bytes.writeBytes(piece);
    received += piece.length;
    if (last) {
      byte[] whole = bytes.toByteArray();
      bytes.reset();
      if (from == socket) {
        received(unpacked(whole), whole.length);
      }
    }
    from.request(1);
    return null;
  }

  /** One in sixteen is unpacked whole: in the field each is unpacked by a PC of its own. */
  private static String unpacked(byte[] packed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      boolean whole = UNPACKED.getAndIncrement() % WHOLE == 0;
      byte[] text = whole ? in.readAllBytes() : in.readNBytes(HEAD);
      return new String(text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void received(String frame, int size) {
    long now = System.nanoTime();
    if (frame.startsWith("{\"kind\":\"events\"")) {
      arrivals.events(number(frame, "\"from\":"), number(frame, "\"to\":"), now);
    } else if (frame.startsWith("{\"kind\":\"presence\"")) {
      arrivals.presence(now);
    } else if (frame.startsWith("{\"kind\":\"snapshot\"")) {
      arrivals.begin(number(frame, "\"seq\":"));
      snapshotBytes = size;
      times = new Times(times.asked(), times.opened(), times.welcomed(), now);
      ready.complete(null);
    } else if (frame.startsWith("{\"kind\":\"waiting\"")) {
      synchronized (positions) {
        positions.add((int) number(frame, "\"position\":"));
        waited = true;
      }
    } else if (!frame.startsWith("{\"kind\":\"pong\"")) {
      small(JSON.readTree(frame), now);
    }
  }

  private void small(JsonNode frame, long now) {
    switch (frame.path("kind").asString("")) {
      case "welcome" -> {
        resume = frame.path("resume").asString();
        times = new Times(times.asked(), times.opened(), now, 0);
      }
      case "seat-taken" -> {
        refusal = "seat-taken";
        send(Map.of("kind", "take-over"));
      }
      case "done" -> answered(frame, frame.path("seq").asLong());
      case "refused" -> {
        if (frame.has("id")) {
          answered(frame, -1);
        } else {
          refusal = frame.path("code").asString();
          ready.completeExceptionally(new IllegalStateException(refusal));
        }
      }
      default -> {
        // own, told, message: nothing to measure
      }
    }
  }

  private void answered(JsonNode frame, long seq) {
    CompletableFuture<Long> waiting = commands.remove(frame.path("id").asString());
    if (waiting != null && seq < 0) {
      waiting.completeExceptionally(new IllegalStateException(frame.path("code").asString()));
    } else if (waiting != null) {
      waiting.complete(seq);
    }
  }

  private static long number(String frame, String name) {
    int at = frame.indexOf(name) + name.length();
    int end = at;
    while (end < frame.length() && Character.isDigit(frame.charAt(end))) {
      end++;
    }
    return Long.parseLong(frame, at, end, 10);
  }

  /** Gives a command; the answer is the number of its last event. */
  public CompletableFuture<Long> command(UUID id, String name, Map<String, ?> args) {
    // a command that is sent again waits for the same answer
    CompletableFuture<Long> answer =
        commands.computeIfAbsent(id.toString(), key -> new CompletableFuture<>());
    send(Map.of("kind", "command", "id", id.toString(), "name", name, "args", args));
    return answer.copy().orTimeout(20, TimeUnit.SECONDS);
  }

  public void ping() {
    send(Map.of("kind", "ping", "t", System.currentTimeMillis()));
  }

  void report() {
    report("good");
  }

  public void report(String quality) {
    send(Map.of("kind", "report", "mic", "on", "camera", "on", "level", 0, "quality", quality));
  }

  private synchronized void send(Map<String, ?> frame) {
    WebSocket now = socket;
    if (now == null) {
      return;
    }
    String message = JSON.writeValueAsString(frame);
    sent = sent.handle((ok, error) -> null).thenCompose(x -> now.sendText(message, true));
  }

  /** What is done when its link breaks once it has the room; before, its join fails. */
  void whenLost(Consumer<String> then) {
    whenLost = then;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    lost(from, "closed " + code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable problem) {
    lost(from, problem.toString());
  }

  private void lost(WebSocket from, String why) {
    if (from != socket) {
      return;
    }
    socket = null;
    closes++;
    refusal = refusal == null ? why : refusal;
    if (!ready.completeExceptionally(new IllegalStateException(why)) && times.ready() > 0) {
      whenLost.accept(why);
    }
  }

  public void close() {
    WebSocket last = socket;
    socket = null;
    if (last != null) {
      last.abort();
    }
  }

  Times times() {
    return times;
  }

  List<Integer> positions() {
    synchronized (positions) {
      return List.copyOf(positions);
    }
  }

  /** Whether it was ever told to wait. */
  boolean waited() {
    return waited;
  }

  int closes() {
    return closes;
  }

  /** Why it was not let in, or null. */
  String refusal() {
    return refusal;
  }

  long receivedBytes() {
    return received;
  }

  int snapshotBytes() {
    return snapshotBytes;
  }
}
