package vn.diemcau.bridge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.mediabridge.BridgeChannel;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.ChannelAnswer;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;
import vn.diemcau.meeting.MeetingId;

/**
 * A stack that is neither ours nor a browser's (aiortc, of apt) sees and hears through the bridge.
 */
class ForeignStackTest {

  private static final String PYTHON = "/usr/bin/python3";
  private static final JsonMapper JSON = new JsonMapper();
  private final MeetingId meeting = MeetingId.next();

  @BeforeAll
  static void aiortc() throws Exception {
    if (!isThere() && "root".equals(System.getProperty("user.name"))) {
      run("apt-get", "update", "-qq");
      run("apt-get", "install", "-y", "-qq", "python3-aiortc");
    }
    assumeTrue(isThere(), "aiortc is missing: apt-get install python3-aiortc");
  }

  private static boolean isThere() throws Exception {
    return Files.isExecutable(Path.of(PYTHON)) && run(PYTHON, "-c", "import aiortc");
  }

  private static boolean run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = process.waitFor(150, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    return ended && process.exitValue() == 0;
  }

  @Test
  @Timeout(40)
  void aiortc_decodes_the_picture_and_hears_the_voice_of_a_site(@TempDir Path folder)
      throws Exception {
    MediaBridge bridge = MediaBridge.start(BridgeConfig.loopback(2), InstantSource.system());
    try (bridge;
        SyntheticFleet fleet = new SyntheticFleet(1, "127.0.0.1", 4);
        Foreign foreign = new Foreign(folder)) {
      BridgeSessions sessions = TestSessions.on(bridge);
      sessions.audible(meeting, Set.of("speaker"));
      SyntheticSite speaker = fleet.add("speaker");
      MediaOffer toSpeaker = sessions.open(meeting, "speaker", MediaProfile.SITE, true).orThrow();
      sessions
          .answer(meeting, "speaker", toSpeaker.number(), speaker.answer(toSpeaker.sdp()))
          .orThrow();
      foreign.join(sessions, bridge);
      assertThat(decoded(foreign.out)).isTrue();
      foreign.end();
      assertThat(bridge.stats().faults()).isZero();
    }
  }

  @Test
  @Tag("browser")
  @Timeout(90)
  void aiortc_and_chromium_see_and_hear_each_other(@TempDir Path folder) throws Exception {
    MediaBridge bridge = MediaBridge.start(BridgeConfig.loopback(2), InstantSource.system());
    try (bridge;
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            PageBrowser.launch(playwright, PageBrowser.CHROMIUM, ChromiumMediaTest.LOOPBACK);
        BrowserSite page = new BrowserSite(browser, "page");
        Foreign foreign = new Foreign(folder)) {
      BridgeSessions sessions = TestSessions.on(bridge);
      sessions.audible(meeting, Set.of("page", "foreign"));
      page.join(sessions, bridge, meeting);
      foreign.join(sessions, bridge);
      assertThat(decoded(foreign.out)).as("aiortc sees and hears Chromium").isTrue();
      ChromiumMediaTest.await("Chromium sees", () -> page.frames("foreign-v0") > 30);
      ChromiumMediaTest.await("and hears aiortc", () -> page.energy("foreign-a0") > 0.001);
      assertThat(page.of("foreign-v0").codec()).isEqualTo("video/VP8");
      assertThat(page.of("foreign-v0").height()).isEqualTo(180);
      foreign.end();
      assertThat(bridge.stats().faults()).isZero();
    }
  }

  /** The other stack, a process that takes part as an endpoint. */
  private final class Foreign implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;

    Foreign(Path folder) throws IOException {
      Path script = folder.resolve("foreign.py");
      try (InputStream resource = ForeignStackTest.class.getResourceAsStream("foreign.py")) {
        Files.copy(resource, script);
      }
      process =
          new ProcessBuilder(PYTHON, script.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      out = process.inputReader();
      in = process.outputWriter();
    }

    void join(BridgeSessions sessions, MediaBridge bridge) throws IOException {
      MediaOffer offer = sessions.open(meeting, "foreign", MediaProfile.SITE, true).orThrow();
      say(in, JSON.writeValueAsString(offer.sdp()));
      String answer = JSON.readValue(out.readLine(), String.class);
      sessions.answer(meeting, "foreign", offer.number(), answer).orThrow();
      channel(bridge, offer.channelPath(), json -> tellSlots(in, json))
          .receive(
              "{\"colibriClass\":\"ReceiverVideoConstraints\",\"lastN\":-1,"
                  + "\"defaultConstraints\":{\"maxHeight\":180}}");
    }

    void end() throws IOException {
      say(in, "END");
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  /** On a loop's thread; a line fits into the pipe. */
  private static void tellSlots(BufferedWriter in, String json) {
    for (JsonNode source : JSON.readTree(json).path("mappedSources")) {
      try {
        say(in, "SLOT " + source.path("mid").asString() + " " + source.path("ssrc").asLong());
      } catch (IOException e) {
        // it has ended: it needs to know no more
        return;
      }
    }
  }

  private static BridgeChannel channel(MediaBridge bridge, String path, Consumer<String> toClient) {
    String[] parts = path.substring(0, path.indexOf('?')).split("/");
    String password = path.substring(path.indexOf("pwd=") + 4);
    ChannelAnswer opened = bridge.openChannel(parts[3], parts[4], password, toClient);
    return ((ChannelAnswer.Opened) opened).channel();
  }

  /** Reads until enough was decoded; false when the other side ends before. */
  private static boolean decoded(BufferedReader out) throws IOException {
    int frames = 0;
    int sound = 0;
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      String[] words = line.split(" ");
      if (words[0].equals("FRAMES")) {
        frames = Integer.parseInt(words[1]);
      } else if (words[0].equals("SOUND")) {
        sound = Integer.parseInt(words[1]);
      }
      if (frames > 30 && sound > 2000) {
        return true;
      }
    }
    return false;
  }

  private static synchronized void say(BufferedWriter in, String line) throws IOException {
    in.write(line);
    in.newLine();
    in.flush();
  }
}
