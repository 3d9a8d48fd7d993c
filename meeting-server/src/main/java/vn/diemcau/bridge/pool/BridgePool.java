package vn.diemcau.bridge.pool;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.diemcau.mediabridge.MediaBridge;

/** All bridges of this server: chooses one for a meeting and tells when one changes its state. */
public final class BridgePool implements AutoCloseable {

  private final List<PooledBridge> bridges;
  private final List<Consumer<PooledBridge>> listeners = new CopyOnWriteArrayList<>();

  BridgePool(List<PooledBridge> bridges) {
    this.bridges = List.copyOf(bridges);
  }

  /**
   * Makes a pool; all but the embedded bridge count as down until they have answered.
   *
   * @param embedded gives the bridge of this process, if it is part of the pool
   */
  public static BridgePool of(
      List<BridgeSettings> bridges, Supplier<MediaBridge> embedded, InstantSource clock) {
    return new BridgePool(
        bridges.stream()
            .map(b -> new PooledBridge(b, engine(b, embedded), clock.instant()))
            .toList());
  }

  private static Bridge engine(BridgeSettings settings, Supplier<MediaBridge> embedded) {
    return switch (settings.kind()) {
      case EMBEDDED -> new EmbeddedBridge(settings.id(), embedded.get());
      case DIEMCAU -> new DiemCauBridge(settings);
      case JITSI -> new JitsiBridge(settings);
    };
  }

  public List<PooledBridge> all() {
    return bridges;
  }

  public Optional<PooledBridge> byId(String id) {
    return bridges.stream().filter(b -> b.id().equals(id)).findFirst();
  }

  /**
   * The bridge for a meeting: a well one with room, of its region if there is one, and of those the
   * one that carries the fewest sites.
   */
  public Optional<PooledBridge> choose(String region) {
    return bridges.stream()
        .filter(b -> b.state() == BridgeState.WELL)
        .min(
            Comparator.comparing(PooledBridge::isFull)
                .thenComparing(b -> !b.region().equals(region))
                .thenComparing(PooledBridge::load));
  }

  /** Whoever has meetings on bridges hears here, on any thread, that one changed its state. */
  public void whenChanged(Consumer<PooledBridge> listener) {
    listeners.add(listener);
  }

  void changed(PooledBridge bridge) {
    listeners.forEach(listener -> listener.accept(bridge));
  }

  @Override
  public void close() {
    bridges.forEach(bridge -> bridge.engine().close());
  }
}
