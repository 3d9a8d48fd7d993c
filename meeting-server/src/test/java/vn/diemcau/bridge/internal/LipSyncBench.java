package vn.diemcau.bridge.internal;

import com.microsoft.playwright.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.BridgeConfig;

/**
 * How far sound and picture lie apart in a Chromium that receives them through the bridge, before
 * and after its slots change to another speaker, and over a connection without a bridge: a flash
 * and a beep that leave together, once a second.
 */
@Tag("bench")
class LipSyncBench {

  private static final int MILLIS = Integer.getInteger("bench.seconds", 10) * 1000;

  private final StringJoiner rows = new StringJoiner(",", "{\"bench\":\"lips\",\"rows\":[", "]}\n");

  @Test
  void sound_after_picture() throws Exception {
    try (PagesOnBridge pages = new PagesOnBridge(BridgeConfig.loopback(1))) {
      Browser browser = pages.browser();
      BrowserSite first = pages.site(browser, "first").flashing();
      BrowserSite second = pages.site(browser, "second").flashing();
      BrowserSite viewer = pages.site(browser, "viewer").flashing();
      row("direct", viewer.lipsDirect(MILLIS));
      for (BrowserSite site : List.of(first, second, viewer)) {
        site.join(pages);
      }
      for (int turn = 0; turn < 6; turn++) {
        String speaker = turn % 2 == 0 ? "first" : "second";
        pages.sessions.audible(pages.meeting, Set.of(speaker));
        pages.sessions.stage(pages.meeting, List.of(speaker));
        viewer.watchOnly(speaker + "-v0", 180);
        pages.await(
            "the new speaker",
            () -> viewer.sources().containsAll(Set.of(speaker + "-v0", speaker + "-a0")));
        long seen = viewer.frames(speaker + "-v0");
        pages.await("its picture", () -> viewer.frames(speaker + "-v0") > seen + 20);
        row(speaker + " in turn " + (turn + 1), viewer.lips(speaker, MILLIS));
      }
    }
    Path folder = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(folder.resolve("lips.json"), rows.toString());
    System.out.print(rows);
  }

  private void row(String what, List<Double> offsets) {
    List<Double> sorted = new ArrayList<>(offsets);
    sorted.sort(null);
    int count = sorted.size();
    rows.add(
        String.format(
            Locale.ROOT,
            "{\"what\":\"%s\",\"flashes\":%d,\"medianMillis\":%.0f,\"least\":%.0f,\"most\":%.0f}",
            what,
            count,
            count == 0 ? Double.NaN : sorted.get(count / 2),
            count == 0 ? Double.NaN : sorted.getFirst(),
            count == 0 ? Double.NaN : sorted.getLast()));
  }
}
