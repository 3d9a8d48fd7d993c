package vn.diemcau.bridge.pool;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every bridge each second how it is, on a thread of its own for each, so that one that hangs
 * delays no other. A bridge's own verdict on its health is not asked for: Jitsi Videobridge renews
 * it once a minute.
 */
final class BridgeWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BridgeWatch.class);

  private final BridgePool pool;
  private final InstantSource clock;
  private final List<Thread> threads = new ArrayList<>();

  BridgeWatch(BridgePool pool, InstantSource clock) {
    this.pool = pool;
    this.clock = clock;
  }

  void start() {
    for (PooledBridge bridge : pool.all()) {
      threads.add(
          Thread.ofVirtual().name("bridge-watch-" + bridge.id()).start(() -> watch(bridge)));
    }
  }

  private void watch(PooledBridge bridge) {
    Liveness liveness = new Liveness();
    try {
      while (true) {
        look(bridge, liveness);
        if (bridge.hurry().tryAcquire(liveness.pause().toMillis(), TimeUnit.MILLISECONDS)) {
          bridge.hurry().drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks once and follows the answer. */
  void look(PooledBridge bridge, Liveness liveness) {
    Optional<BridgeReport> answer = bridge.engine().probe();
    answer.ifPresent(bridge::reported);
    BridgeState before = bridge.state();
    BridgeState now = liveness.after(answer);
    if (now == before) {
      return;
    }
    bridge.become(now, clock.instant());
    if (now == BridgeState.WELL) {
      LOG.info("The bridge {} is well", bridge);
    } else {
      LOG.warn("The bridge {} is {}", bridge, now);
    }
    pool.changed(bridge);
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
