package vn.diemcau.bridge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;
import vn.diemcau.meeting.MeetingId;
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
  private static Playwright playwright;

  @TempDir private Path folder;
  private Path voice;
  private Path scenery;
  private final MeetingId meeting = MeetingId.next();
  private final List<AutoCloseable> open = new ArrayList<>();
  private BrowserSite hall;
  private boolean severalSizes;

  @BeforeAll
  static void startPlaywright() {
    assumeTrue(Namespace.isPossible(), "network namespaces need root, ip and iptables");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  @AfterAll
  static void quit() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  @Test
  void keeps_its_sound_and_one_picture_and_harms_nobody() throws Exception {
    voice = Voice.write(folder);
    scenery = Scenery.write(folder, LINES);
    Namespace network = keep(new Namespace(5));
    network.poorLine(DELAY, LOSS, KILOBITS, folder);
    MediaBridge bridge = keep(MediaBridge.start(on(network.here), InstantSource.system()));
    BridgeSessions sessions = TestSessions.on(bridge);
    sessions.audible(meeting, Set.of("hall"));
    smallPictures(sessions);
    Browser here = keep(launch(PageBrowser.CHROMIUM));
    hall = new BrowserSite(here, "hall");
    BrowserSite good = new BrowserSite(here, "good");
    hall.join(sessions, bridge, meeting, LINES);
    good.join(sessions, bridge, meeting);
    good.watchStage(STAGE, LINES);
    sees(good);
    BrowserSite poor = new BrowserSite(keep(launch(network.chromium(folder))), "poor");
    poor.join(sessions, bridge, meeting);
    poor.watchStage(STAGE, LINES);
    sees(poor);
    pass(good, 10);

    BrowserSite.Quality[] before = qualities(poor, good);
    pass(good, SECONDS);
    BrowserSite.Quality[] after = qualities(poor, good);
    assertThat(after[0].since(before[0]).concealedShare())
        .as("sound made up on the poor line, of which 5 percent get lost")
        .isLessThan(0.08);
    assertThat(after[1].since(before[1]).frames())
        .as("frames on the poor line")
        .isGreaterThan(2L * SECONDS);
    assertThat(after[2].since(before[2]).concealedShare())
        .as("sound made up on the good line")
        .isLessThan(0.02);
    assertThat(after[3].since(before[3]).frames())
        .as("frames on the good line")
        .isGreaterThan(8L * SECONDS);
    assertThat(bridge.stats().faults()).as("exceptions on loops").isZero();
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
    return PageBrowser.launch(
        playwright,
        executable,
        "--autoplay-policy=no-user-gesture-required",
        "--use-file-for-fake-audio-capture=" + voice,
        "--use-file-for-fake-video-capture=" + scenery);
  }

  private void smallPictures(BridgeSessions sessions) throws Exception {
    SyntheticFleet fleet = keep(new SyntheticFleet(1, "0.0.0.0", 5));
    for (int i = 0; i < SMALL_PICTURES; i++) {
      String name = "commune" + i;
      SyntheticSite site = fleet.add(name);
      MediaOffer offer = sessions.open(meeting, name, MediaProfile.SITE, true).orThrow();
      sessions.answer(meeting, name, offer.number(), site.answer(offer.sdp())).orThrow();
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

  private <T extends AutoCloseable> T keep(T one) {
    open.add(one);
    return one;
  }

  private void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain: " + what);
      }
      if (!severalSizes && hall.isAskedForSeveralSizes()) {
        severalSizes = true; // as the web client does
        hall.encodeIn("video/VP9");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }
}
