package vn.diemcau.bridge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.meeting.MeetingId;

/** A bridge of this process, one meeting on it, and real pages; everything ends in good order. */
final class PagesOnBridge implements AutoCloseable {

  final MeetingId meeting = MeetingId.next();
  final MediaBridge bridge;
  final BridgeSessions sessions;
  private final Playwright playwright;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final int patienceSeconds;

  PagesOnBridge(BridgeConfig config) {
    this(config, 30);
  }

  /**
   * @param patienceSeconds how long {@link #await} does
   */
  PagesOnBridge(BridgeConfig config, int patienceSeconds) {
    this.patienceSeconds = patienceSeconds;
    bridge = MediaBridge.start(config, InstantSource.system());
    sessions = TestSessions.on(bridge);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** A browser on this machine, whose pages may use its loopback interface. */
  Browser browser(String... flags) {
    List<String> all = new ArrayList<>(List.of(flags));
    all.addAll(List.of(ChromiumMediaTest.LOOPBACK));
    return browser(PageBrowser.CHROMIUM, all.toArray(String[]::new));
  }

  /** A browser that another program starts. */
  Browser browser(Path program, String... flags) {
    return keep(PageBrowser.launch(playwright, program, flags));
  }

  BrowserSite site(Browser browser, String endpoint) {
    return keep(new BrowserSite(browser, endpoint));
  }

  /** Closes it at the end, before what was there earlier. */
  <T extends AutoCloseable> T keep(T one) {
    open.add(one);
    return one;
  }

  void await(String what, BooleanSupplier condition) {
    await(what, condition, () -> {});
  }

  /** As above, and does something each time that it looks. */
  void await(String what, BooleanSupplier condition, Runnable each) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain: " + what);
      }
      each.run();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  @Override
  public void close() {
    for (AutoCloseable one : open.reversed()) {
      try {
        one.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    playwright.close();
    long faults = bridge.stats().faults();
    bridge.close();
    assertThat(faults).as("exceptions on loops").isZero();
  }
}
