package vn.diemcau.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server program that we started, known to the next start by its pid file. */
final class Child implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Child.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String name;
  private final Process process;
  private final Path logFile;

  private Child(String name, Process process, Path logFile) {
    this.name = name;
    this.process = process;
    this.logFile = logFile;
  }

  /**
   * Starts the program. Its output goes to a log file in its folder, its pid to a file beside, so
   * that a later start can stop it when this process was killed.
   */
  static Child start(String name, Path home, List<String> command) {
    Path logFile = home.resolve(name + ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
              .start();
      process.getOutputStream().close();
      Files.writeString(pidFile(name, home), Long.toString(process.pid()));
      return new Child(name, process, logFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Stops what a killed predecessor left running in the same folder. Call it only while the data
   * folder is locked: a living server's programs look just the same.
   */
  static void stopLeftOver(String name, Path home) {
    Path file = pidFile(name, home);
    if (!Files.exists(file)) {
      return;
    }
    try {
      String pid = Files.readString(file).strip().split(" ")[0];
      // whoever kept it running is not to start it again
      Files.writeString(file, pid + " taken over");
      ProcessHandle.of(Long.parseLong(pid))
          .filter(left -> worksIn(left.pid(), home))
          .ifPresent(left -> stop(name, left));
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean worksIn(long pid, Path home) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd")).startsWith(home);
    } catch (IOException gone) {
      return false;
    }
  }

  private static void stop(String name, ProcessHandle left) {
    log.info("stopping {} (pid {})", name, left.pid());
    signal(left.pid(), "INT");
    try {
      left.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.warn("{} did not stop in {} s, killing it", name, PATIENCE.toSeconds());
      left.destroyForcibly();
    }
  }

  /** SIGINT is PostgreSQL's fast shutdown and Redis' orderly one; Java itself only sends TERM. */
  private static void signal(long pid, String signal) {
    run(List.of("kill", "-" + signal, Long.toString(pid)));
  }

  /** Whether the folder still names it as its own. */
  boolean isNoted(String name, Path home) {
    try {
      return Files.readString(pidFile(name, home)).strip().equals("" + process.pid());
    } catch (IOException takenOver) {
      return false;
    }
  }

  /** Waits for the end and returns the exit code. */
  int await() throws InterruptedException {
    return process.waitFor();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** What the program said last, for the sentence of an error. */
  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(logFile);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    } catch (IOException e) {
      return "(no log)";
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop(name, process.toHandle());
    }
  }

  /** Runs a short command to its end and returns its exit code. */
  static int run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      return process.waitFor();
    } catch (IOException e) {
      return 127;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Prefixes a command so that it does not run as root, which PostgreSQL refuses: a user namespace
   * of its own, in which files of root still look like its own.
   */
  static List<String> unprivileged(List<String> command) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return command;
    }
    List<String> wrapped = new ArrayList<>(List.of("unshare", "-U"));
    if (run(List.of("unshare", "-U", "true")) != 0) {
      throw new IllegalStateException(
          "PostgreSQL does not run as root and this machine allows no user namespace"
              + " (unshare -U): start DiemCau as an ordinary user.");
    }
    wrapped.addAll(command);
    return wrapped;
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path pidFile(String name, Path home) {
    return home.resolve(name + ".pid");
  }
}
