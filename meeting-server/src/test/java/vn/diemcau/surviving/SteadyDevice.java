package vn.diemcau.surviving;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.meeting.MeetingId;

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
  private static final int HEAD = 256;

  /**
   * How soon it does what.
   *
   * @param deadSeconds without a word, after which a link is taken for dead
   * @param most between two attempts
   */
  record Habits(int pingSeconds, int deadSeconds, int resendSeconds, int most) {

    /** The page's own (signalling-client.ts, pending-commands.ts, backoff.ts). */
    static final Habits PAGE = new Habits(10, 25, 4, 5_000);

    /** For tests that do not want to wait for what is dead. */
    static final Habits IMPATIENT = new Habits(1, 5, 2, 500);
  }

  private static final int FIRST_AGAIN_MILLIS = 500;
  private static final Set<String> UNDECIDED = Set.of("room.elsewhere", "room.outcome-unknown");

  /** How a command ended: the number of its last event, or why it was refused. */
  record Answer(long seq, String refusal) {}

  private final String site;
  private final String cookies;
  private final MeetingId meeting;
  private final String device;
  private final IntFunction<URI> balancer;
  private final Habits habits;
  private final AtomicInteger attempts;
  private int failures;
  private final Map<String, String> pending = new LinkedHashMap<>();
  private final Map<String, Answer> answers = new HashMap<>();
  private final Map<String, String> sentences = new HashMap<>();
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
      int first,
      Habits habits) {
    this.habits = habits;
    this.site = site;
    this.cookies = cookies;
    this.meeting = meeting;
    this.device = device;
    this.balancer = balancer;
    this.attempts = new AtomicInteger(first);
    every(habits.pingSeconds(), this::beat);
    every(habits.resendSeconds(), this::resend);
  }

  private void every(int seconds, Runnable task) {
    // not all devices at once
    long first = Math.floorMod(device.hashCode(), seconds * 1_000);
    TIMER.scheduleAtFixedRate(task, first, seconds * 1_000L, TimeUnit.MILLISECONDS);
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

  private synchronized void comeAgain() {
    int whole = Math.min(habits.most(), FIRST_AGAIN_MILLIS << Math.min(failures++, 10));
    int wait = whole / 2 + ThreadLocalRandom.current().nextInt(whole / 2);
    TIMER.schedule(this::open, wait, TimeUnit.MILLISECONDS);
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
    if (System.nanoTime() - heardAt > TimeUnit.SECONDS.toNanos(habits.deadSeconds())) {
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
      String frame = head(packed.toByteArray());
      packed.reset();
      received(from, frame);
    }
    from.request(1);
    return null;
  }

  /** Kind and numbers stand at the beginning: in the field each PC unpacks its own frames. */
  private static String head(byte[] packed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  private void received(WebSocket from, String text) {
    if (from != socket) {
      return;
    }
    heardAt = System.nanoTime();
    if (text.startsWith("{\"kind\":\"snapshot\"")) {
      seq = number(text, "\"seq\":");
    } else if (text.startsWith("{\"kind\":\"events\"")) {
      if (number(text, "\"from\":") > seq + 1) {
        holes++;
      }
      seq = Math.max(seq, number(text, "\"to\":"));
    } else if (!text.startsWith("{\"kind\":\"presence\"")
        && !text.startsWith("{\"kind\":\"pong\"")) {
      small(JSON.readTree(text));
    }
  }

  private void small(JsonNode frame) {
    switch (frame.path("kind").asString("")) {
      case "welcome" -> {
        resume = frame.path("resume").asString();
        joined = true;
        failures = 0;
        joins++;
        joinedAt = heardAt;
        List.copyOf(pending.values()).forEach(this::sendText);
      }
      case "done" -> settle(frame, new Answer(frame.path("seq").asLong(), null));
      case "refused" -> refused(frame);
      case "seat-taken" -> refusal = "seat-taken";
      default -> {
        // own, told: nothing to remember
      }
    }
  }

  private void refused(JsonNode frame) {
    String code = frame.path("code").asString();
    sentences.put(code, frame.path("sentence").asString(""));
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

  /** What it was told of what could not be done, by code. */
  synchronized Map<String, String> sentences() {
    return Map.copyOf(sentences);
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
