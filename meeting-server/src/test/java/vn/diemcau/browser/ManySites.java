package vn.diemcau.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.diemcau.TestCity;
import vn.diemcau.TestSession;
import vn.diemcau.bench.room.BenchSite;
import vn.diemcau.organisation.UnitId;

/** Hundreds of sites in a meeting, each a device of its own over a real socket, without media. */
final class ManySites implements AutoCloseable {

  private static final int PING_SECONDS = 8;
  private static final int PATIENCE_SECONDS = 60;

  /** Of a length that has no divisor with the number of sites, so that each of them changes. */
  private static final List<String> QUALITIES =
      List.of("good", "good", "fair", "good", "poor", "good", "good");

  private final Map<UnitId, BenchSite> devices = new HashMap<>();
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("many-sites").unstarted(task));

  private ScheduledFuture<?> reports;

  /** All of these enter; the technician of the main site with them. */
  ManySites(TestCity city, LiveMeeting meeting, List<UnitId> sites) {
    add(meeting, city.city, city.signedIn(city.technician));
    Map<TestCity.Person, TestSession> sessions = new HashMap<>();
    for (UnitId site : sites) {
      add(meeting, site, sessions.computeIfAbsent(city.caretakerOf(site), city::signedIn));
    }
    all(devices.values().stream().map(BenchSite::join).toList());
    beat.scheduleAtFixedRate(
        () -> devices.values().forEach(BenchSite::ping),
        PING_SECONDS,
        PING_SECONDS,
        TimeUnit.SECONDS);
  }

  private void add(LiveMeeting meeting, UnitId site, TestSession session) {
    String device = "device-" + devices.size();
    devices.put(site, new BenchSite(site.value(), session, meeting.id, device, "site", true));
  }

  /** The same of each of these sites, by its own device; returns when all of it is done. */
  void command(List<UnitId> sites, String name, Map<String, Object> args) {
    List<CompletableFuture<Long>> answers = new ArrayList<>();
    for (UnitId site : sites) {
      Map<String, Object> own = new HashMap<>(args);
      own.put("site", site.toString());
      answers.add(devices.get(site).command(UUID.randomUUID(), name, own));
    }
    all(answers);
  }

  /**
   * All report how they are again and again, one after the other.
   *
   * @param aSecond reports of all of them together in a second; 0 to stop
   */
  void reportAll(int aSecond) {
    if (reports != null) {
      reports.cancel(false);
    }
    if (aSecond > 0) {
      Iterator<BenchSite> turn =
          Stream.generate(devices::values).flatMap(all -> all.stream()).iterator();
      Iterator<String> quality = Stream.generate(() -> QUALITIES).flatMap(List::stream).iterator();
      reports =
          beat.scheduleAtFixedRate(
              () -> turn.next().report(quality.next()),
              0,
              1_000_000 / aSecond,
              TimeUnit.MICROSECONDS);
    }
  }

  private static void all(List<? extends CompletableFuture<?>> answers) {
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  @Override
  public void close() {
    beat.shutdownNow();
    devices.values().forEach(BenchSite::close);
  }
}
