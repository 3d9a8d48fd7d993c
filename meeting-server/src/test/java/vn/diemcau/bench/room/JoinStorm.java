package vn.diemcau.bench.room;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * All devices ask for their place within a few seconds; some are reloaded once they are in, some
 * ask again before they were answered. Then the room is counted.
 */
final class JoinStorm {

  private static final int RELOADED = 10;
  private static final int IMPATIENT = 20;

  private final Hall hall;
  private final List<BenchSite.Times> first = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger seated = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final Map<String, AtomicInteger> problems = new ConcurrentHashMap<>();
  private volatile long lastSeated;

  JoinStorm(Hall hall) {
    this.hall = hall;
  }

  void measure(Sheet sheet, int askSeconds, int goalSeconds) throws Exception {
    double cpu = hall.server.cpuSeconds();
    double database = hall.server.cpuSecondsOfChildren();
    double own = ownCpu();
    long start = System.nanoTime();
    ask(askSeconds);
    int number = hall.devices.size();
    Hall.await(goalSeconds * 2.0, () -> seated.get() >= number);
    double all = (lastSeated - start) / 1e9;
    // the reloads that follow a seat
    Hall.pause(2);
    Hall.await(30, () -> hall.devices.stream().allMatch(d -> d.times().ready() > 0));
    Hall.pause(1);
    sheet.put("devices", number);
    sheet.put("askedWithinSeconds", askSeconds);
    sheet.put("seated", seated.get());
    sheet.put("allSeatedSeconds", Math.round(all * 10) / 10.0);
    sheet.put("joinsThatFailed", failed.get());
    sheet.put("problems", problems);
    spreads(sheet, all, goalSeconds);
    sheet.put("serverCpuSeconds", hall.server.cpuSeconds() - cpu);
    sheet.put("databaseCpuSeconds", hall.server.cpuSecondsOfChildren() - database);
    sheet.put("harnessCpuSeconds", ownCpu() - own);
    count(sheet);
    heap(sheet);
  }

  private void spreads(Sheet sheet, double all, int goalSeconds) {
    Spread toSocket = spread(t -> t.opened() - t.asked());
    Spread waited = spread(t -> t.welcomed() - t.opened());
    Spread snapshot = spread(t -> t.ready() - t.welcomed());
    sheet.put("askedToSocket", toSocket);
    sheet.put("socketToAdmission", waited);
    sheet.put("admissionToSnapshot", snapshot);
    sheet.put("askedToSnapshot", spread(t -> t.ready() - t.asked()));
    sheet.goal(
        hall.devices.size() + " ask at once: all seated",
        "< " + goalSeconds + " s",
        String.format(Locale.ROOT, "%d after %.1f s", seated.get(), all),
        seated.get() == hall.devices.size() && all < goalSeconds);
    sheet.goal(
        "admission to snapshot, median",
        "< 1 s",
        snapshot.toString(),
        snapshot.count() > 0 && snapshot.median() < 1000);
  }

  private Spread spread(java.util.function.ToLongFunction<BenchSite.Times> part) {
    return Spread.ofNanos(first.stream().map(part::applyAsLong).toList());
  }

  private void ask(int seconds) {
    Random random = new Random(640);
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("bench-storm").unstarted(task));
    for (int i = 0; i < hall.devices.size(); i++) {
      BenchSite device = hall.devices.get(i);
      device.whenLost(
          why -> {
            problem("lost: " + why);
            timer.schedule(() -> reload(device, timer), 1, TimeUnit.SECONDS);
          });
      int n = i;
      timer.schedule(
          () -> ask(device, n, timer),
          (long) (random.nextDouble() * seconds * 1e6),
          TimeUnit.MICROSECONDS);
    }
  }

  private void ask(BenchSite device, int number, ScheduledExecutorService timer) {
    device
        .join()
        .whenComplete(
            (ok, problem) -> {
              if (problem != null) {
                failed(problem.getMessage());
                timer.schedule(() -> ask(device, number, timer), 1, TimeUnit.SECONDS);
                return;
              }
              first.add(device.times());
              lastSeated = System.nanoTime();
              seated.incrementAndGet();
              if (number % RELOADED == 1) {
                timer.schedule(() -> reload(device, timer), 1, TimeUnit.SECONDS);
              }
            });
    if (number % IMPATIENT == 3) {
      timer.schedule(() -> again(device), 30, TimeUnit.MILLISECONDS);
    }
  }

  private void failed(String why) {
    failed.incrementAndGet();
    problem(String.valueOf(why));
  }

  private void problem(String what) {
    problems.computeIfAbsent(what, w -> new AtomicInteger()).incrementAndGet();
  }

  /** Until it is in, as the page does. */
  private void reload(BenchSite device, ScheduledExecutorService timer) {
    device
        .reload()
        .whenComplete(
            (ok, problem) -> {
              if (problem != null) {
                failed(problem.getMessage());
                timer.schedule(() -> reload(device, timer), 1, TimeUnit.SECONDS);
              }
            });
  }

  /** The answer is not waited for: the same device asks anew over another socket. */
  private static void again(BenchSite device) {
    if (device.times().opened() > 0 && device.times().welcomed() == 0) {
      device.askAgain();
    }
  }

  private void count(Sheet sheet) {
    JsonNode view = BenchCity.checked(hall.secretary.get("/api/rooms/" + hall.meeting)).json();
    int connected = 0;
    int devices = 0;
    for (JsonNode site : view.path("sites")) {
      connected += site.path("connected").asBoolean() ? 1 : 0;
      for (JsonNode device : site.path("endpoints")) {
        devices += device.path("connected").asBoolean() ? 1 : 0;
      }
    }
    sheet.put("sitesConnected", connected);
    sheet.put("devicesCounted", devices);
    sheet.put("askedAboutTheirOwnSeat", count(d -> "seat-taken".equals(d.refusal())));
    sheet.put("holesInEvents", hall.devices.stream().mapToInt(d -> d.arrivals.holes()).sum());
    sheet.put("closedByServer", hall.devices.stream().mapToInt(BenchSite::closes).sum());
    sheet.put("toldAPosition", count(BenchSite::waited));
    sheet.put("positionsThatGrew", count(JoinStorm::grew));
    sheet.put(
        "kilobytesReceivedByAll",
        hall.devices.stream().mapToLong(BenchSite::receivedBytes).sum() / 1024);
    sheet.put(
        "largestSnapshotBytes",
        hall.devices.stream().mapToInt(BenchSite::snapshotBytes).max().orElse(0));
    sheet.goal(
        "nobody is counted twice, with reloads and impatient ones",
        hall.devices.size() + " devices",
        devices + " devices, " + connected + " sites",
        devices == hall.devices.size()
            && connected == Math.min(hall.city.places.size(), hall.devices.size()));
  }

  private static boolean grew(BenchSite device) {
    List<Integer> told = device.positions();
    for (int i = 1; i < told.size(); i++) {
      if (told.get(i) > told.get(i - 1)) {
        return true;
      }
    }
    return false;
  }

  private int count(java.util.function.Predicate<BenchSite> which) {
    return (int) hall.devices.stream().filter(which).count();
  }

  private void heap(Sheet sheet) throws Exception {
    BenchServer.Heap heap = hall.server.heap();
    sheet.put("heapMostMiB", heap.mostMiB());
    sheet.put("heapMostAfterCollectionMiB", heap.mostAfterCollectionMiB());
    sheet.put("heapStalls", heap.stalls());
    long live = hall.server.liveMiB();
    sheet.put("heapLiveMiB", live);
    sheet.put("residentMiB", hall.server.residentMiB());
    sheet.goal(
        "heap of the server, most in use",
        "< 1024 MiB",
        heap.mostMiB() + " MiB of -Xmx1g; alive " + live + " MiB",
        heap.mostMiB() < 1024 && heap.stalls() == 0);
  }

  static double ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }
}
