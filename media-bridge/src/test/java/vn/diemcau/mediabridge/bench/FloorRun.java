package vn.diemcau.mediabridge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Measures the floor: the same receivers, feedback and mix as for a bridge. */
final class FloorRun {

  private FloorRun() {}

  static Figures measure(boolean gso, String work, int receivers, int warmUp, int seconds) {
    String kind = gso ? "gso" : "plain";
    try (LoadFleet fleet = new LoadFleet();
        Measured floor = new Measured(Floor.class, List.of(), List.of(kind, work))) {
      for (int i = 0; i < receivers; i++) {
        fleet.receiver(i, receivers);
      }
      String ports =
          fleet.receivers.stream()
              .map(site -> Integer.toString(site.port()))
              .collect(Collectors.joining(" "));
      floor.process().outputWriter(StandardCharsets.US_ASCII).append(ports).append('\n').flush();
      int port = Integer.parseInt(floor.awaitLine("port ").substring(5));
      fleet.receivers.forEach(site -> site.connectToFloor(port));
      return Window.measure("floor-" + kind, work, fleet, floor.pid(), warmUp, seconds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
