package vn.diemcau.mediabridge.scenario;

import java.util.function.Consumer;

/** One direction of a peer's link: delay, jitter and loss. */
final class Link {

  private final Simulation simulation;
  long delayMillis = 20;
  long jitterMillis;
  double loss;
  int lost;
  int carried;

  Link(Simulation simulation) {
    this.simulation = simulation;
  }

  void carry(byte[] packet, Consumer<byte[]> to) {
    if (simulation.random.nextDouble() < loss) {
      lost++;
      return;
    }
    carried++;
    long jitter =
        jitterMillis == 0 ? 0 : simulation.random.nextLong(jitterMillis * Simulation.MILLI);
    simulation.after(delayMillis * Simulation.MILLI + jitter, () -> to.accept(packet));
  }
}
