package vn.diemcau.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A Redis of our own on a loopback port, its append-only file in a folder; kept running. */
public final class LocalRedis implements AutoCloseable {

  private static final String NAME = "redis";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Kept program;
  private final int port;
  private final String password;

  private LocalRedis(Kept program, int port, String password) {
    this.program = program;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts Redis.
   *
   * @param home the folder for its data, log and pid; locked by the caller
   */
  public static LocalRedis start(Path binaries, Path home, String password) {
    Path program = Binaries.redis(binaries).resolve("redis-server");
    Child.stopLeftOver(NAME, home);
    int port = Child.freePort();
    try {
      Files.createDirectories(home.resolve("data"));
      // in a file and not among the arguments, which every user of the machine can read
      Path config = home.resolve("redis.conf");
      Files.writeString(
          config,
          """
          bind 127.0.0.1
          port %d
          dir "%s"
          appendonly yes
          appendfsync everysec
          save ""
          requirepass %s
          """
              .formatted(port, home.resolve("data"), password));
      if (!config.toFile().setReadable(false, false) || !config.toFile().setReadable(true, true)) {
        throw new IOException("cannot restrict " + config);
      }
      Kept kept =
          Kept.start(
              NAME,
              home,
              List.of(program.toString(), config.toString()),
              child -> Waiting.until("Redis", PATIENCE, child, () -> answers(port, password)));
      return new LocalRedis(kept, port, password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean answers(int port, String password) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(2000);
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String hello = "AUTH " + password + "\r\nPING\r\n";
      socket.getOutputStream().write(hello.getBytes(StandardCharsets.US_ASCII));
      return "+OK".equals(in.readLine()) && "+PONG".equals(in.readLine());
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Address with password, as Jedis takes it. */
  public String url() {
    return "redis://:" + password + "@127.0.0.1:" + port + "/0";
  }

  public boolean alive() {
    return program.alive();
  }

  @Override
  public void close() {
    program.close();
  }
}
