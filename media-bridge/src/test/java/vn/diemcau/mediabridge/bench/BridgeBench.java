package vn.diemcau.mediabridge.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the bridge costs per forwarded packet, and what the least is that it could cost here ({@link
 * Floor}): {@code ./dev bench bridge}. The method is in docs/performance.md.
 *
 * <p>System properties choose less: {@code bench.works} (synthetic, vp8, vp9, screen, pictures,
 * speakers), {@code bench.receivers}, {@code bench.runs}, {@code bench.seconds}, {@code
 * bench.floor} (false leaves it out); {@code bench.url} with {@code bench.pid} measure a bridge
 * that already runs, for instance a Jitsi Videobridge.
 */
@Tag("bench")
class BridgeBench {

  private static final List<Integer> ONE_SENDER = List.of(10, 50, 100, 200, 400, 640);
  private static final List<Integer> MANY_SENDERS = List.of(50, 100, 150);
  private static final int WARM_UP = Integer.getInteger("bench.warm-up", 10);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
  private static final int RUNS = Integer.getInteger("bench.runs", 3);

  private final List<Figures> rows = new ArrayList<>();

  @Test
  void forwarding() throws IOException {
    String url = System.getProperty("bench.url");
    BridgeRun bridge =
        new BridgeRun(
            url == null ? null : URI.create(url), Long.getLong("bench.pid", 0), WARM_UP, SECONDS);
    boolean floor = Boolean.parseBoolean(System.getProperty("bench.floor", "true"));
    System.out.println(Figures.heading());
    for (String work : list("bench.works", "synthetic,vp8,vp9,screen,pictures,speakers")) {
      boolean hasFloor = floor && !work.equals("pictures") && !work.equals("speakers");
      for (int receivers : receivers(work)) {
        List<Supplier<Figures>> taken = new ArrayList<>();
        if (hasFloor) {
          taken.add(() -> FloorRun.measure(true, work, receivers, WARM_UP, SECONDS));
          taken.add(() -> FloorRun.measure(false, work, receivers, WARM_UP, SECONDS));
        }
        taken.add(() -> bridge.measure(work, receivers));
        inTurn(taken);
      }
    }
    Path folder = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(
        folder.resolve("bridge.json"),
        rows.stream()
            .map(Figures::json)
            .collect(Collectors.joining(",\n  ", "{\"bench\":\"bridge\",\"rows\":[\n  ", "]}\n")));
  }

  /** In turn, so that a machine that becomes slower does so for the bridge and its floor. */
  private void inTurn(List<Supplier<Figures>> taken) {
    List<List<Figures>> found = new ArrayList<>();
    taken.forEach(one -> found.add(new ArrayList<>()));
    for (int run = 0; run < RUNS; run++) {
      for (int i = 0; i < taken.size(); i++) {
        Figures figures = taken.get(i).get();
        System.out.println("  " + figures.row());
        found.get(i).add(figures);
      }
    }
    for (List<Figures> one : found) {
      Figures median = Figures.median(one);
      rows.add(median);
      System.out.println(median.row());
    }
  }

  private static List<Integer> receivers(String work) {
    List<String> asked = list("bench.receivers", "");
    if (!asked.isEmpty()) {
      return asked.stream().map(Integer::valueOf).toList();
    }
    return work.equals("pictures") ? MANY_SENDERS : ONE_SENDER;
  }

  private static List<String> list(String property, String standard) {
    String text = System.getProperty(property, standard);
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
  }
}
