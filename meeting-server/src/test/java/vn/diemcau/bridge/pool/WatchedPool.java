package vn.diemcau.bridge.pool;

import java.time.InstantSource;
import java.util.List;

/** A pool of bridges in other processes that is watched as a running server watches its own. */
public final class WatchedPool implements AutoCloseable {

  private final BridgePool pool;
  private final BridgeWatch watch;

  public WatchedPool(List<BridgeSettings> bridges) {
    pool =
        BridgePool.of(
            bridges,
            () -> {
              throw new IllegalStateException("no bridge of this process is part of the pool");
            },
            InstantSource.system());
    watch = new BridgeWatch(pool, InstantSource.system());
    watch.start();
  }

  public BridgePool pool() {
    return pool;
  }

  /** How many of them are well. */
  public long well() {
    return pool.all().stream().filter(b -> b.state() == BridgeState.WELL).count();
  }

  @Override
  public void close() {
    watch.close();
    pool.close();
  }
}
