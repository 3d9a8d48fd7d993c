package vn.diemcau.bridge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;
import vn.diemcau.network.Namespace;
import vn.diemcau.network.Scenery;
import vn.diemcau.network.Voice;

/**
 * A site behind a line of 300 kbit/s that loses 5 percent each way, in a network namespace, beside
 * one whose line is good: real Chromium at both, and what {@code getStats} says is what counts.
 */
@Tag("browser")
class PoorLineTest {

  private static final int KILOBITS = 300;

  /** Milliseconds each way: 200 there and back. */
  private static final int DELAY = 100;

  private static final int LOSS = 5;
  private static final int LINES = 720;
  private static final int SMALL_PICTURES = 5;
  private static final int SECONDS = 20;
  private static final String STAGE = "hall-v0";
  private static final String VOICE = "hall-a0";

  @TempDir private Path folder;
  private Path voice;
  private Path scenery;
  private PagesOnBridge pages;
  private BrowserSite hall;
  private boolean severalSizes;

  @Test
  void keeps_its_sound_and_one_picture_and_harms_nobody() throws Exception {
    assumeTrue(Namespace.isPossible(), "network namespaces need root, ip and iptables");
    voice = Voice.write(folder);
    scenery = Scenery.write(folder, LINES);
    try (Namespace network = new Namespace(5)) {
      network.poorLine(DELAY, LOSS, KILOBITS, folder);
      try (PagesOnBridge all = new PagesOnBridge(on(network.here), 60)) {
        pages = all;
        watch(network);
      }
    }
  }

  private void watch(Namespace network) throws Exception {
    pages.sessions.audible(pages.meeting, Set.of("hall"));
    smallPictures();
    Browser here = launch(PageBrowser.CHROMIUM);
    hall = pages.site(here, "hall");
    BrowserSite good = pages.site(here, "good");
    hall.join(pages, LINES);
    good.join(pages);
    good.watchStage(STAGE, LINES);
    sees(good);
    BrowserSite poor = pages.site(launch(network.chromium(folder)), "poor");
    poor.join(pages);
    poor.watchStage(STAGE, LINES);
    sees(poor);
    pass(good, 10);

    BrowserSite.Quality[] before = qualities(poor, good);
    pass(good, SECONDS);
    BrowserSite.Quality[] after = qualities(poor, good);
    assertThat(after[0].since(before[0]).concealedShare())
        .as("sound made up on the poor line, of which 5 percent get lost")
        .isLessThan(0.05);
    assertThat(after[1].since(before[1]).frames())
        .as("frames on the poor line")
        .isGreaterThan(2L * SECONDS);
    assertThat(after[2].since(before[2]).concealedShare())
        .as("sound made up on the good line")
        .isLessThan(0.02);
    assertThat(after[3].since(before[3]).frames())
        .as("frames on the good line")
        .isGreaterThan(8L * SECONDS);
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

  private static BrowserSite.Quality[] qualities(BrowserSite poor, BrowserSite good) {
    return new BrowserSite.Quality[] {
      poor.quality(VOICE), poor.quality(STAGE), good.quality(VOICE), good.quality(STAGE)
    };
  }

  private void sees(BrowserSite site) {
    await(site.endpoint + " sees", () -> site.frames(STAGE) > 5);
    await(site.endpoint + " hears", () -> site.energy(VOICE) > 0.0001);
  }

  /** Lets time pass, by the clock of the sound that somebody plays. */
  private void pass(BrowserSite by, int seconds) {
    long samples = by.quality(VOICE).samples() + 48_000L * seconds;
    await(seconds + " seconds of sound", () -> by.quality(VOICE).samples() >= samples);
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
}
