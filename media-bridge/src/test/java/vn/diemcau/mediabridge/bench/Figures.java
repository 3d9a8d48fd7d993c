package vn.diemcau.mediabridge.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What one measurement found, or the medians of several.
 *
 * @param who what was measured: a floor or a bridge
 * @param packetsPerSecond that arrived at the receivers
 * @param microsPerPacket user and system time of the process for each of them
 * @param cores of the process
 * @param loadCores that the load generator took beside it
 * @param missing packets that never arrived
 * @param medianMillis from the sender's socket to the receiver's, of the last packet of a frame
 * @param residentMiB memory of the process
 * @param allocatedMiB heap allocated each second, -1 where it was not recorded
 * @param pauseMillis the longest pause for garbage collection, -1 where it was not recorded
 * @param limited receivers whose line the bridge takes for limited at the end, -1 where it does not
 *     tell
 */
record Figures(
    String who,
    String work,
    int receivers,
    double packetsPerSecond,
    double microsPerPacket,
    double cores,
    double loadCores,
    long missing,
    double medianMillis,
    double p99Millis,
    double residentMiB,
    double allocatedMiB,
    double pauseMillis,
    long limited) {

  static Figures median(List<Figures> runs) {
    Figures any = runs.getFirst();
    return new Figures(
        any.who,
        any.work,
        any.receivers,
        middle(runs, Figures::packetsPerSecond),
        middle(runs, Figures::microsPerPacket),
        middle(runs, Figures::cores),
        middle(runs, Figures::loadCores),
        (long) middle(runs, Figures::missing),
        middle(runs, Figures::medianMillis),
        middle(runs, Figures::p99Millis),
        middle(runs, Figures::residentMiB),
        middle(runs, Figures::allocatedMiB),
        middle(runs, Figures::pauseMillis),
        (long) middle(runs, Figures::limited));
  }

  Figures with(Heap heap) {
    return with(heap.allocatedMiBPerSecond(), heap.longestPauseMillis(), limited);
  }

  Figures withLimited(long count) {
    return with(allocatedMiB, pauseMillis, count);
  }

  private Figures with(double allocated, double pause, long limitedNow) {
    return new Figures(
        who,
        work,
        receivers,
        packetsPerSecond,
        microsPerPacket,
        cores,
        loadCores,
        missing,
        medianMillis,
        p99Millis,
        residentMiB,
        allocated,
        pause,
        limitedNow);
  }

  private static double middle(List<Figures> runs, ToDoubleFunction<Figures> what) {
    List<Figures> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparingDouble(what));
    return what.applyAsDouble(sorted.get(sorted.size() / 2));
  }

  static String heading() {
    return String.format(
        "%-12s %-10s %5s %9s %8s %6s %6s %8s %8s %8s %7s %8s %8s %7s",
        "who",
        "work",
        "N",
        "packets/s",
        "µs/pkt",
        "cores",
        "load",
        "missing",
        "p50 ms",
        "p99 ms",
        "MiB",
        "alloc/s",
        "GC ms",
        "limited");
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "%-12s %-10s %5d %9.0f %8.2f %6.2f %6.2f %8d %8.2f %8.2f %7.0f %8.1f %8.2f %7d",
        values());
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"who\":\"%s\",\"work\":\"%s\",\"receivers\":%d,\"packetsPerSecond\":%.0f,"
            + "\"cpuMicrosecondsPerPacket\":%.2f,\"cores\":%.3f,\"loadGeneratorCores\":%.3f,"
            + "\"missing\":%d,\"medianMillis\":%.2f,\"p99Millis\":%.2f,\"residentMiB\":%.0f,"
            + "\"allocatedMiBPerSecond\":%.1f,\"longestPauseMillis\":%.2f,\"limited\":%d}",
        values());
  }

  /** In the order of the formats. */
  private Object[] values() {
    return new Object[] {
      who,
      work,
      receivers,
      packetsPerSecond,
      microsPerPacket,
      cores,
      loadCores,
      missing,
      medianMillis,
      p99Millis,
      residentMiB,
      allocatedMiB,
      pauseMillis,
      limited
    };
  }
}
