package vn.diemcau.bridge;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import vn.diemcau.bridge.pool.BridgeKind;
import vn.diemcau.bridge.pool.BridgeSettings;

/** Our bridge as a process of its own, from its jar, on free ports of the loopback address. */
public final class BridgeProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("http://[^,\\s]+");

  private final Process process;
  private final String id;
  private final URI url;

  private BridgeProcess(Process process, String id, URI url) {
    this.process = process;
    this.id = id;
    this.url = url;
  }

  /** Starts one, with more settings, and waits until it says where it is. */
  public static BridgeProcess start(String id, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-jar",
                jar().toString(),
                "--server.id=" + id,
                "--http.port=0",
                "--media.address=127.0.0.1",
                "--media.addresses=127.0.0.1",
                "--media.first-port=0",
                "--media.loops=1"));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (line.startsWith("Media bridge") && address.find()) {
        Thread.ofVirtual().start(() -> out.lines().forEach(ignored -> {}));
        return new BridgeProcess(process, id, URI.create(address.group()));
      }
    }
    throw new IllegalStateException("the bridge " + id + " did not start");
  }

  /** Made by the build before the tests of this module run. */
  private static Path jar() throws IOException {
    Path folder = Path.of("..", "media-bridge", "target");
    try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      Path jar =
          files.filter(f -> f.toString().endsWith("-standalone.jar")).findFirst().orElse(null);
      Assumptions.assumeTrue(
          jar != null, "the stand-alone bridge's jar is not built: ./dev bridge");
      return jar;
    }
  }

  /** The settings that put it into a server's pool, in this place of the list. */
  public String[] settings(int place) {
    String key = "--diemcau.bridges[" + place + "].";
    return new String[] {key + "id=" + id, key + "kind=diemcau", key + "url=" + url};
  }

  /** As a member of a pool without a server. */
  public BridgeSettings pooled() {
    return BridgeSettings.of(id, BridgeKind.DIEMCAU, url);
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Waits until it has ended by itself. */
  public boolean ends() throws InterruptedException {
    return process.waitFor(90, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
