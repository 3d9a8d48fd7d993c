package vn.diemcau.mediabridge.room;

import java.util.random.RandomGenerator;
import vn.diemcau.mediabridge.bandwidth.LinkEstimate;

/**
 * The link to one endpoint over time: how much of it pictures may have, when that has changed
 * enough to choose anew, and when it is time to try for more.
 */
final class Downlink {

  /** What three voices need; never given to pictures. */
  private static final long AUDIO_BITS = 110_000;

  /** On a link this narrow there is one voice at a time, or no picture at all. */
  private static final long NARROW = 400_000;

  private static final long AUDIO_BITS_NARROW = 50_000;
  private static final double USED = 0.95;
  private static final double MUCH = 0.1;
  private static final long LOOK_AGAIN = 500_000_000L;
  private static final long FIRST_PROBE = 1_000_000_000L;
  private static final long LONGEST_WAIT = 30_000_000_000L;

  /** While not even one picture fits. */
  private static final long LONGEST_WAIT_WITHOUT_PICTURE = 5_000_000_000L;

  private static final int PROBE_TICKS = 3;

  /** A picture that begins makes a queue, and the estimate falls for a moment. */
  private static final long PATIENCE = 2_500_000_000L;

  /** So much less is no moment's fall. */
  private static final double DEEP = 0.6;

  /** At a tick: fewer packets would show nothing. */
  private static final long LEAST_PROBE_BYTES = 1_500;

  /**
   * A link that carries so much, and twice what is wanted of it, is none to be careful with: what
   * was taken for its end was a delay of a moment, in this machine or in the receiver's.
   */
  private static final long AMPLE = 3_000_000;

  private static final int AMPLE_TIMES = 2;

  /** Many links that were limited at once shall not be tried at once, all with the same loop. */
  private static final double APART = 0.5;

  private final LinkEstimate estimate;
  private final RandomGenerator random;
  private long seen = Long.MAX_VALUE;
  private long held = Long.MAX_VALUE;
  private long lowerSince;
  private boolean lower;
  private long lastLook;
  private boolean ended;
  private boolean limited;
  private boolean withoutPicture;
  private long wantedBits;
  private long nextProbe;
  private long wait = FIRST_PROBE;
  private int probing;
  private long probed;

  Downlink(LinkEstimate estimate, RandomGenerator random) {
    this.estimate = estimate;
    this.random = random;
  }

  /** Bits per second for pictures, {@link Long#MAX_VALUE} without limit. */
  long pictureBits(long nowNanos) {
    seen = estimate.limit();
    follow(nowNanos);
    return withoutAudio(seen);
  }

  /** As {@link #pictureBits}, a moment ago: for what the receiver has on stage. */
  long bitsToKeep() {
    return withoutAudio(held);
  }

  private static long withoutAudio(long link) {
    if (link == Long.MAX_VALUE) {
      return link;
    }
    long audio = link < NARROW ? AUDIO_BITS_NARROW : AUDIO_BITS;
    return Math.max(0, (long) (link * USED) - audio);
  }

  /** What is held follows the estimate up at once, down when it stays there. */
  private void follow(long nowNanos) {
    boolean falls = seen < held;
    if (falls && !lower) {
      lowerSince = nowNanos;
    }
    lower = falls;
    boolean deep = held == Long.MAX_VALUE || seen < DEEP * held;
    if (!falls || deep || nowNanos - lowerSince >= PATIENCE) {
      held = seen;
      lower = false;
    }
  }

  /** What was chosen for what the link carries. */
  void planned(boolean isLimited, boolean nothing, long allBits, long nowNanos) {
    if (isLimited && !limited) {
      expectProbe(nowNanos);
    }
    limited = isLimited;
    withoutPicture = nothing;
    wantedBits = allBits;
    lastLook = nowNanos;
  }

  /** True when the link has changed enough, or it is time to look at the sources' rates again. */
  boolean choiceIsStale(long nowNanos) {
    long now = estimate.limit();
    if (now == Long.MAX_VALUE && seen == Long.MAX_VALUE) {
      return false;
    }
    return Math.abs((double) now - seen) > MUCH * seen || nowNanos - lastLook > LOOK_AGAIN;
  }

  /**
   * Bytes to send at this tick to try whether the link carries more, 0 for none. A run lasts a few
   * ticks; each one that shows nothing makes the wait longer.
   *
   * @param tickNanos time between ticks
   */
  long probeBytes(long tickNanos, long nowNanos) {
    if (probing > 0) {
      probing--;
    } else if (hasEnd(nowNanos) && nowNanos - nextProbe >= 0 && !estimate.overused()) {
      begin(nowNanos);
    }
    if (probing == 0) {
      estimate.endProbe();
      return 0;
    }
    long goal = limited ? wantedBits + AUDIO_BITS : ample();
    long target = Math.min(2 * probed, Math.max(probed, goal));
    long padding = target - (long) Math.min(probed, estimate.arrivingBitsPerSecond());
    return Math.max(LEAST_PROBE_BYTES, padding / 8 * (tickNanos / 1000) / 1_000_000);
  }

  /** Whether the link has shown an end; one that has turned out to be ample has none. */
  private boolean hasEnd(long nowNanos) {
    boolean now = estimate.limit() != Long.MAX_VALUE;
    if (now && !limited && estimate.bitsPerSecond() >= ample()) {
      estimate.forgetEnd();
      now = false;
    }
    if (now && !ended) {
      expectProbe(nowNanos);
    }
    ended = now;
    return now;
  }

  private long ample() {
    return Math.max(AMPLE, AMPLE_TIMES * (wantedBits + AUDIO_BITS));
  }

  private void expectProbe(long nowNanos) {
    wait = FIRST_PROBE;
    nextProbe = nowNanos + apart();
  }

  private void begin(long nowNanos) {
    long now = estimate.bitsPerSecond();
    wait = now > probed * (1 + MUCH) ? FIRST_PROBE : Math.min(2 * wait, longestWait());
    nextProbe = nowNanos + apart();
    probed = now;
    probing = PROBE_TICKS;
    estimate.beginProbe();
  }

  private long longestWait() {
    return withoutPicture ? LONGEST_WAIT_WITHOUT_PICTURE : LONGEST_WAIT;
  }

  private long apart() {
    return (long) (wait * (1 + APART * random.nextDouble()));
  }
}
