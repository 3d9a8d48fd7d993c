package vn.diemcau.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One real Chromium for a test, with a profile of its own for every device that joins. */
final class Chromium implements AutoCloseable {

  /** What a sandboxed machine without a display and without the internet needs. */
  private static final List<String> MACHINE =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
          "--disable-quic");

  /** What spares a test the questions that a person answers with a click. */
  private static final List<String> PERMISSIONS =
      List.of(
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
          "--autoplay-policy=no-user-gesture-required",
          "--allow-loopback-in-peer-connection");

  private final Playwright playwright;
  private final Browser browser;
  private final List<Device> devices = new ArrayList<>();
  private final String origin;

  /**
   * @param asUsers without the flags that users do not have
   */
  Chromium(int port, boolean asUsers) {
    this("http://localhost:" + port, asUsers ? List.of() : PERMISSIONS, Map.of());
  }

  /**
   * @param more flags beside those of the machine
   * @param environment variables beside those of the test
   */
  Chromium(String origin, List<String> more, Map<String, String> environment) {
    this(installed(), origin, more, environment);
  }

  /** One that another program starts, with cameras and microphones let in without a question. */
  static Chromium startedBy(Path program, String origin, String... more) {
    List<String> flags = new ArrayList<>(PERMISSIONS);
    flags.add("--unsafely-treat-insecure-origin-as-secure=" + origin);
    flags.addAll(List.of(more));
    return new Chromium(program, origin, flags, Map.of());
  }

  private Chromium(
      Path executable, String origin, List<String> more, Map<String, String> environment) {
    Assumptions.assumeTrue(executable != null, "Chromium is not installed");
    this.origin = origin;
    Map<String, String> env = new HashMap<>(System.getenv());
    env.putAll(environment);
    env.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(env));
    List<String> flags = new ArrayList<>(MACHINE);
    flags.addAll(more);
    browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable).setArgs(flags).setEnv(env));
  }

  static Path installed() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  /** A device with a camera of one colour and a microphone of one tone. */
  Device device(String name, Look look) {
    return device(name, look.script());
  }

  /** A device with the browser's own made-up camera and microphone. */
  Device device(String name) {
    return device(name, Look.probe());
  }

  private Device device(String name, String script) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setLocale("vi-VN")
                .setPermissions(List.of("camera", "microphone")));
    context.addInitScript(script);
    Page page = context.newPage();
    Device device = new Device(name, origin, context, page);
    devices.add(device);
    return device;
  }

  /** What every open page complained about, for the message of a failed test. */
  String complaints() {
    StringBuilder all = new StringBuilder();
    devices.forEach(d -> all.append(d.complaints()));
    return all.toString();
  }

  @Override
  public void close() {
    devices.forEach(Device::close);
    browser.close();
    playwright.close();
  }
}
