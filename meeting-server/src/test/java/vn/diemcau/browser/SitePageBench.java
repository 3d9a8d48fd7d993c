package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.bench.ProcessFigures;
import vn.diemcau.demo.DemoServer;
import vn.diemcau.demo.ServerProcess;
import vn.diemcau.network.Scenery;

/**
 * Measures what a site's PC needs: the memory and the processor time of a commune's browser in a
 * room of 26 sites, while a camera of 720 lines is on stage and while its own is. Pictures are
 * drawn without a graphics card here, so a PC that has one needs less.
 */
@Tag("bench")
class SitePageBench {

  private static final int LINES = 720;
  private static final int SECONDS = 60;

  @TempDir Path folder;

  @Test
  void a_sites_browser() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    assertThat(folder.toFile().setExecutable(true, false)).isTrue();
    assertThat(data.toFile().setExecutable(true, false)).isTrue();
    List<String> rows = new ArrayList<>();
    try (ServerProcess server =
        ServerProcess.start(data, folder.resolve("log"), "--diemcau.demo.live=true")) {
      DemoServer demo = new DemoServer(server, data);
      demo.takeMeeting();
      String origin = server.base().toString();
      String camera = "--use-file-for-fake-video-capture=" + Scenery.write(folder, LINES);
      try (Chromium district = Chromium.startedBy(Chromium.installed(), origin, camera);
          Chromium commune = Chromium.startedBy(Chromium.installed(), origin, camera)) {
        ProcessHandle browser = youngestBrowser();
        Device speaker = district.device("district").signIn(demo.person("kythuat-001"));
        speaker.open(demo.page("room")).awaitsMedia();
        Device site = commune.device("commune").signIn(demo.person("kythuat-00001"));
        site.open(demo.page("room")).awaitsMedia();
        demo.invite("001");
        site.await("sees a camera", () -> linesOnStage(site) >= LINES / 2);
        rows.add(measure("watching", browser, site));
        demo.invite("00001");
        speaker.await("sees the commune", () -> site.total("framesEncoded") > 0);
        rows.add(measure("speaking", browser, site));
      }
    }
    String json = "{\"bench\":\"site-page\",\"rows\":[" + String.join(",", rows) + "]}";
    Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(Path.of("target", "bench", "site-page.json"), json);
    System.out.println(json);
  }

  /** The last that was started: a browser is the child of what drives it. */
  private static ProcessHandle youngestBrowser() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").contains("chromium"))
        .filter(process -> !isBrowser(process.parent().orElseThrow()))
        .max((one, other) -> Long.compare(one.pid(), other.pid()))
        .orElseThrow();
  }

  private static boolean isBrowser(ProcessHandle process) {
    return process.info().command().orElse("").contains("chromium");
  }

  private static String measure(String what, ProcessHandle browser, Device site) {
    site.awaitsFrames(300); // what a start costs is over
    double cpu = ProcessFigures.treeCpuSeconds(browser);
    double decoded = site.total("framesDecoded");
    double encoded = site.total("framesEncoded");
    long begin = System.nanoTime();
    long most = 0;
    double seconds = 0;
    while (seconds < SECONDS) {
      site.awaitsFrames(60);
      most = Math.max(most, ProcessFigures.treeBytes(browser));
      seconds = (System.nanoTime() - begin) / 1e9;
    }
    return String.format(
        Locale.ROOT,
        "{\"while\":\"%s\",\"megabytes\":%d,\"cores\":%.2f,\"linesOnStage\":%d,"
            + "\"framesDecodedPerSecond\":%.0f,\"framesEncodedPerSecond\":%.0f}",
        what,
        most >> 20,
        (ProcessFigures.treeCpuSeconds(browser) - cpu) / seconds,
        linesOnStage(site),
        (site.total("framesDecoded") - decoded) / seconds,
        (site.total("framesEncoded") - encoded) / seconds);
  }

  private static int linesOnStage(Device device) {
    Object lines =
        device.page.evaluate("() => document.querySelector('.room-stage video')?.videoHeight ?? 0");
    return ((Number) lines).intValue();
  }
}
