package vn.diemcau.bridge.internal;

import com.microsoft.playwright.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.BridgeConfig;

/**
 * What a codec asks of a sender: milliseconds of encoding per picture of 720 lines in Chromium, by
 * its own count ({@code totalEncodeTime}).
 */
@Tag("bench")
class CodecBench {

  private static final long MEASURED_NANOS = TimeUnit.SECONDS.toNanos(12);

  @Test
  void encoding_of_720_lines() throws Exception {
    StringJoiner rows =
        new StringJoiner(",", "{\"bench\":\"codecs\",\"lines\":720,\"rows\":[", "]}\n");
    try (PagesOnBridge pages = new PagesOnBridge(BridgeConfig.loopback(1))) {
      Browser browser = pages.browser();
      BrowserSite hall = pages.site(browser, "hall");
      BrowserSite viewer = pages.site(browser, "viewer");
      hall.join(pages, 720);
      viewer.join(pages);
      hall.watchOnly("nobody-v0", 180);
      viewer.watchOnly("hall-v0", 720);
      for (String codec : new String[] {"video/VP8", "video/VP9", "video/H264", "video/AV1"}) {
        hall.encodeIn(codec);
        LockSupport.parkNanos(MEASURED_NANOS / 2);
        BrowserSite.Sent before = hall.sent();
        LockSupport.parkNanos(MEASURED_NANOS);
        BrowserSite.Sent after = hall.sent();
        long frames = after.frames() - before.frames();
        rows.add(
            String.format(
                Locale.ROOT,
                "{\"codec\":\"%s\",\"layers\":\"%s\",\"height\":%d,\"framesPerSecond\":%.1f,"
                    + "\"encodeMillisPerFrame\":%.1f}",
                after.codec(),
                after.layers(),
                after.height(),
                frames * 1e9 / MEASURED_NANOS,
                (after.encodeSeconds() - before.encodeSeconds()) * 1000 / Math.max(1, frames)));
      }
    }
    Path folder = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(folder.resolve("codecs.json"), rows.toString());
    System.out.print(rows);
  }
}
