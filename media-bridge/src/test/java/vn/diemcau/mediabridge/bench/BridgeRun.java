package vn.diemcau.mediabridge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import vn.diemcau.mediabridge.http.BridgeMain;

/**
 * Measures a bridge at one of the works: our own, started for it in a process of its own, or one
 * that already runs somewhere on this machine.
 *
 * @param url of the REST of a bridge that runs, null to start ours
 * @param pid of that bridge
 */
record BridgeRun(URI url, long pid, int warmUp, int seconds) {

  private static final int SENDERS = 40;
  private static final int SMALL = 9;
  private static final int SPEAKERS = 4;
  private static final int CHANGE_SECONDS = 5;

  /** As {@code ./dev bridge} starts it. */
  private static final List<String> JVM =
      List.of("-XX:+UseZGC", "-Dlogback.configurationFile=bridge-logback.xml");

  private static final List<String> ARGUMENTS =
      List.of("--http.port=0", "--media.first-port=0", "--media.addresses=127.0.0.1");

  Figures measure(String work, int receivers) {
    if (url != null) {
      return drive(url, pid, work, receivers);
    }
    Path recording = temporary();
    List<String> jvm = new ArrayList<>(JVM);
    jvm.add(Heap.recordTo(recording));
    jvm.addAll(List.of(System.getProperty("bench.jvm", "").split(" ")));
    jvm.removeIf(String::isEmpty);
    List<String> arguments = new ArrayList<>(ARGUMENTS);
    arguments.addAll(List.of(System.getProperty("bench.bridge", "").split(" ")));
    arguments.removeIf(String::isEmpty);
    Instant end;
    Figures found;
    try (Measured bridge = new Measured(BridgeMain.class, jvm, arguments)) {
      String address = bridge.awaitLine("http://");
      URI own = URI.create(address.substring(0, address.indexOf(',')));
      found = drive(own, bridge.pid(), work, receivers);
      end = Instant.now();
    }
    Heap heap = Heap.read(recording, end.minusSeconds(seconds), end);
    recording.toFile().delete();
    return found.with(heap);
  }

  private Figures drive(URI base, long process, String work, int receivers) {
    try (LoadFleet fleet = new LoadFleet();
        RemoteBridge bridge = new RemoteBridge(base);
        ScheduledExecutorService changes = Executors.newSingleThreadScheduledExecutor()) {
      boolean screen = work.equals("screen");
      int senders =
          switch (work) {
            case "pictures" -> SENDERS;
            case "speakers" -> SPEAKERS;
            default -> 1;
          };
      for (int i = 0; i < senders; i++) {
        fleet.sender(i, screen);
      }
      for (int i = 0; i < receivers; i++) {
        fleet.receiver(i, receivers);
      }
      bridge.join(fleet.senders);
      bridge.join(fleet.receivers);
      bridge.watch(
          List.of(screen ? "sender0-v1" : "sender0-v0"), work.equals("pictures") ? SMALL : 0);
      begin(work, fleet, bridge, changes);
      String who = url == null ? "bridge" : "by-url";
      Figures found = Window.measure(who, work, fleet, process, warmUp, seconds);
      changes.shutdownNow();
      return found.withLimited(bridge.limited());
    }
  }

  private static void begin(
      String work, LoadFleet fleet, RemoteBridge bridge, ScheduledExecutorService changes) {
    List<LoadSender> voices = new ArrayList<>();
    for (LoadSite site : fleet.senders) {
      boolean first = site == fleet.senders.getFirst();
      Mix mix =
          switch (work) {
            case "pictures" -> first ? Mix.stage() : Mix.small();
            case "synthetic", "speakers" -> Mix.stage();
            default -> Mix.recorded(work);
          };
      LoadSender sender = site.sending(mix, first || work.equals("speakers"));
      sender.loud(first);
      sender.start();
      voices.add(sender);
    }
    if (work.equals("speakers")) {
      int[] turn = new int[1];
      changes.scheduleAtFixedRate(
          () -> {
            voices.get(turn[0]).loud(false);
            turn[0] = (turn[0] + 1) % voices.size();
            voices.get(turn[0]).loud(true);
            bridge.watch(List.of("sender" + turn[0] + "-v0"), 0);
          },
          CHANGE_SECONDS,
          CHANGE_SECONDS,
          TimeUnit.SECONDS);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("bridge", ".jfr");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
