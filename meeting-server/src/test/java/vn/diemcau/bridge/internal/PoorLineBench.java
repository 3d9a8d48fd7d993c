package vn.diemcau.bridge.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.network.Namespace;

/**
 * What Chromium makes of the stage and the voice behind a poor line: the scene of {@link
 * PoorLineTest} several times over, the figures of each run and their medians.
 *
 * <p>Options: {@code bench.delays} (milliseconds each way), {@code bench.runs}, {@code
 * bench.seconds}.
 */
@Tag("bench")
class PoorLineBench {

  private static final int RUNS = Integer.getInteger("bench.runs", 5);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 20);

  /** What adds up while a line is open, as {@code getStats} names it. */
  private static final List<String> SUMS =
      List.of(
          "framesDecoded",
          "framesDropped",
          "keyFramesDecoded",
          "freezeCount",
          "totalFreezesDuration",
          "nackCount",
          "pliCount",
          "packetsLost",
          "retransmittedPacketsReceived",
          "bytesReceived",
          "jitterBufferDelay",
          "jitterBufferEmittedCount");

  @TempDir private Path folder;

  @Test
  void stage_and_voice_behind_a_poor_line() throws Exception {
    assumeTrue(Namespace.isPossible(), "network namespaces need root, ip and iptables");
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String delay : System.getProperty("bench.delays", "100,200").split(",")) {
      List<Map<String, Double>> runs = new ArrayList<>();
      for (int run = 1; run <= RUNS; run++) {
        runs.add(run(Integer.parseInt(delay)));
        rows.add(row(delay, String.valueOf(run), runs.getLast()));
      }
      rows.add(row(delay, "median", medians(runs)));
    }
    String json = new JsonMapper().writeValueAsString(Map.of("bench", "poor line", "rows", rows));
    Path target = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(target.resolve("poor-line.json"), json + "\n");
  }

  private Map<String, Double> run(int delay) throws Exception {
    try (PoorLineScene scene = new PoorLineScene(delay, Files.createTempDirectory(folder, "run"))) {
      scene.settles();
      Map<String, Double> stage = scene.poor.figures(PoorLineScene.STAGE);
      BrowserSite.Quality voice = scene.poor.quality(PoorLineScene.VOICE);
      BrowserSite.Quality good = scene.good.quality(PoorLineScene.STAGE);
      scene.pass(SECONDS);
      Map<String, Double> found = new TreeMap<>();
      Map<String, Double> now = scene.poor.figures(PoorLineScene.STAGE);
      SUMS.forEach(
          name -> found.put(name, now.getOrDefault(name, 0.0) - stage.getOrDefault(name, 0.0)));
      found.put("lines", now.getOrDefault("frameHeight", 0.0));
      found.put(
          "bufferMillis",
          1000
              * found.remove("jitterBufferDelay")
              / Math.max(1, found.remove("jitterBufferEmittedCount")));
      found.put(
          "soundMadeUpPercent",
          100 * scene.poor.quality(PoorLineScene.VOICE).since(voice).concealedShare());
      BrowserSite.Quality goodNow = scene.good.quality(PoorLineScene.STAGE).since(good);
      found.put(
          "soundBufferMillis", 1000 * scene.poor.quality(PoorLineScene.VOICE).bufferSeconds());
      found.put("goodFrames", (double) goodNow.frames());
      found.put("goodFreezes", (double) goodNow.freezes());
      return found;
    }
  }

  private static Map<String, Object> row(String delay, String run, Map<String, Double> figures) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("delayMillis", delay);
    row.put("run", run);
    figures.forEach((name, value) -> row.put(name, Math.round(value * 100) / 100.0));
    System.out.println(row);
    return row;
  }

  private static Map<String, Double> medians(List<Map<String, Double>> runs) {
    Map<String, Double> medians = new TreeMap<>();
    for (String name : runs.getFirst().keySet()) {
      double[] sorted = runs.stream().mapToDouble(run -> run.get(name)).sorted().toArray();
      medians.put(name, sorted[sorted.length / 2]);
    }
    return medians;
  }
}
