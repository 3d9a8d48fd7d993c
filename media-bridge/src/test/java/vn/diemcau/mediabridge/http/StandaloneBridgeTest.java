package vn.diemcau.mediabridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Error;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.BridgeStats;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.TestConference;
import vn.diemcau.mediabridge.client.BridgeTransport;
import vn.diemcau.mediabridge.client.ColibriRequests;
import vn.diemcau.mediabridge.client.RestBridge;
import vn.diemcau.mediabridge.room.Reception;
import vn.diemcau.mediabridge.synthetic.SiteOffer;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;

/** The bridge as a process of its own, over real HTTP, WebSocket and UDP. */
class StandaloneBridgeTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SlotCounts SLOTS = new SlotCounts(3, 4);

  private final HttpClient http = HttpClient.newHttpClient();
  private final SyntheticFleet fleet = new SyntheticFleet(1, "127.0.0.1", 7);
  private BridgeServer server;
  private URI base;
  private RestBridge bridge;

  @BeforeEach
  void start() throws StartRefused {
    server = BridgeServer.start(settings("--limits.conferences=2", "--limits.endpoints=4"));
    base = URI.create("http://127.0.0.1:" + server.port());
    bridge = new RestBridge(http, base, "", Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() {
    long faults = server.bridge().stats().faults();
    fleet.close();
    server.close();
    http.close();
    assertThat(faults).as("exceptions on loops").isZero();
  }

  @Test
  void two_sites_see_and_hear_one_another_over_rest_and_websocket() {
    SyntheticSite chair = join("chair", true);
    SyntheticSite commune = join("commune", false);
    chair.channel().watch(-1, 180);
    TestConference.await("the commune is seen", () -> TestConference.packets(chair, 'v') > 30);
    TestConference.await("the chair is heard", () -> TestConference.packets(commune, 'a') > 20);

    modified(ColibriRequests.audioMutes("m", Set.of("chair"), Set.of()));
    assertThat(server.bridge().stats().conferences().getFirst().endpoints())
        .extracting(e -> e.figures().audioMuted())
        .containsExactly(true, false);
    modified(ColibriRequests.expireConference("m"));
    assertThat(server.bridge().stats().conferences()).isEmpty();
  }

  @Test
  void stage_reception_and_slot_counts_travel_beside_colibri2() {
    SyntheticSite chair = join("chair", true);
    SyntheticSite commune = join("commune", false);
    chair.channel().watch(-1, 180);
    TestConference.await("the commune is seen", () -> TestConference.packets(chair, 'v') > 30);

    assertThat(bridge.reception("m", "chair", new Reception(null, Set.of()))).isTrue();
    TestConference.await("the commune's picture is taken away", () -> seesNothing(chair));
    long seen = TestConference.packets(chair, 'v');
    assertThat(bridge.stage("m", List.of("commune"))).isTrue();
    TestConference.await(
        "who is on stage is always allowed", () -> TestConference.packets(chair, 'v') > seen + 30);
    assertThat(bridge.stage("unknown", List.of())).isFalse();
    assertThat(bridge.reception("m", "nobody", Reception.EVERYONE)).isFalse();

    SyntheticSite deaf = join("deaf", false, new SlotCounts(0, 1));
    deaf.channel().watch(-1, 180);
    TestConference.await("one picture arrives", () -> TestConference.packets(deaf, 'v') > 30);
    assertThat(deaf.sourcesBySlot().keySet()).containsExactly("v0");
    assertThat(TestConference.packets(commune, 'a')).isPositive();
  }

  @Test
  void refusals_have_the_statuses_of_a_jitsi_videobridge_and_change_nothing() throws Exception {
    join("chair", true);
    List<BridgeStats.Conference> before = server.bridge().stats().conferences();
    String conferences = "/colibri/v2/conferences";
    assertThat(send("PATCH", conferences + "/unknown", "{}").statusCode()).isEqualTo(404);
    assertThat(send("PATCH", conferences + "/m", "{").statusCode()).isEqualTo(400);
    assertThat(send("PATCH", conferences + "/m", "[]").statusCode()).isEqualTo(400);
    assertThat(send("PATCH", conferences + "/m", "{\"endpoints\":[{\"id\":7}]}").statusCode())
        .isEqualTo(400);
    assertThat(send("PATCH", conferences + "/m?video-slots=101", "{}").statusCode()).isEqualTo(400);
    assertThat(send("POST", conferences, "{\"meeting-id\":\"n\",\"create\":true}").statusCode())
        .isEqualTo(400);
    assertThat(send("PUT", "/diemcau/v1/conferences/m/stage", "{}").statusCode()).isEqualTo(400);
    assertThat(send("PUT", "/diemcau/v1/conferences/m/voices", "{}").statusCode()).isEqualTo(400);
    assertThat(send("PUT", conferences + "/m", "{}").statusCode()).isEqualTo(404);
    assertThat(send("POST", conferences, " ".repeat(2 << 20)).statusCode()).isEqualTo(413);
    HttpRequest form =
        HttpRequest.newBuilder(base.resolve("/colibri/v2/drain"))
            .POST(BodyPublishers.ofString("seconds=0"))
            .build();
    assertThat(http.send(form, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    assertThat(server.bridge().stats().conferences())
        .extracting(BridgeStats.Conference::meetingId)
        .containsExactlyElementsOf(before.stream().map(BridgeStats.Conference::meetingId).toList());
    refused(
        ColibriRequests.createEndpoint("m", true, "x", false),
        Colibri2Error.Reason.CONFERENCE_ALREADY_EXISTS);
    refused(ColibriRequests.expireEndpoint("m", "nobody"), Colibri2Error.Reason.UNKNOWN_ENDPOINT);
  }

  @Test
  void conferences_and_endpoints_have_limits() {
    modified(ColibriRequests.createEndpoint("1", true, "a", false));
    modified(ColibriRequests.createEndpoint("2", true, "a", false));
    refused(
        ColibriRequests.createEndpoint("3", true, "a", false), Colibri2Error.Reason.UNSPECIFIED);
    modified(ColibriRequests.createEndpoint("1", false, "b", false));
    modified(ColibriRequests.createEndpoint("1", false, "c", false));
    refused(
        ColibriRequests.createEndpoint("1", false, "d", false), Colibri2Error.Reason.UNSPECIFIED);
    modified(ColibriRequests.expireEndpoint("1", "c"));
    modified(ColibriRequests.createEndpoint("1", false, "d", false));
  }

  @Test
  void a_draining_bridge_takes_no_new_conference_and_ends_with_the_last_one() throws Exception {
    modified(ColibriRequests.createEndpoint("1", true, "a", false));
    assertThat(send("POST", "/colibri/v2/drain", "{\"seconds\":900}").statusCode()).isEqualTo(202);
    assertThat(bridge.health().orElseThrow().path("draining").booleanValue()).isTrue();
    refused(
        ColibriRequests.createEndpoint("2", true, "a", false),
        Colibri2Error.Reason.GRACEFUL_SHUTDOWN);
    modified(ColibriRequests.createEndpoint("1", false, "b", false));

    assertThat(send("DELETE", "/colibri/v2/drain", "").statusCode()).isEqualTo(200);
    modified(ColibriRequests.createEndpoint("2", true, "a", false));

    send("POST", "/colibri/v2/drain", "");
    modified(ColibriRequests.expireConference("1"));
    assertThat(server.drain().ended()).isNotDone();
    modified(ColibriRequests.expireConference("2"));
    server.drain().ended().get(10, TimeUnit.SECONDS);
  }

  @Test
  void health_version_and_metrics_are_told() throws Exception {
    join("chair", true);
    JsonNode health = bridge.health().orElseThrow();
    assertThat(health.path("status").asText()).isEqualTo("ok");
    assertThat(health.path("endpoints").intValue()).isEqualTo(1);
    assertThat(health.path("stress").doubleValue()).as("of two conferences").isEqualTo(0.5);
    assertThat(JSON.readTree(get("/about/version").body()).path("extensions").get(0).asText())
        .isEqualTo("diemcau/v1");
    HttpResponse<String> metrics = get("/metrics");
    assertThat(metrics.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(metrics.body())
        .contains("\ndiemcau_bridge_endpoints 1.0\n")
        .contains("\ndiemcau_bridge_endpoints_limited 0.0\n")
        .containsPattern("\ndiemcau_bridge_datagrams_received_total [1-9]")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void prometheus_itself_reads_the_metrics_and_has_no_complaint() throws Exception {
    Path checker = Path.of("/usr/bin/promtool");
    assumeTrue(Files.isExecutable(checker), "promtool is missing (apt-get install prometheus)");
    join("chair", true);
    Process check =
        new ProcessBuilder(checker.toString(), "check", "metrics")
            .redirectErrorStream(true)
            .start();
    try (OutputStream to = check.getOutputStream()) {
      to.write(get("/metrics").body().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(check.waitFor()).isZero();
  }

  @Test
  void a_channel_with_a_wrong_password_or_of_another_bridge_is_closed_at_once() throws Exception {
    BridgeTransport transport = create("chair", true, SLOTS);
    assertThat(closeCode(transport.channelUrl() + "x")).isEqualTo(1008);
    assertThat(closeCode(transport.channelUrl().replace("/bridge/", "/other/"))).isEqualTo(1008);
  }

  /** Whether no picture arrives while sound does. */
  private static boolean seesNothing(SyntheticSite site) {
    long seen = TestConference.packets(site, 'v');
    long heard = TestConference.packets(site, 'a');
    TestConference.await("sound goes on", () -> TestConference.packets(site, 'a') > heard + 10);
    return TestConference.packets(site, 'v') == seen;
  }

  private int closeCode(String url) throws Exception {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    http.newWebSocketBuilder()
        .buildAsync(
            URI.create(url),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                code.complete(status);
                return null;
              }
            });
    return code.get(10, TimeUnit.SECONDS);
  }

  private BridgeTransport create(String id, boolean first, SlotCounts slots) {
    ModifyAnswer created =
        bridge.modify(ColibriRequests.createEndpoint("m", first, id, false), slots);
    assertThat(created).isInstanceOf(ModifyAnswer.Modified.class);
    return BridgeTransport.read(((ModifyAnswer.Modified) created).answer(), id).orElseThrow();
  }

  private SyntheticSite join(String id, boolean first) {
    return join(id, first, SLOTS);
  }

  private SyntheticSite join(String id, boolean first, SlotCounts slots) {
    BridgeTransport transport = create(id, first, slots);
    SyntheticSite site = fleet.add(id);
    modified(ColibriRequests.answer("m", id, site.transport(), site.sources()));
    WebSocket socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(transport.channelUrl()), new Told(site))
            .join();
    site.openChannel(json -> socket.sendText(json, true).join());
    site.connect(SiteOffer.of(transport)).orTimeout(20, TimeUnit.SECONDS).join();
    return site;
  }

  /** Hands the bridge's messages to a site. */
  private record Told(SyntheticSite site, Map<WebSocket, StringBuilder> texts)
      implements WebSocket.Listener {
    Told(SyntheticSite site) {
      this(site, new ConcurrentHashMap<>());
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      StringBuilder text = texts.computeIfAbsent(socket, s -> new StringBuilder()).append(part);
      if (last) {
        site.channel().receive(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }

  private void modified(ConferenceModifyIQ request) {
    assertThat(bridge.modify(request)).isInstanceOf(ModifyAnswer.Modified.class);
  }

  private void refused(ConferenceModifyIQ request, Colibri2Error.Reason reason) {
    assertThat(bridge.modify(request))
        .isInstanceOfSatisfying(
            ModifyAnswer.Refused.class, r -> assertThat(r.reason()).isEqualTo(reason));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static Settings settings(String... more) throws StartRefused {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--http.port=0",
                "--media.first-port=0",
                "--media.address=127.0.0.1",
                "--media.addresses=127.0.0.1",
                "--media.loops=2"));
    arguments.addAll(List.of(more));
    return Settings.read(arguments, Map.of());
  }
}
