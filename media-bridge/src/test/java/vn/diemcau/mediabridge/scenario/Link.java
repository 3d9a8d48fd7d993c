package vn.diemcau.mediabridge.scenario;

import java.util.function.Consumer;

/** One direction of a peer's link: rate and queue, delay, jitter and loss. */
final class Link {

  private final Simulation simulation;
  long delayMillis = 20;
  long jitterMillis;
  double loss;

  /** 0 for a link without an end. */
  long bitsPerSecond;

  /** What finds this much waiting is dropped. */
  long queueMillis = 400;

  int lost;
  int overflowed;
  int carried;
  private long freeAt;

  Link(Simulation simulation) {
    this.simulation = simulation;
  }

  void carry(byte[] packet, Consumer<byte[]> to) {
    if (simulation.random.nextDouble() < loss) {
      lost++;
      return;
    }
    long queued = 0;
    if (bitsPerSecond > 0) {
      long now = simulation.now();
      if (freeAt - now > queueMillis * Simulation.MILLI) {
        overflowed++;
        return;
      }
      freeAt = Math.max(now, freeAt) + packet.length * 8_000_000_000L / bitsPerSecond;
      queued = freeAt - now;
    }
    carried++;
    long jitter =
        jitterMillis == 0 ? 0 : simulation.random.nextLong(jitterMillis * Simulation.MILLI);
    simulation.after(queued + delayMillis * Simulation.MILLI + jitter, () -> to.accept(packet));
  }
}
