package vn.diemcau.bridge.internal;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;
import vn.diemcau.network.Namespace;
import vn.diemcau.network.Scenery;
import vn.diemcau.network.Voice;

/**
 * A hall that sends a large picture and a voice, five small pictures, a site whose line is good,
 * and one behind a poor line in a network namespace: real Chromium at the three that count.
 */
final class PoorLineScene implements AutoCloseable {

  static final int KILOBITS = 300;
  static final int LOSS = 5;
  static final String STAGE = "hall-v0";
  static final String VOICE = "hall-a0";

  private static final int LINES = 720;
  private static final int SMALL_PICTURES = 5;

  final BrowserSite good;
  final BrowserSite poor;
  private final Namespace network;
  private final PagesOnBridge pages;
  private final Path voice;
  private final Path scenery;
  private final BrowserSite hall;
  private boolean severalSizes;

  /**
   * Opens it; everybody sees and hears the hall afterwards.
   *
   * @param delay milliseconds each way
   */
  PoorLineScene(int delay, Path folder) throws Exception {
    voice = Voice.write(folder);
    scenery = Scenery.write(folder, LINES);
    network = new Namespace(5);
    try {
      network.poorLine(delay, LOSS, KILOBITS, folder);
      pages = new PagesOnBridge(on(network.here), 60);
    } catch (IOException | RuntimeException e) {
      network.close();
      throw e;
    }
    try {
      pages.sessions.audible(pages.meeting, Set.of("hall"));
      smallPictures();
      Browser here = launch(PageBrowser.CHROMIUM);
      hall = pages.site(here, "hall");
      good = pages.site(here, "good");
      hall.join(pages, LINES);
      good.join(pages);
      good.watchStage(STAGE, LINES);
      sees(good);
      poor = pages.site(launch(network.chromium(folder)), "poor");
      poor.join(pages);
      poor.watchStage(STAGE, LINES);
      sees(poor);
    } catch (Exception | AssertionError e) {
      close();
      throw e;
    }
  }

  private static BridgeConfig on(String address) {
    return new BridgeConfig(
        "local",
        2,
        address,
        "",
        0,
        BridgeConfig.NO_TCP,
        List.of(address),
        Map.of(),
        "/colibri-ws",
        BridgeConfig.Limits.STANDARD);
  }

  private Browser launch(Path executable) {
    return pages.browser(
        executable,
        "--autoplay-policy=no-user-gesture-required",
        "--use-file-for-fake-audio-capture=" + voice,
        "--use-file-for-fake-video-capture=" + scenery);
  }

  private void smallPictures() throws Exception {
    SyntheticFleet fleet = pages.keep(new SyntheticFleet(1, "0.0.0.0", 5));
    for (int i = 0; i < SMALL_PICTURES; i++) {
      String name = "commune" + i;
      SyntheticSite site = fleet.add(name);
      MediaOffer offer =
          pages.sessions.open(pages.meeting, name, MediaProfile.SITE, true).orThrow();
      pages
          .sessions
          .answer(pages.meeting, name, offer.number(), site.answer(offer.sdp()))
          .orThrow();
      site.connected().get(20, TimeUnit.SECONDS);
    }
  }

  private void sees(BrowserSite site) {
    await(site.endpoint + " sees", () -> site.frames(STAGE) > 5);
    await(site.endpoint + " hears", () -> site.energy(VOICE) > 0.0001);
  }

  /** Waits until the hall was asked for several sizes, and 10 seconds longer. */
  void settles() {
    await("the hall is asked for several sizes", () -> severalSizes);
    pass(10);
  }

  /** Lets time pass, by the clock of the sound that the good site plays. */
  void pass(int seconds) {
    long samples = good.quality(VOICE).samples() + 48_000L * seconds;
    await(seconds + " seconds of sound", () -> good.quality(VOICE).samples() >= samples);
  }

  private void await(String what, BooleanSupplier condition) {
    pages.await(
        what,
        condition,
        () -> {
          if (!severalSizes && hall.isAskedForSeveralSizes()) {
            severalSizes = true; // as the web client does
            hall.encodeIn("video/VP9");
          }
        });
  }

  @Override
  public void close() {
    try (network) {
      pages.close();
    }
  }
}
