package vn.diemcau.mediabridge.synthetic;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Makes the clips of the synthetic sites with Chromium's own encoders and writes them into the
 * module's resources. Run by hand when the drawing changes; the build does not need it.
 *
 * <p>Argument: the folder to write to.
 */
public final class ClipRecorder {

  private static final int CLIPS = 6;

  private ClipRecorder() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(Path.of("/usr/bin/chromium"))
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking"));
    Map<String, String> env = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(env));
        Browser browser = playwright.chromium().launch(options)) {
      Page page = browser.newPage();
      // WebCodecs want a secure context; nothing leaves the machine.
      page.route(
          "**/*",
          route ->
              route.fulfill(
                  new Route.FulfillOptions().setContentType("text/html").setBody("<html></html>")));
      page.navigate("https://clip.invalid/");
      page.addScriptTag(new Page.AddScriptTagOptions().setContent(script()));
      for (int i = 0; i < CLIPS; i++) {
        writeVideo(folder.resolve("room-" + i + ".clip"), page, i);
      }
      writeVoice(folder.resolve("voice.clip"), page);
    }
  }

  private static void writeVideo(Path file, Page page, int index) throws IOException {
    List<?> frames = (List<?>) page.evaluate("i => recordVideo(i)", index);
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeInt(Clip.VIDEO_MAGIC);
      out.writeShort(frames.size());
      for (Object each : frames) {
        Map<?, ?> frame = (Map<?, ?>) each;
        byte[] data = Base64.getDecoder().decode((String) frame.get("data"));
        out.writeBoolean((Boolean) frame.get("key"));
        out.writeShort(data.length);
        out.write(data);
      }
    }
    System.out.println(file + ": " + Files.size(file) + " bytes, " + frames.size() + " frames");
  }

  private static void writeVoice(Path file, Page page) throws IOException {
    List<?> packets = (List<?>) page.evaluate("() => recordVoice()");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeInt(Clip.AUDIO_MAGIC);
      out.writeShort(packets.size());
      for (Object each : packets) {
        byte[] data = Base64.getDecoder().decode((String) each);
        out.writeShort(data.length);
        out.write(data);
      }
    }
    System.out.println(file + ": " + Files.size(file) + " bytes, " + packets.size() + " packets");
  }

  private static String script() {
    try (InputStream in = ClipRecorder.class.getResourceAsStream("clip.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
