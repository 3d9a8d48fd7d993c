package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.demo.ServerProcess;
import vn.diemcau.platform.https.MachineNames;

/** The server started with {@code --https}, visited as another machine of the network would. */
@Tag("browser")
class HttpsBrowserTest {

  /** The machine has no camera and no microphone; nothing here makes the page more trusted. */
  private static final List<String> NO_HARDWARE = List.of("--use-fake-device-for-media-stream");

  @TempDir Path folder;

  @Test
  void a_browser_that_trusts_the_local_authority_joins_with_camera_and_microphone()
      throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/certutil")), "certutil is not installed");
    List<String> addresses = MachineNames.addresses();
    Assumptions.assumeFalse(addresses.isEmpty(), "the machine has no address but loopback");
    assertThat(folder.toFile().setExecutable(true, false)).isTrue();
    Path data = Files.createDirectory(folder.resolve("data"));
    assertThat(data.toFile().setExecutable(true, false)).isTrue();
    int port = ServerProcess.freePort();
    try (ServerProcess server =
        ServerProcess.startWithHttps(data, folder.resolve("server.log"), port)) {
      String origin = "https://" + addresses.getFirst() + ":" + port;
      Map<String, String> home = homeThatTrusts(certificate(server.base()));
      try (Chromium chromium = new Chromium(origin, NO_HARDWARE, home)) {
        meet(chromium, server.base(), Files.readAllLines(data.resolve("demo-accounts.txt")));
      }
    }
  }

  private static void meet(Chromium chromium, URI plain, List<String> accounts) {
    Device chair = chromium.device("chair", Look.RED);
    chair.page.navigate(plain.resolve("/ca").toString());
    chair.awaitText("Cài chứng thư để dùng camera và micro");
    String[] leader = account(accounts, "lanhdao-01");
    chair.signIn(leader[0], leader[1]);
    assertThat(chair.page.evaluate("() => window.isSecureContext")).isEqualTo(true);
    assertThat(chair.page.evaluate(BROWSERS_OWN_DEVICES)).isEqualTo(List.of("audio", "video"));
    chair.click("Vào họp");
    chair.page.waitForURL(url -> url.contains("/green-room"));
    String meeting = chair.page.url().replaceAll(".*(/meetings/[^/]+)/.*", "$1");
    chair.open(meeting + "/console?desk=full");
    Locator open = chair.button("Mở phòng kiểm tra kỹ thuật");
    Locator start = chair.button("Bắt đầu cuộc họp");
    open.or(start).first().waitFor();
    if (open.isVisible()) {
      open.click();
    }
    start.click();
    chair.awaitsMedia();
    String[] technician = account(accounts, "kythuat-00001");
    Device commune = chromium.device("commune", Look.BLUE).signIn(technician[0], technician[1]);
    commune.open(meeting + "/room").awaitsOnStage(Look.RED);
    commune.awaitsVoices(Look.RED);
  }

  /** Asks the browser itself, not what a test's device puts in its place. */
  private static final String BROWSERS_OWN_DEVICES =
      """
      async () => (await MediaDevices.prototype.getUserMedia.call(
          navigator.mediaDevices, { audio: true, video: true })).getTracks().map(t => t.kind).sort()
      """;

  private static String[] account(List<String> accounts, String login) {
    return accounts.stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words[0].equals(login))
        .findFirst()
        .orElseThrow();
  }

  private Path certificate(URI plain) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      Path file = folder.resolve("ca.crt");
      client.send(
          HttpRequest.newBuilder(plain.resolve("/ca.crt")).build(),
          HttpResponse.BodyHandlers.ofFile(file));
      return file;
    }
  }

  /** A home folder whose certificate store holds the authority, as the page says to install it. */
  private Map<String, String> homeThatTrusts(Path certificate)
      throws IOException, InterruptedException {
    Path home = Files.createDirectory(folder.resolve("home"));
    for (String place : List.of(".pki/nssdb", ".local/share/pki/nssdb")) {
      String store = "sql:" + Files.createDirectories(home.resolve(place));
      certutil("-N", "-d", store, "--empty-password");
      certutil("-A", "-d", store, "-n", "DiemCau", "-t", "C,,", "-i", certificate.toString());
    }
    return Map.of(
        "HOME", home.toString(), "XDG_DATA_HOME", home.resolve(".local/share").toString());
  }

  private static void certutil(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/certutil"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).as(command.toString()).isZero();
  }
}
