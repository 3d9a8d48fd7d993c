package vn.diemcau.bridge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;
import vn.diemcau.meeting.MeetingId;

/** Real Chromium pages against the embedded bridge: what they decode is what counts. */
@Tag("browser")
class ChromiumMediaTest {

  static final String[] LOOPBACK = {
    "--autoplay-policy=no-user-gesture-required", "--allow-loopback-in-peer-connection"
  };

  private static Playwright playwright;
  private MediaBridge bridge;
  private BridgeSessions sessions;
  private final MeetingId meeting = MeetingId.next();

  @BeforeAll
  static void startPlaywright() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  private static Browser launch(String... more) {
    return PageBrowser.launch(playwright, PageBrowser.CHROMIUM, more);
  }

  @AfterAll
  static void quit() {
    playwright.close();
  }

  private void start(BridgeConfig config) {
    start(config, CodecPreference.DEFAULT);
  }

  private void start(BridgeConfig config, CodecPreference codecs) {
    bridge = MediaBridge.start(config, InstantSource.system());
    sessions = TestSessions.on(bridge, codecs);
  }

  @AfterEach
  void stop() {
    long faults = bridge.stats().faults();
    bridge.close();
    assertThat(faults).as("exceptions on loops").isZero();
  }

  @Test
  void three_pages_decode_each_others_pictures_and_hear_each_others_voices() {
    start(BridgeConfig.loopback(2));
    try (Browser browser = launch(LOOPBACK);
        BrowserSite chair = new BrowserSite(browser, "chair");
        BrowserSite district = new BrowserSite(browser, "district");
        BrowserSite commune = new BrowserSite(browser, "commune")) {
      List<BrowserSite> sites = List.of(chair, district, commune);
      sessions.audible(meeting, Set.of("chair", "district", "commune"));
      sites.forEach(site -> site.join(sessions, bridge, meeting));
      for (BrowserSite site : sites) {
        Set<String> others = new TreeSet<>();
        sites.stream()
            .filter(other -> other != site)
            .forEach(
                other -> others.addAll(Set.of(other.endpoint + "-a0", other.endpoint + "-v0")));
        await(site.endpoint + " is told of " + others, () -> site.sources().containsAll(others));
        for (String source : others) {
          if (source.endsWith("-v0")) {
            await(site.endpoint + " decodes " + source, () -> site.frames(source) > 20);
          } else {
            await(site.endpoint + " hears " + source, () -> site.energy(source) > 0.0001);
          }
        }
      }
      String slot = chair.slotOf("district-a0");
      sessions.audible(meeting, Set.of("chair"));
      long framesAtMute = chair.frames("district-v0");
      await("the mute takes effect", () -> chair.frames("district-v0") > framesAtMute + 8);
      long heard = chair.packetsIn(slot);
      long frames = chair.frames("district-v0");
      await("its picture goes on", () -> chair.frames("district-v0") > frames + 15);
      assertThat(chair.packetsIn(slot)).as("sound of a muted site").isEqualTo(heard);

      sessions.audible(meeting, Set.of("chair", "district"));
      await("district is heard again", () -> chair.packetsIn(slot) > heard + 20);
    }
  }

  @Test
  void a_small_picture_is_a_lower_layer_of_vp9_while_the_stage_shows_all_of_it() {
    start(BridgeConfig.loopback(2), new CodecPreference(Codec.VP9, Codec.VP8));
    try (Browser browser = launch(LOOPBACK);
        BrowserSite hall = new BrowserSite(browser, "hall");
        BrowserSite stage = new BrowserSite(browser, "stage");
        BrowserSite small = new BrowserSite(browser, "small")) {
      hall.join(sessions, bridge, meeting, 720);
      stage.join(sessions, bridge, meeting);
      small.join(sessions, bridge, meeting);
      hall.watchOnly("nobody-v0", 180);
      stage.watchOnly("hall-v0", 720);
      small.watchOnly("hall-v0", 180);
      await("the hall sends three layers", () -> hall.sent().layers().equals("L3T3_KEY"));
      await("the hall sends all lines", () -> hall.sent().height() == 720);
      await("the stage shows them all", () -> stage.of("hall-v0").height() == 720);
      await("the small picture is a small layer", () -> small.of("hall-v0").height() == 180);
      long keyFrames = stage.of("hall-v0").keyFrames();
      long shown = stage.frames("hall-v0");
      long shownSmall = small.frames("hall-v0");
      await("the stage goes on", () -> stage.frames("hall-v0") > shown + 60);
      await("the small picture goes on", () -> small.frames("hall-v0") > shownSmall + 30);
      for (BrowserSite site : List.of(stage, small)) {
        BrowserSite.Received got = site.of("hall-v0");
        assertThat(got.height()).isEqualTo(site == stage ? 720 : 180);
        assertThat(got.codec()).isEqualTo("video/VP9");
        assertThat(got.lost()).isZero();
        assertThat(got.waiting()).as("frames that came and could not be decoded").isLessThan(4);
      }
      assertThat(stage.of("hall-v0").keyFrames()).as("nobody stumbled").isEqualTo(keyFrames);

      small.watchOnly("hall-v0", 720);
      await("the small picture becomes large", () -> small.of("hall-v0").height() == 720);
    }
  }

  @Test
  void a_shared_screen_and_its_sound_go_on_only_while_the_site_may_show_them() {
    start(BridgeConfig.loopback(2));
    try (Browser browser = launch(LOOPBACK);
        BrowserSite hall = new BrowserSite(browser, "hall");
        BrowserSite viewer = new BrowserSite(browser, "viewer")) {
      hall.join(sessions, bridge, meeting);
      viewer.join(sessions, bridge, meeting);
      hall.share();
      await("the viewer sees the camera", () -> viewer.frames("hall-v0") > 20);
      assertThat(viewer.frames("hall-v1")).isZero();
      assertThat(viewer.sources()).doesNotContain("hall-a0", "hall-a1");

      sessions.sharing(meeting, "hall");
      sessions.stage(meeting, List.of("hall"));
      viewer.watchOnly("hall-v1", 1080);
      await("the viewer sees the screen", () -> viewer.frames("hall-v1") > 10);
      await("and hears its sound", () -> viewer.energy("hall-a1") > 0.001);
      assertThat(viewer.sources()).as("a microphone nobody opened").doesNotContain("hall-a0");

      sessions.sharing(meeting, null);
      String slot = viewer.slotOf("hall-v1");
      viewer.watch(180);
      long camera = viewer.frames("hall-v0");
      await("the camera goes on", () -> viewer.frames("hall-v0") > camera + 8);
      long packets = viewer.packetsIn(slot);
      await("the camera goes on", () -> viewer.frames("hall-v0") > camera + 24);
      assertThat(viewer.packetsIn(slot)).isEqualTo(packets);
    }
  }

  @Test
  void a_slot_goes_on_when_its_sender_changes_the_codec() {
    start(BridgeConfig.loopback(2));
    try (Browser browser = launch(LOOPBACK);
        BrowserSite viewer = new BrowserSite(browser, "viewer");
        BrowserSite hall = new BrowserSite(browser, "hall")) {
      hall.join(sessions, bridge, meeting);
      viewer.join(sessions, bridge, meeting);
      await("the viewer sees VP8", () -> viewer.frames("hall-v0") > 8);
      for (String codec : List.of("video/VP9", "video/H264", "video/AV1", "video/VP8")) {
        hall.encodeIn(codec);
        await("it is " + codec, () -> viewer.of("hall-v0").codec().equals(codec));
        long before = viewer.frames("hall-v0");
        await(codec + " goes on", () -> viewer.frames("hall-v0") > before + 15);
        assertThat(viewer.of("hall-v0").lost()).isZero();
        assertThat(viewer.slotOf("hall-v0")).isEqualTo("v0");
      }
    }
  }

  /** Over this machine's own network address and without the flags that allow loopback. */
  @Test
  void a_page_sees_and_hears_a_speaker_who_leaves_and_comes_back_twenty_times() throws Exception {
    start(BridgeConfig.standard());
    assumeTrue(BridgeConfig.machineAddresses().size() > 1, "no address besides loopback");
    try (Browser browser = launch();
        BrowserSite chair = new BrowserSite(browser, "chair");
        SyntheticFleet fleet = new SyntheticFleet(1, "127.0.0.1", 20)) {
      sessions.audible(meeting, Set.of("chair", "speaker"));
      chair.join(sessions, bridge, meeting);
      for (int visit = 1; visit <= 20; visit++) {
        SyntheticSite speaker = fleet.add("speaker");
        MediaOffer offer = sessions.open(meeting, "speaker", MediaProfile.SITE, true).orThrow();
        sessions.answer(meeting, "speaker", offer.number(), speaker.answer(offer.sdp())).orThrow();
        speaker.connected().get(20, TimeUnit.SECONDS);
        String name = "visit " + visit;
        await(name + " has a picture", () -> chair.sources().contains("speaker-v0"));
        await(name + " has a voice", () -> chair.sources().contains("speaker-a0"));
        long seen = chair.frames("speaker-v0");
        long heard = chair.packetsIn(chair.slotOf("speaker-a0"));
        await(name + " is decoded", () -> chair.frames("speaker-v0") > seen + 5);
        await(name + " is heard", () -> chair.packetsIn(chair.slotOf("speaker-a0")) > heard + 10);
        assertThat(chair.slotOf("speaker-v0")).matches("v[0-8]");
        assertThat(chair.slotOf("speaker-a0")).matches("a[0-2]");
        sessions.close(meeting, "speaker");
        speaker.close();
        await(name + " ends", () -> !chair.sources().contains("speaker-v0"));
      }
    }
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }
}
