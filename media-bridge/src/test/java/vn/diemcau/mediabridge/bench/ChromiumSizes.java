package vn.diemcau.mediabridge.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Records in which packets a real Chromium sends its pictures: a page sends 640×360 at up to 1.5
 * Mbit/s, or a scrolled text of 1080 lines at up to 2.5, to itself, through a {@link SizeRelay}.
 * Run by hand; the build only uses the result.
 *
 * <p>Argument: the folder to write {@code vp8.sizes}, {@code vp9.sizes} and {@code screen.sizes}
 * to; after it, what is to be recorded, without it all.
 */
public final class ChromiumSizes {

  private static final int RAMP_MILLIS = 12_000;
  private static final int RECORD_MILLIS = 8_000;
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
          "--allow-loopback-in-peer-connection",
          "--disable-features=WebRtcHideLocalIpsWithMdns");

  private ChromiumSizes() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(Path.of("/usr/bin/chromium"))
            .setArgs(FLAGS);
    Map<String, String> env = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(env));
        Browser browser = playwright.chromium().launch(options)) {
      List<String> all = List.of("VP8", "VP9", "screen");
      for (String what : arguments.length > 1 ? List.of(arguments[1]) : all) {
        String name = what.toLowerCase(java.util.Locale.ROOT) + ".sizes";
        List<String> lines = record(browser, what);
        Files.write(folder.resolve(name), lines);
        System.out.println(name + ": " + lines.size() + " lines");
      }
    }
  }

  private static List<String> record(Browser browser, String what) throws IOException {
    try (Page page = browser.newPage();
        SizeRelay relay = new SizeRelay();
        InputStream script = ChromiumSizes.class.getResourceAsStream("sizes.js")) {
      page.route(
          "**/*",
          route ->
              route.fulfill(
                  new Route.FulfillOptions().setContentType("text/html").setBody("<html></html>")));
      page.navigate("https://sizes.invalid/");
      page.addScriptTag(
          new Page.AddScriptTagOptions()
              .setContent(new String(script.readAllBytes(), StandardCharsets.UTF_8)));
      int receiver = (Integer) page.evaluate("what => prepare(what)", what);
      relay.start(receiver);
      page.evaluate("port => connect(port)", relay.port());
      page.evaluate("millis => rest(millis)", RAMP_MILLIS);
      relay.record();
      page.evaluate("millis => rest(millis)", RECORD_MILLIS / 2);
      page.evaluate("() => keyFrame()");
      page.evaluate("millis => rest(millis)", RECORD_MILLIS / 2);
      String cipher = (String) page.evaluate("() => cipher()");
      return relay.lines(what, cipher.contains("GCM") ? 16 : 10);
    }
  }
}
