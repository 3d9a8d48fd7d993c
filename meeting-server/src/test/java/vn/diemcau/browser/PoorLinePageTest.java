package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.ServerTestServices;
import vn.diemcau.demo.DemoServer;
import vn.diemcau.demo.ServerProcess;
import vn.diemcau.network.Namespace;
import vn.diemcau.network.Scenery;
import vn.diemcau.network.Voice;

/**
 * The product's own pages, a server and its bridge, and a commune whose line carries 300 kbit/s and
 * loses 5 percent each way: nothing of the way from the hall's camera to the commune's screen is
 * put in by the test.
 */
@Tag("browser")
class PoorLinePageTest {

  private static final int LINES = 720;

  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void foldersThatThePostgresUserMayEnter() throws IOException {
    assumeTrue(Namespace.isPossible(), "network namespaces need root, ip and iptables");
    assumeTrue(ServerTestServices.JITSI == null, "a Jitsi Videobridge asks for no sizes");
    data = Files.createDirectory(folder.resolve("data"));
    assertThat(folder.toFile().setExecutable(true, false)).isTrue();
    assertThat(data.toFile().setExecutable(true, false)).isTrue();
  }

  @Test
  void the_hall_is_asked_for_several_sizes_and_the_commune_sees_the_one_that_its_line_carries()
      throws Exception {
    try (Namespace network = new Namespace(6);
        ServerProcess server =
            ServerProcess.start(
                data,
                folder.resolve("server.log"),
                "--server.address=0.0.0.0",
                "--diemcau.bridge.tcp-port=-1",
                "--diemcau.bridge.addresses=" + network.here)) {
      network.line(folder);
      DemoServer demo = new DemoServer(server, data);
      String origin = "http://" + network.here + ":" + server.base().getPort();
      try (Chromium here =
              Chromium.startedBy(
                  Chromium.installed(),
                  origin,
                  "--use-file-for-fake-video-capture=" + Scenery.write(folder, LINES),
                  "--use-file-for-fake-audio-capture=" + Voice.write(folder));
          Chromium there = Chromium.startedBy(network.chromium(folder), origin)) {
        meet(demo, here.device("hall"), there.device("commune", Look.BLUE), network);
      }
    }
  }

  private static void meet(DemoServer demo, Device hall, Device commune, Namespace network)
      throws IOException {
    demo.startMeeting();
    hall.signIn(demo.person("lanhdao-01")).open(demo.page("console"));
    hall.awaitsMedia();
    commune.signIn(demo.person("kythuat-00001")); // which loads what its pages are made of
    network.lineBecomes(100, 5, 300);
    commune.open(demo.page("room")).awaitsMedia();

    hall.await(
        "sends several sizes",
        () -> hall.page.evaluate("() => diemcauProbe.cameraCodec()").equals("video/VP9 L3T3_KEY"));
    commune.await("sees the stage", () -> linesOnStage(commune) > 0);
    commune.awaitsFrames(60);
    assertThat(linesOnStage(commune)).as("lines of the picture on stage").isLessThan(LINES);
    assertThat(commune.linesWithSound(20)).as("lines with a voice").isPositive();
  }

  private static int linesOnStage(Device device) {
    Object lines =
        device.page.evaluate("() => document.querySelector('.room-stage video')?.videoHeight ?? 0");
    return ((Number) lines).intValue();
  }
}
