package vn.diemcau.bridge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.diemcau.bridge.BridgeProcess;
import vn.diemcau.bridge.MediaMoved;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.bridge.pool.WatchedPool;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;
import vn.diemcau.meeting.MeetingId;

/**
 * After what time each site of a meeting hears again when its bridge is killed: two bridges as
 * processes of their own, the pool and the moves of the meeting server, and the synthetic sites,
 * which take their new offers at once, in this one. One site speaks.
 */
@Tag("bench")
class FailoverBench {

  private static final int JOINING_AT_ONCE = 40;
  private static final int[] NUMBERS = {100, 640};

  private final MeetingId meeting = MeetingId.next();
  private final Map<String, SyntheticSite> sites = new ConcurrentHashMap<>();
  private final Map<String, SyntheticSite> again = new ConcurrentHashMap<>();
  private final Map<String, Long> heardAgain = new ConcurrentHashMap<>();
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private volatile long killed;
  private volatile long firstOffer;
  private volatile long lastOffer;
  private BridgeSessions sessions;

  @Test
  void sites_hear_again_after_their_bridge_was_killed() throws Exception {
    StringJoiner rows = new StringJoiner(",\n  ", "{\"bench\":\"failover\",\"rows\":[\n  ", "]}\n");
    for (int number : NUMBERS) {
      rows.add(new FailoverBench().measure(number));
    }
    Path folder = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(folder.resolve("failover.json"), rows.toString());
    System.out.print(rows);
  }

  private String measure(int number) throws Exception {
    try (BridgeProcess one = BridgeProcess.start("one");
        BridgeProcess two = BridgeProcess.start("two");
        WatchedPool pool = new WatchedPool(List.of(one.pooled(), two.pooled()));
        SyntheticFleet fleet = new SyntheticFleet(1, "127.0.0.1", 7)) {
      await("both bridges are well", () -> pool.well() == 2);
      sessions =
          TestSessions.on(
              pool.pool(),
              CodecPreference.DEFAULT,
              event -> moved(fleet, ((MediaMoved) event).offer()));
      sessions.audible(meeting, Set.of("site0"));
      String carrier = joinAll(fleet, number);
      await("all hear", () -> sites.values().stream().filter(this::hears).count() == number - 1);
      killed = System.nanoTime();
      (carrier.contains("/one/") ? one : two).kill();
      while (heardAgain.size() < number - 1) {
        assertThat(System.nanoTime() - killed).as("all hear again").isLessThan(120_000_000_000L);
        again.forEach(this::listen);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      }
      return row(number);
    } finally {
      clients.shutdownNow();
    }
  }

  /** The channel path of the last offer: it names the bridge. */
  private String joinAll(SyntheticFleet fleet, int number) throws Exception {
    String path = "";
    List<CompletableFuture<Void>> pending = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      MediaOffer offer = sessions.open(meeting, "site" + i, MediaProfile.SITE, true).orThrow();
      path = offer.channelPath();
      SyntheticSite site = answer(fleet, offer);
      sites.put(offer.endpoint(), site);
      pending.add(site.connected());
      if (pending.size() == JOINING_AT_ONCE || i == number - 1) {
        CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new))
            .get(60, TimeUnit.SECONDS);
        pending.clear();
      }
    }
    return path;
  }

  private SyntheticSite answer(SyntheticFleet fleet, MediaOffer offer) {
    SyntheticSite site = fleet.add(offer.endpoint());
    site.send(offer.endpoint().equals("site0"), false);
    sessions.answer(meeting, offer.endpoint(), offer.number(), site.answer(offer.sdp())).orThrow();
    return site;
  }

  /** On the thread that gives the offers out. */
  private void moved(SyntheticFleet fleet, MediaOffer offer) {
    lastOffer = System.nanoTime();
    firstOffer = firstOffer == 0 ? lastOffer : firstOffer;
    clients.execute(() -> again.put(offer.endpoint(), answer(fleet, offer)));
  }

  private void listen(String name, SyntheticSite site) {
    if (hears(site)) {
      heardAgain.putIfAbsent(name, System.nanoTime());
    }
  }

  private boolean hears(SyntheticSite site) {
    return site.received().stream().anyMatch(s -> s.mid().startsWith("a") && s.packets() > 0);
  }

  private String row(int number) {
    List<Double> seconds =
        heardAgain.values().stream().map(at -> (at - killed) / 1e9).sorted().toList();
    return String.format(
        Locale.ROOT,
        "{\"sites\":%d,\"firstOffer\":%.2f,\"lastOffer\":%.2f,\"median\":%.2f,\"p95\":%.2f,"
            + "\"last\":%.2f}",
        number,
        (firstOffer - killed) / 1e9,
        (lastOffer - killed) / 1e9,
        seconds.get(seconds.size() / 2),
        seconds.get(seconds.size() * 95 / 100),
        seconds.getLast());
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain: " + what).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
