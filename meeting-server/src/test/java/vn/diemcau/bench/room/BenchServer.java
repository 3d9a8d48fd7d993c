package vn.diemcau.bench.room;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.diemcau.bench.ProcessFigures;
import vn.diemcau.demo.ServerProcess;

/**
 * The server under measurement: a process of its own with its own PostgreSQL and Redis, with the
 * options of {@code ./dev run}, and what the machine says of it.
 */
final class BenchServer implements AutoCloseable {

  private static final Pattern COLLECTION =
      Pattern.compile("GC\\(\\d+\\) M.*? (\\d+)M\\(\\d+%\\)->(\\d+)M\\(\\d+%\\)");

  private final Path data;
  private final Path collections;
  private final ServerProcess process;

  private BenchServer(Path data, Path collections, ServerProcess process) {
    this.data = data;
    this.collections = collections;
    this.process = process;
  }

  /**
   * Starts it in an empty folder.
   *
   * @param units which demo units it imports
   */
  public static BenchServer start(Path folder, String units) throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    Path collections = folder.resolve("gc.log");
    List<String> options =
        new ArrayList<>(
            List.of(
                "-XX:+UseZGC",
                "-Xmx1g",
                "-XX:SoftMaxHeapSize=700m",
                "-Xlog:gc,safepoint:file=" + collections));
    String more = System.getProperty("bench.jvm", "");
    if (!more.isBlank()) {
      options.addAll(List.of(more.split(" ")));
    }
    ServerProcess process =
        ServerProcess.startWith(
            options, data, folder.resolve("server.log"), "--diemcau.demo.units=" + units);
    return new BenchServer(data, collections, process);
  }

  ServerProcess process() {
    return process;
  }

  int port() {
    return process.base().getPort();
  }

  long pid() {
    return process.pid();
  }

  /** The server's own database, to put people into it that nobody types in. */
  Connection database() throws SQLException {
    return process.database().dataSource().getConnection();
  }

  /** Seconds of processor time that the server's process has used, without its database. */
  double cpuSeconds() throws IOException {
    return ProcessFigures.cpuSeconds(pid());
  }

  /** The same of everything that the server started. */
  double cpuSecondsOfChildren() throws IOException {
    double all = 0;
    for (ProcessHandle child : ProcessHandle.of(pid()).orElseThrow().descendants().toList()) {
      all += ProcessFigures.cpuSeconds(child.pid());
    }
    return all;
  }

  /** MiB that the process holds resident. */
  long residentMiB() {
    return ProcessFigures.residentBytes(pid()) >> 20;
  }

  /** What the collector's log says of the heap until now. */
  record Heap(long mostMiB, long mostAfterCollectionMiB, int collections, int stalls) {}

  Heap heap() throws IOException {
    long most = 0;
    long after = 0;
    int count = 0;
    int stalls = 0;
    for (String line : Files.readAllLines(collections)) {
      Matcher matcher = COLLECTION.matcher(line);
      if (matcher.find()) {
        count++;
        most = Math.max(most, Long.parseLong(matcher.group(1)));
        after = Math.max(after, Long.parseLong(matcher.group(2)));
      } else if (line.contains("Allocation Stall")) {
        stalls++;
      }
    }
    return new Heap(most, after, count, stalls);
  }

  /** MiB of what is alive, after a collection that is asked for. */
  long liveMiB() throws Exception {
    jcmd("GC.run");
    Matcher used = Pattern.compile("used (\\d+)M").matcher(jcmd("GC.heap_info"));
    return used.find() ? Long.parseLong(used.group(1)) : -1;
  }

  private String jcmd(String command) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                "" + pid(),
                command)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  @Override
  public void close() {
    process.close();
  }
}
