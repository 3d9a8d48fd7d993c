package vn.diemcau.mediabridge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.TestConference;
import vn.diemcau.mediabridge.loop.MediaLoops;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;

/**
 * Measures the bridge with synthetic sites over loopback: processor time (user and system, of the
 * bridge's own threads) per packet that it sent, and the time in which 50 sites join at once.
 */
@Tag("bench")
class BridgeBench {

  private static final int SENDERS = 4;
  private static final SlotCounts SLOTS = new SlotCounts(3, 9);
  private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(8);
  private static final long MEASURED_NANOS = TimeUnit.SECONDS.toNanos(12);

  /** One row of figures. */
  private record Forwarding(int receivers, double packetsPerSecond, double microseconds) {}

  @Test
  void forwarding_and_joining() throws Exception {
    double join = joinAtOnce(50);
    Forwarding fifty = forwarding(50);
    Forwarding hundred = forwarding(100);
    String json =
        String.format(
            Locale.ROOT,
            "{\"bench\":\"bridge\",\"nativeTransport\":%b,\"joinOf50SitesSeconds\":%.2f,"
                + "\"forwarding\":[%s,%s]}%n",
            MediaLoops.isNative(),
            join,
            row(fifty),
            row(hundred));
    Path folder = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(folder.resolve("bridge.json"), json);
    System.out.print(json);
  }

  private static String row(Forwarding f) {
    return String.format(
        Locale.ROOT,
        "{\"receivers\":%d,\"senders\":%d,\"packetsPerSecond\":%.0f,"
            + "\"cpuMicrosecondsPerPacket\":%.2f}",
        f.receivers(),
        SENDERS,
        f.packetsPerSecond(),
        f.microseconds());
  }

  /** Seconds from the first request until the last of the sites has its keys. */
  private static double joinAtOnce(int count) throws Exception {
    try (TestConference conference = new TestConference(2, 1)) {
      long begin = System.nanoTime();
      List<CompletableFuture<Void>> joining = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        SyntheticSite site = conference.enter("site" + i, SLOTS);
        site.send(false, false);
        joining.add(conference.connecting(site));
      }
      CompletableFuture.allOf(joining.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  private static Forwarding forwarding(int receivers) {
    try (TestConference conference = new TestConference(2, 1)) {
      for (int i = 0; i < SENDERS; i++) {
        conference.join("sender" + i, SLOTS).channel().watch(0, 0);
      }
      for (int i = 0; i < receivers; i++) {
        SyntheticSite site = conference.join("receiver" + i, SLOTS);
        site.send(false, false);
        site.channel().watch(SENDERS, 180);
      }
      rest(WARM_UP_NANOS);
      long cpu = bridgeCpuNanos();
      long packets = conference.bridge.stats().datagramsSent();
      long begin = System.nanoTime();
      rest(MEASURED_NANOS);
      long sent = conference.bridge.stats().datagramsSent() - packets;
      double micros = (bridgeCpuNanos() - cpu) / 1e3;
      double seconds = (System.nanoTime() - begin) / 1e9;
      assertThat(sent).isGreaterThan(receivers * 50L);
      assertThat(conference.bridge.stats().faults()).isZero();
      return new Forwarding(receivers, sent / seconds, micros / sent);
    }
  }

  /** Lets the sites' own threads run; a measurement lasts a time by its nature. */
  private static void rest(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  /** Time on a processor of the threads named {@code media-…}, as the kernel counts it. */
  private static long bridgeCpuNanos() {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return tasks.mapToLong(BridgeBench::mediaThreadNanos).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long mediaThreadNanos(Path task) {
    try {
      if (!Files.readString(task.resolve("comm")).startsWith("media-")) {
        return 0;
      }
      return Long.parseLong(Files.readString(task.resolve("schedstat")).split(" ")[0]);
    } catch (IOException e) {
      return 0;
    }
  }
}
