package vn.diemcau.mediabridge.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The seconds in which is measured: the process, the load generator and what arrived. */
final class Window {

  private Window() {}

  /** Measures a process that the fleet is connected to, after a warm-up. */
  static Figures measure(
      String who, String work, LoadFleet fleet, long pid, int warmUpSeconds, int seconds) {
    rest(warmUpSeconds);
    long self = ProcessHandle.current().pid();
    fleet.restart();
    double cpu = Measured.cpuNanos(pid);
    double load = Measured.cpuNanos(self);
    long begin = System.nanoTime();
    rest(seconds);
    double nanos = System.nanoTime() - begin;
    cpu = Measured.cpuNanos(pid) - cpu;
    load = Measured.cpuNanos(self) - load;
    LoadFleet.Received got = fleet.received();
    return new Figures(
        who,
        work,
        fleet.receivers.size(),
        got.packets() / (nanos / 1e9),
        cpu / 1e3 / Math.max(1, got.packets()),
        cpu / nanos,
        load / nanos,
        got.missing(),
        got.medianMillis(),
        got.p99Millis(),
        Measured.residentMiB(pid),
        -1,
        -1,
        -1);
  }

  /** A measurement lasts a time by its nature. */
  static void rest(int seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
