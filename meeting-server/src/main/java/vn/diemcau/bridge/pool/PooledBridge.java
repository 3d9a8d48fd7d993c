package vn.diemcau.bridge.pool;

import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A bridge of the pool with what is known of it: its state, its load, its place. */
public final class PooledBridge {

  /** Above this it is taken only when there is nothing better. */
  private static final double FULL = 0.9;

  private final BridgeSettings settings;
  private final Bridge engine;
  private final AtomicInteger sites = new AtomicInteger();
  private final Semaphore hurry = new Semaphore(0);
  private volatile BridgeState state;
  private volatile Instant since;
  private volatile BridgeReport report = new BridgeReport(0, 0, false, "");

  PooledBridge(BridgeSettings settings, Bridge engine, Instant now) {
    this.settings = settings;
    this.engine = engine;
    this.state = settings.kind() == BridgeKind.EMBEDDED ? BridgeState.WELL : BridgeState.DOWN;
    this.since = now;
  }

  public String id() {
    return settings.id();
  }

  public BridgeKind kind() {
    return settings.kind();
  }

  public String region() {
    return settings.region();
  }

  public Bridge engine() {
    return engine;
  }

  public BridgeState state() {
    return state;
  }

  /** Since when it is in this state. */
  public Instant since() {
    return since;
  }

  /** What it said last. */
  public BridgeReport report() {
    return report;
  }

  /** Endpoints that this server has on it. */
  public int sites() {
    return sites.get();
  }

  /** Counts an endpoint that came (1) or went (-1). */
  public void count(int change) {
    sites.addAndGet(change);
  }

  /** Something failed on it: it is asked now how it is, not in a second. */
  public void suspect() {
    hurry.release();
  }

  Semaphore hurry() {
    return hurry;
  }

  boolean isFull() {
    return report.stress() >= FULL;
  }

  /** Endpoints that it carries, as far as anyone knows. */
  int load() {
    return Math.max(sites.get(), report.endpoints());
  }

  void become(BridgeState next, Instant now) {
    state = next;
    since = now;
  }

  void reported(BridgeReport latest) {
    report = latest;
  }

  @Override
  public String toString() {
    return settings.id();
  }
}
