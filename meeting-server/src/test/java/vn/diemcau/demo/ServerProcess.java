package vn.diemcau.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.diemcau.ServerTestServices;
import vn.diemcau.local.LocalPostgres;
import vn.diemcau.local.TestDatabase;

/** The server as a process of its own, as {@code ./dev run} starts it, to be killed by tests. */
public final class ServerProcess implements AutoCloseable {

  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(4);

  private final ProcessBuilder how;
  private final Path data;
  private final URI base;
  private final Path log;
  private Process process;

  private ServerProcess(ProcessBuilder how, URI base, Path data, Path log) throws IOException {
    this.how = how;
    this.data = data;
    this.process = how.start();
    this.base = base;
    this.log = log;
  }

  /** Starts one of several servers on a database and a Redis that are given. */
  public static ServerProcess startOn(
      TestDatabase database, String redis, Path data, Path log, String... settings)
      throws Exception {
    int port = freePort();
    URI base = URI.create("http://localhost:" + port);
    List<String> options = new ArrayList<>(List.of(settings));
    options.add("--server.port=" + port);
    options.add("--diemcau.node=" + base);
    Map<String, String> parts =
        Map.of(
            "SPRING_DATASOURCE_URL",
            database.url(),
            "SPRING_DATASOURCE_USERNAME",
            database.user(),
            "SPRING_DATASOURCE_PASSWORD",
            database.password(),
            "DIEMCAU_REDIS_URL",
            redis);
    ServerProcess server =
        launch(List.of("-Xmx384m"), data, log, base, parts, options.toArray(String[]::new));
    return server.awaitAnswer("/actuator/health/readiness");
  }

  /** Starts it on the data folder, with more settings, and waits until it answers. */
  public static ServerProcess start(Path data, Path log, String... settings) throws Exception {
    return startWith(List.of("-Xmx768m"), data, log, settings);
  }

  /** The same with options of the JVM. */
  public static ServerProcess startWith(List<String> jvm, Path data, Path log, String... settings)
      throws Exception {
    int port = freePort();
    List<String> options = new ArrayList<>(List.of(settings));
    options.add("--server.port=" + port);
    return launch(
            jvm,
            data,
            log,
            URI.create("http://127.0.0.1:" + port),
            Map.of(),
            options.toArray(String[]::new))
        .awaitAnswer("/actuator/health/readiness");
  }

  /**
   * Starts it with {@code --https} and waits until it hands out its authority's certificate; {@link
   * #base()} is the unencrypted address.
   *
   * @param securePort where HTTPS is to listen
   */
  public static ServerProcess startWithHttps(Path data, Path log, int securePort) throws Exception {
    int plain = freePort();
    return launch(
            List.of("-Xmx768m"),
            data,
            log,
            URI.create("http://127.0.0.1:" + plain),
            Map.of(),
            "--server.port=" + securePort,
            "--diemcau.https=local-ca",
            "--diemcau.https-plain-port=" + plain)
        .awaitAnswer("/ca.crt");
  }

  private static ServerProcess launch(
      List<String> jvm,
      Path data,
      Path log,
      URI base,
      Map<String, String> environment,
      String... options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
    command.addAll(jvm);
    command.addAll(program());
    command.addAll(List.of("--spring.profiles.active=demo", "--diemcau.data=" + data));
    command.addAll(List.of(options));
    if (Stream.of(options).noneMatch(option -> option.startsWith("--diemcau.bridges"))) {
      ServerTestServices.bridges().forEach(setting -> command.add("--" + setting));
    }
    ProcessBuilder how =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    how.environment().putAll(environment);
    return new ServerProcess(how, base, data, log);
  }

  /** The server as it is built, where a bench was told where that is; otherwise as compiled. */
  private static List<String> program() throws IOException {
    Path built = Path.of(System.getProperty("bench.server", ""));
    if (Files.isRegularFile(built)) {
      return List.of(
          "-XX:+AutoCreateSharedArchive",
          "-XX:SharedArchiveFile=" + built.resolveSibling("classes.jsa"),
          "-jar",
          built.toString());
    }
    Path arguments = Files.createTempFile("server", ".args");
    String classes = System.getProperty("java.class.path");
    Files.writeString(
        arguments, "-cp \"" + System.getProperty("surefire.test.class.path", classes) + "\"");
    return List.of("@" + arguments, "vn.diemcau.DiemCauApplication");
  }

  public URI base() {
    return base;
  }

  public long pid() {
    return process.pid();
  }

  /** SIGKILL: no shutdown hook runs, PostgreSQL and Redis are left behind. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Starts what was killed again, at its old address, as a supervisor does; does not wait. */
  public void startAgain() throws IOException {
    process = how.start();
  }

  /** Waits until it takes connections. */
  public ServerProcess awaitReady() throws Exception {
    return awaitAnswer("/actuator/health/readiness");
  }

  /** The database that it started itself; at another port after each start. */
  public TestDatabase database() {
    try {
      String port = Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).get(3).strip();
      String password = Files.readString(data.resolve("postgres.secret")).strip();
      return new TestDatabase(
          "jdbc:postgresql://127.0.0.1:" + port + "/diemcau", LocalPostgres.USER, password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it takes connections; returns the {@code System.nanoTime()} of the first. */
  public long awaitPort() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        new Socket(base.getHost(), base.getPort()).close();
        return System.nanoTime();
      } catch (IOException notYet) {
        process.waitFor(10, TimeUnit.MILLISECONDS);
      }
    }
    throw new IllegalStateException("it did not open its port");
  }

  /** SIGSTOP: it stands still and keeps everything that it has. */
  public void pause() throws Exception {
    signal("-STOP");
  }

  /** SIGCONT. */
  public void goOn() throws Exception {
    signal("-CONT");
  }

  private void signal(String signal) throws Exception {
    new ProcessBuilder("kill", signal, "" + pid()).start().waitFor();
  }

  private ServerProcess awaitAnswer(String path) throws Exception {
    HttpRequest health = HttpRequest.newBuilder(base.resolve(path)).build();
    long end = System.nanoTime() + PATIENCE_NANOS;
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end && process.isAlive()) {
        try {
          if (client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return this;
          }
        } catch (IOException notYet) {
          process.waitFor(100, TimeUnit.MILLISECONDS);
        }
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("did not start: " + Files.readString(log));
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    try {
      // one that stands still does not end
      signal("-CONT");
    } catch (Exception e) {
      process.destroyForcibly();
    }
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
