package vn.diemcau.mediabridge.send;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Spreads what goes to a slow link, so that a key frame is not a burst that its queue drops. Sound
 * never waits; what is sent again goes before new pictures. A fast link is not paced at all.
 */
final class Pacer {

  /** What a packet is, for its place in the queue. */
  enum Kind {
    AUDIO,
    /** A run that tries the link: to be held back would spoil it. */
    PROBE,
    REPEAT,
    VIDEO
  }

  /** From this rate on nothing is held. */
  static final long FAST = 2_500_000;

  private static final double AHEAD = 1.5;
  private static final double BURST_SECONDS = 0.04;
  private static final double DEBT_SECONDS = 0.2;
  private static final double TOO_MUCH_SECONDS = 0.4;
  private static final double LITTLE_SECONDS = 0.05;

  private final Departure departure;
  private final Deque<byte[]> repeats = new ArrayDeque<>();
  private final Deque<byte[]> video = new ArrayDeque<>();
  private boolean paced;
  private double bitsPerSecond;
  private double budget;
  private double queuedBits;
  private long lastNanos;
  private boolean congested;

  Pacer(Departure departure) {
    this.departure = departure;
  }

  /** Sets what the link carries, bits per second; what waits goes out when it is fast. */
  void link(long carries, long nowNanos) {
    paced = carries < FAST;
    bitsPerSecond = carries * AHEAD;
    tick(nowNanos);
  }

  /** The packet that was written into the sink's buffer goes, or is held. */
  void send(int len, Kind kind, long nowNanos) {
    if (!paced) {
      departure.leave(len, nowNanos);
      return;
    }
    refill(nowNanos);
    if (kind.compareTo(Kind.REPEAT) < 0 || queuedBits == 0 && budget > 0) {
      spend(len);
      departure.leave(len, nowNanos);
      return;
    }
    (kind == Kind.REPEAT ? repeats : video).add(departure.held(len));
    queuedBits += len * 8.0;
    congested |= queuedBits > bitsPerSecond * TOO_MUCH_SECONDS;
  }

  /** Lets go what has its turn by now. */
  void tick(long nowNanos) {
    if (queuedBits == 0) {
      return;
    }
    refill(nowNanos);
    while (queuedBits > 0 && (budget > 0 || !paced)) {
      byte[] next = repeats.isEmpty() ? video.poll() : repeats.poll();
      queuedBits -= next.length * 8.0;
      spend(next.length);
      departure.leave(next, nowNanos);
    }
    congested &= queuedBits > bitsPerSecond * LITTLE_SECONDS;
  }

  private void refill(long nowNanos) {
    budget += bitsPerSecond * (nowNanos - lastNanos) / 1e9;
    budget = Math.min(budget, bitsPerSecond * BURST_SECONDS);
    lastNanos = nowNanos;
  }

  private void spend(int len) {
    budget = Math.max(budget - len * 8.0, -bitsPerSecond * DEBT_SECONDS);
  }

  /**
   * True when more waits than the receiver has use for by the time it comes; until little waits.
   */
  boolean congested() {
    return congested;
  }
}
