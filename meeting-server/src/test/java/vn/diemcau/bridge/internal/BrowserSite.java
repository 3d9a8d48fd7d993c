package vn.diemcau.bridge.internal;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.bridge.IceServer;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.bridge.MediaSessions;
import vn.diemcau.mediabridge.BridgeChannel;
import vn.diemcau.mediabridge.ChannelAnswer;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.meeting.MeetingId;

/** One site in a real browser page, joined to the bridge without the rest of the server. */
final class BrowserSite implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern RED = Pattern.compile("a=rtpmap:(\\d+) red/48000");

  final String endpoint;
  private final BrowserContext context;
  private final Page page;
  private final Map<String, String> bySlot = new ConcurrentHashMap<>();
  private List<IceServer> iceServers = List.of();
  private BridgeChannel channel;
  private volatile boolean severalSizes;

  /** What was decoded in one slot. */
  record Received(
      long frames,
      double energy,
      long packets,
      long lost,
      long keyFrames,
      long height,
      long waiting,
      String codec) {}

  /**
   * How well a source came, by the browser's own count.
   *
   * @param samples of sound played; {@code concealed} of them were made up because nothing came
   * @param freezes pauses of the picture that a viewer notices
   */
  record Quality(
      long samples, long concealed, double bufferSeconds, long frames, long freezes, long height) {

    /** What came between two moments, the height at the end. */
    Quality since(Quality before) {
      return new Quality(
          samples - before.samples,
          concealed - before.concealed,
          bufferSeconds,
          frames - before.frames,
          freezes - before.freezes,
          height);
    }

    double concealedShare() {
      return samples == 0 ? 1 : (double) concealed / samples;
    }
  }

  /** What the camera's encoder does: {@code layers} is its scalability mode. */
  record Sent(String codec, String layers, long height, long frames, double encodeSeconds) {}

  BrowserSite(Browser browser, String endpoint) {
    this.endpoint = endpoint;
    this.context = browser.newContext();
    context.grantPermissions(List.of("camera", "microphone"));
    this.page = context.newPage();
    page.route(
        "**/*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody("<!doctype html><html><body></body></html>")));
    page.navigate("https://" + endpoint + ".invalid/");
    page.addScriptTag(new Page.AddScriptTagOptions().setContent(script("page.js")));
  }

  /** Has a camera that flashes and a microphone that beeps at the same moment. */
  BrowserSite flashing() {
    page.addScriptTag(new Page.AddScriptTagOptions().setContent(script("lips.js")));
    return this;
  }

  /** Milliseconds from each flash to its beep, of a site that is seen and heard now. */
  List<Double> lips(String site, int millis) {
    return offsets(
        page.evaluate(
            "([video, audio, millis]) => lipsOf(video, audio, millis)",
            List.of(slotOf(site + "-v0"), slotOf(site + "-a0"), millis)));
  }

  /** The same over a connection without a bridge. */
  List<Double> lipsDirect(int millis) {
    return offsets(page.evaluate("millis => lipsDirect(millis)", millis));
  }

  private static List<Double> offsets(Object found) {
    return ((List<?>) found).stream().map(one -> ((Number) one).doubleValue()).toList();
  }

  void join(PagesOnBridge pages) {
    join(pages, 180);
  }

  /** Joins with a camera of so many lines. */
  void join(PagesOnBridge pages, int lines) {
    join(pages.sessions, pages.bridge, pages.meeting, lines);
  }

  void join(MediaSessions sessions, MediaBridge bridge, MeetingId meeting) {
    join(sessions, bridge, meeting, 180);
  }

  /** Joins with a camera of so many lines. */
  void join(MediaSessions sessions, MediaBridge bridge, MeetingId meeting, int lines) {
    MediaOffer offer = sessions.open(meeting, endpoint, MediaProfile.SITE, true).orThrow();
    Map<String, Integer> camera = Map.of("width", lines * 16 / 9, "height", lines, "frameRate", 15);
    String answer =
        (String)
            page.evaluate(
                "([sdp, camera, servers]) => join(sdp, camera, servers)",
                List.of(offer.sdp(), camera, iceServers.stream().map(BrowserSite::plain).toList()));
    sessions.answer(meeting, endpoint, offer.number(), answer).orThrow();
    String path = offer.channelPath();
    String[] parts = path.substring(0, path.indexOf('?')).split("/");
    ChannelAnswer opened =
        bridge.openChannel(
            parts[3], parts[4], path.substring(path.indexOf("pwd=") + 4), this::fromBridge);
    channel = ((ChannelAnswer.Opened) opened).channel();
    Matcher red = RED.matcher(answer);
    if (red.find()) { // as the web client does
      channel.receive("{\"colibriClass\":\"ClientHello\",\"redPayloadType\":" + red.group(1) + "}");
    }
    watch(180);
  }

  /** Uses these TURN servers when it joins. */
  void relayedBy(List<IceServer> servers) {
    iceServers = List.copyOf(servers);
  }

  private static Map<String, Object> plain(IceServer server) {
    return Map.of(
        "urls", server.urls(),
        "username", server.username(),
        "credential", server.credential());
  }

  /** The way that its packets take, for instance {@code prflx tcp} or {@code relay tcp}. */
  String path() {
    return (String) page.evaluate("() => path()");
  }

  /** The bridge's address in that way. */
  String remoteAddress() {
    return (String) page.evaluate("() => remoteAddress()");
  }

  /** Asks for all pictures at so many lines. */
  void watch(int lines) {
    channel.receive(
        "{\"colibriClass\":\"ReceiverVideoConstraints\",\"lastN\":-1,"
            + "\"defaultConstraints\":{\"maxHeight\":"
            + lines
            + "}}");
  }

  /** Shares a screen and its sound, whether anybody lets it or not. */
  void share() {
    page.evaluate("() => share()");
  }

  /** Goes on sending in another codec, for instance {@code video/H264}. */
  void encodeIn(String codec) {
    page.evaluate("codec => encodeIn(codec)", codec);
  }

  /** Whether the bridge has asked that the camera come in several sizes. */
  boolean isAskedForSeveralSizes() {
    return severalSizes;
  }

  /** Asks for one picture only, on stage, at so many lines. */
  void watchOnly(String source, int lines) {
    channel.receive(
        "{\"colibriClass\":\"ReceiverVideoConstraints\",\"lastN\":1,\"onStageSources\":[\""
            + source
            + "\"],\"defaultConstraints\":{\"maxHeight\":0},\"constraints\":{\""
            + source
            + "\":{\"maxHeight\":"
            + lines
            + "}}}");
  }

  /** Asks for the stage at so many lines, and for all others as small pictures. */
  void watchStage(String source, int lines) {
    channel.receive(
        "{\"colibriClass\":\"ReceiverVideoConstraints\",\"lastN\":-1,\"onStageSources\":[\""
            + source
            + "\"],\"defaultConstraints\":{\"maxHeight\":180},\"constraints\":{\""
            + source
            + "\":{\"maxHeight\":"
            + lines
            + "}}}");
  }

  Sent sent() {
    Map<?, ?> figures = (Map<?, ?>) page.evaluate("() => sent()");
    return new Sent(
        (String) figures.get("codec"),
        (String) figures.get("layers"),
        number(figures, "height").longValue(),
        number(figures, "frames").longValue(),
        number(figures, "encodeTime").doubleValue());
  }

  /** Source names by mid, as the bridge said last. */
  Map<String, String> sourcesBySlot() {
    return new TreeMap<>(bySlot);
  }

  Set<String> sources() {
    return new TreeSet<>(bySlot.values());
  }

  /** What was decoded, by the name of the source that flows in the slot now. */
  Map<String, Received> received() {
    Map<?, ?> byMid = (Map<?, ?>) page.evaluate("() => received()");
    Map<String, Received> found = new TreeMap<>();
    sourcesBySlot()
        .forEach(
            (mid, source) -> {
              if (byMid.get(mid) instanceof Map<?, ?> figures) {
                found.put(
                    source,
                    new Received(
                        number(figures, "frames").longValue(),
                        number(figures, "energy").doubleValue(),
                        number(figures, "packets").longValue(),
                        number(figures, "lost").longValue(),
                        number(figures, "keyFrames").longValue(),
                        number(figures, "height").longValue(),
                        number(figures, "waiting").longValue(),
                        (String) figures.get("codec")));
              }
            });
    return found;
  }

  long frames(String source) {
    return of(source).frames();
  }

  /** What came of a source so far, zeros for nothing. */
  Received of(String source) {
    return received().getOrDefault(source, new Received(0, 0, 0, 0, 0, 0, 0, ""));
  }

  Quality quality(String source) {
    Map<?, ?> figures = (Map<?, ?>) page.evaluate("mid => quality(mid)", slotOf(source));
    return new Quality(
        number(figures, "samples").longValue(),
        number(figures, "concealed").longValue(),
        number(figures, "buffer").doubleValue(),
        number(figures, "frames").longValue(),
        number(figures, "freezes").longValue(),
        number(figures, "height").longValue());
  }

  /** Every number that the browser has about what flows in the source's slot. */
  Map<String, Double> figures(String source) {
    Map<?, ?> found = (Map<?, ?>) page.evaluate("mid => figures(mid)", slotOf(source));
    Map<String, Double> figures = new TreeMap<>();
    found.forEach((name, value) -> figures.put((String) name, ((Number) value).doubleValue()));
    return figures;
  }

  double energy(String source) {
    return of(source).energy();
  }

  /** The mid in which the source flows. */
  String slotOf(String source) {
    return sourcesBySlot().entrySet().stream()
        .filter(e -> e.getValue().equals(source))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  long packetsIn(String mid) {
    Map<?, ?> byMid = (Map<?, ?>) page.evaluate("() => received()");
    return byMid.get(mid) instanceof Map<?, ?> figures ? number(figures, "packets").longValue() : 0;
  }

  private static Number number(Map<?, ?> figures, String name) {
    return (Number) figures.get(name);
  }

  private void fromBridge(String text) {
    JsonNode message = JSON.readTree(text);
    severalSizes |= message.path("severalSizes").asBoolean(false);
    char kind =
        switch (message.path("colibriClass").asString("")) {
          case "VideoSourcesMap" -> 'v';
          case "AudioSourcesMap" -> 'a';
          default -> ' ';
        };
    if (kind == ' ') {
      return;
    }
    Map<String, String> now = new TreeMap<>();
    for (JsonNode source : message.path("mappedSources")) {
      now.put(source.path("mid").asString(""), source.path("source").asString(""));
    }
    bySlot.keySet().removeIf(mid -> mid.charAt(0) == kind && !now.containsKey(mid));
    bySlot.putAll(now);
  }

  private static String script(String name) {
    try (InputStream in = BrowserSite.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
