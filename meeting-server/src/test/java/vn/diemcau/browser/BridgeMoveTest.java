package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTestServices;
import vn.diemcau.TestSession;
import vn.diemcau.bridge.BridgeProcess;
import vn.diemcau.demo.DemoServer;
import vn.diemcau.demo.ServerProcess;

/**
 * Real pages whose bridge is drained or killed, or whose server is killed, with a bridge elsewhere
 * or its own.
 */
@Tag("browser")
class BridgeMoveTest {

  @TempDir Path folder;
  private Path data;
  private DemoServer demo;
  private TestSession operator;
  private Device chair;
  private Device commune;

  @BeforeEach
  void foldersThatThePostgresUserMayEnter() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    assertThat(folder.toFile().setExecutable(true, false)).isTrue();
    assertThat(data.toFile().setExecutable(true, false)).isTrue();
  }

  @Test
  void pages_see_and_hear_on_without_a_reload_when_a_bridge_drains_and_when_one_is_killed()
      throws Exception {
    try (BridgeProcess one = BridgeProcess.start("one");
        BridgeProcess two = BridgeProcess.start("two");
        BridgeProcess three = BridgeProcess.start("three");
        ServerProcess server =
            server(
                Stream.of(one.settings(0), two.settings(1), three.settings(2))
                    .flatMap(Stream::of));
        Chromium chromium = new Chromium(server.base().getPort(), false)) {
      twoPages(server, chromium);
      Map<String, BridgeProcess> all = Map.of("one", one, "two", two, "three", three);
      String first = carrier();

      Device it = chromium.device("it", Look.GREEN).signIn(demo.person("it-01")).open("/it");
      it.page.getByText("Cầu nối hình và tiếng").last().click();
      it.page.locator("tr").filter(named(first)).getByText("Rút cầu nối").click();
      it.awaitText("chuyển sang cầu nối khác trong vài giây");
      it.page.locator(".ant-modal-confirm .ant-btn-dangerous").click();
      it.awaitText("Đang rút");
      chair.await("is on another bridge", () -> !carrier().equals(first));
      seesAndHears();
      assertThat(all.get(first).ends()).as("the drained bridge is empty and ends").isTrue();
      seesAndHears();
      JsonNode drained = operator.get("/api/audit?kind=bridge.drained").json().path("items").get(0);
      assertThat(drained.path("subject").asString()).isEqualTo(first);

      String next = carrier();
      all.get(next).kill();
      chair.await("is on the third bridge", () -> !carrier().equals(next));
      seesAndHears();
      assertThat(isMarked(chair) && isMarked(commune)).as("no page was reloaded").isTrue();
      assertThat(states()).containsOnlyOnce("well").doesNotContain("draining");
    }
  }

  @Test
  void pages_see_and_hear_on_while_the_server_is_away_and_when_it_is_back() throws Exception {
    try (BridgeProcess one = BridgeProcess.start("one");
        ServerProcess server = server(Stream.of(one.settings(0)));
        Chromium chromium = new Chromium(server.base().getPort(), false)) {
      twoPages(server, chromium);

      server.kill();
      chair.awaitsFrames(60);
      chair.awaitsVoices(Look.BLUE);
      commune.awaitsFrames(60);
      commune.awaitsVoices(Look.RED);

      server.startAgain();
      areBack();
      seesAndHears();
      assertThat(isMarked(chair) && isMarked(commune)).as("no page was reloaded").isTrue();
    }
  }

  @Test
  void pages_see_and_hear_each_other_again_when_the_server_was_killed_with_its_own_bridge(
      TestReporter report) throws Exception {
    try (ServerProcess server = server(Stream.of());
        Chromium chromium = new Chromium(server.base().getPort(), false)) {
      twoPages(server, chromium);

      long killed = System.nanoTime();
      server.kill();
      server.startAgain();
      areBack();
      chair.await("sees anew", new Growth(chair)::grows);
      commune.await("sees anew", new Growth(commune)::grows);
      chair.awaitsVoices(Look.BLUE);
      commune.awaitsVoices(Look.RED);

      report.publishEntry("millisFromKillToMedia", "" + (System.nanoTime() - killed) / 1_000_000);
      assertThat(chair.stageColour()).isEqualTo(Look.BLUE.colour());
      assertThat(isMarked(chair) && isMarked(commune)).as("no page was reloaded").isTrue();
    }
  }

  /** Whether pictures are decoded now, over whatever link. */
  private static final class Growth {
    private final Device device;
    private double before = Double.MAX_VALUE;

    Growth(Device device) {
      this.device = device;
    }

    boolean grows() {
      double now = device.total("framesDecoded");
      boolean grew = now > before;
      before = now;
      return grew;
    }
  }

  private void areBack() {
    chair.await(
        "all are in their seats",
        () -> {
          try {
            return demo.connected() >= 2;
          } catch (UncheckedIOException notYet) {
            return false;
          }
        });
  }

  /** The second of the two is killed and stays so: whoever runs this starts it again. */
  @Test
  @EnabledIfEnvironmentVariable(named = "DIEMCAU_TEST_JITSI_2_PID", matches = "[0-9]+")
  void so_they_do_when_one_jitsi_videobridge_drains_and_another_one_is_killed() throws Exception {
    ProcessHandle second =
        ProcessHandle.of(Long.parseLong(System.getenv("DIEMCAU_TEST_JITSI_2_PID"))).orElseThrow();
    List<String> pool =
        new ArrayList<>(ServerTestServices.jitsi(0, "one", ServerTestServices.JITSI));
    pool.addAll(ServerTestServices.jitsi(1, "two", System.getenv("DIEMCAU_TEST_JITSI_2")));
    try (ServerProcess server = server(pool.stream().map(setting -> "--" + setting));
        Chromium chromium = new Chromium(server.base().getPort(), false)) {
      twoPages(server, chromium);
      assertThat(carrier()).isEqualTo("one");

      assertThat(operator.post("/api/it/bridges/one/drain", Map.of()).status()).isEqualTo(204);
      chair.await("is on the second bridge", () -> carrier().equals("two"));
      seesAndHears();
      assertThat(operator.delete("/api/it/bridges/one/drain").status()).isEqualTo(204);
      chair.await("the first one takes meetings again", () -> !states().contains("draining"));

      second.destroyForcibly();
      chair.await("is on the first bridge again", () -> carrier().equals("one"));
      seesAndHears();
      assertThat(isMarked(chair) && isMarked(commune)).as("no page was reloaded").isTrue();
    }
  }

  private ServerProcess server(Stream<String> bridges) throws Exception {
    return ServerProcess.start(data, folder.resolve("server.log"), bridges.toArray(String[]::new));
  }

  /** The chair and a commune that has the floor, each of which sees and hears the other. */
  private void twoPages(ServerProcess server, Chromium chromium) throws Exception {
    demo = new DemoServer(server, data);
    demo.startMeeting();
    operator = demo.signedIn("it-01");
    chair = chromium.device("chair", Look.RED).signIn(demo.person("lanhdao-01"));
    chair.await("all bridges are well", () -> states().stream().allMatch("well"::equals));
    chair.open(demo.page("console"));
    commune =
        chromium
            .device("commune", Look.BLUE)
            .signIn(demo.person("kythuat-00001"))
            .open(demo.page("room"));
    chair.awaitsMedia();
    commune.awaitsMedia();
    demo.invite("00001");
    chair.awaitsOnStage(Look.BLUE);
    commune.awaitsVoices(Look.RED);
    chair.awaitsVoices(Look.BLUE);
    mark(chair, commune);
  }

  private void seesAndHears() {
    chair.awaitsMedia();
    commune.awaitsMedia();
    chair.awaitsOnStage(Look.BLUE);
    chair.awaitsVoices(Look.BLUE);
    commune.awaitsVoices(Look.RED);
    commune.awaitsOnStage(Look.RED);
  }

  private static Locator.FilterOptions named(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static void mark(Device... devices) {
    for (Device device : devices) {
      device.page.evaluate("() => { window.loadedOnce = true }");
    }
  }

  private static boolean isMarked(Device device) {
    return (boolean) device.page.evaluate("() => window.loadedOnce === true");
  }

  /** The bridge that carries sites. */
  private String carrier() {
    JsonNode most = null;
    for (JsonNode bridge : bridges()) {
      if (most == null || bridge.path("sites").asInt() > most.path("sites").asInt()) {
        most = bridge;
      }
    }
    return most.path("id").asString();
  }

  private List<String> states() {
    return bridges().valueStream().map(b -> b.path("state").asString()).toList();
  }

  private JsonNode bridges() {
    return operator.get("/api/it/bridges").json();
  }
}
