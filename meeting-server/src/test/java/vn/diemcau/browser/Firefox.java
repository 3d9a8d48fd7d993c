package vn.diemcau.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * One real Firefox, as the distribution has it, with one device in it. Its camera and microphone
 * are Firefox's own for tests: a tone, and a picture that goes slowly through all colours.
 */
final class Firefox implements AutoCloseable {

  private static final Path INSTALLED = Path.of("/usr/bin/firefox-esr");

  /** The voice by which this Firefox is told from others. */
  static final Look TONE = Look.BLUE;

  /** What spares a test the questions that a person answers, and lets media use loopback. */
  private static final Map<String, Object> PREFERENCES =
      Map.of(
          "media.navigator.streams.fake",
          true,
          "media.navigator.audio.fake_frequency",
          TONE.hz(),
          "media.autoplay.default",
          0,
          "media.autoplay.block-webaudio",
          false,
          "media.navigator.permission.disabled",
          true,
          "media.peerconnection.ice.loopback",
          true,
          "media.peerconnection.ice.obfuscate_host_addresses",
          false,
          "network.proxy.type",
          0);

  private final Playwright playwright;
  private final Browser browser;
  private final String origin;

  Firefox(int port, Path home) {
    Assumptions.assumeTrue(Files.isExecutable(INSTALLED), "Firefox is not installed");
    origin = "http://localhost:" + port;
    Map<String, String> env = new HashMap<>(System.getenv());
    env.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    env.put("HOME", home.toString());
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(env));
    browser =
        playwright
            .firefox()
            .launch(
                new LaunchOptions()
                    .setChannel("moz-firefox")
                    .setExecutablePath(INSTALLED)
                    .setFirefoxUserPrefs(PREFERENCES)
                    .setEnv(env));
  }

  Device device(String name) {
    BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800));
    context.addInitScript(Look.probe());
    return new Device(name, origin, context, context.newPage());
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
