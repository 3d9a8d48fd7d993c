package vn.diemcau.bridge.internal;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.diemcau.network.Namespace;

/** A browser with made-up camera and microphone, and nothing else that users do not have. */
final class PageBrowser {

  static final Path CHROMIUM = Path.of(Namespace.CHROMIUM);

  private PageBrowser() {}

  static Browser launch(Playwright playwright, Path executable, String... more) {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--disable-quic",
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream"));
    flags.addAll(List.of(more));
    return playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(flags));
  }
}
