package vn.diemcau.mediabridge.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import vn.diemcau.mediabridge.MediaBridge;

/**
 * A bridge on its way out: it takes no new conference, those that are there go on, and it ends when
 * the last one has ended or the deadline has come.
 */
final class Drain {

  private final MediaBridge bridge;
  private final InstantSource clock;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private Instant deadline;

  Drain(MediaBridge bridge, InstantSource clock) {
    this.bridge = bridge;
    this.clock = clock;
  }

  /** Begins, or moves the deadline of one that has begun. */
  synchronized void begin(Duration atMost) {
    deadline = clock.instant().plus(atMost);
    bridge.drain(true);
    check();
  }

  /** New conferences are taken again, unless the end has come. */
  synchronized void cancel() {
    if (!ended.isDone()) {
      deadline = null;
      bridge.drain(false);
    }
  }

  /** To be called every so often. */
  synchronized void check() {
    if (deadline != null
        && (bridge.stats().conferences().isEmpty() || !clock.instant().isBefore(deadline))) {
      ended.complete(null);
    }
  }

  /** When it ends at the latest, or null when the bridge does not drain. */
  synchronized Instant deadline() {
    return deadline;
  }

  /** Done when the process should end. */
  CompletableFuture<Void> ended() {
    return ended;
  }
}
