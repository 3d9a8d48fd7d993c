package vn.diemcau.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what a newcomer waits for: the seconds from the command to an answer of the packed
 * server with its own PostgreSQL and Redis, first and later start, and the memory then held.
 */
@Tag("bench")
class StartBench {

  private static final int PORT = 18080;

  @TempDir Path data;

  @Test
  void start_and_memory() throws Exception {
    assertThat(data.toFile().setExecutable(true, false)).isTrue();
    Path jar = Path.of("target", "meeting-server-0.1.0-SNAPSHOT.jar");
    assertThat(jar).as("build first: ./dev bench does").exists();
    List<Double> seconds = new ArrayList<>();
    long server = 0;
    long all = 0;
    for (int run = 0; run < 4; run++) {
      long begin = System.nanoTime();
      Process process = start(jar);
      try {
        awaitHealth(process);
        seconds.add((System.nanoTime() - begin) / 1e9);
        server = ProcessFigures.residentBytes(process.pid());
        all =
            server
                + process
                    .descendants()
                    .mapToLong(child -> ProcessFigures.residentBytes(child.pid()))
                    .sum();
      } finally {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      }
    }
    List<Double> later = seconds.subList(1, seconds.size()).stream().sorted().toList();
    String json =
        String.format(
            java.util.Locale.ROOT,
            "{\"bench\":\"start\",\"firstStartSeconds\":%.1f,\"laterStartSeconds\":%.1f,"
                + "\"serverMegabytes\":%d,\"withPostgresAndRedisMegabytes\":%d}",
            seconds.getFirst(),
            later.get(later.size() / 2),
            server >> 20,
            all >> 20);
    Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(Path.of("target", "bench", "start.json"), json);
    System.out.println(json);
  }

  private Process start(Path jar) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseZGC",
            "-Xmx1g",
            "-jar",
            jar.toString(),
            "--spring.profiles.active=demo",
            "--server.port=" + PORT,
            "--diemcau.data=" + data)
        .redirectErrorStream(true)
        .redirectOutput(data.resolve("server.log").toFile())
        .start();
  }

  private void awaitHealth(Process process) throws Exception {
    HttpRequest health =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + PORT + "/actuator/health/readiness"))
            .build();
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end && process.isAlive()) {
        try {
          if (client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          process.waitFor(20, TimeUnit.MILLISECONDS);
        }
      }
    }
    throw new IllegalStateException(Files.readString(data.resolve("server.log")));
  }
}
