package vn.diemcau.mediabridge.room;

import java.util.Arrays;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.receive.SourceTrack;

/**
 * Holds the packets of a source's picture until its last one is there, since a picture is of no use
 * to anybody before, and packets that leave for one receiver together cost far less. Never longer
 * than {@link #MAX_HOLD}, and not at all where there is nothing to gain: few receivers, no GSO, or
 * a sender that spaces its packets so far apart that waiting brings none.
 */
final class FrameHold {

  /** The longest wait of a packet, in nanoseconds. */
  static final long MAX_HOLD = 10_000_000L;

  /** A long picture (a key frame) goes on in parts of so many packets. */
  static final int MAX_PACKETS = 24;

  /** With fewer receivers what is saved is not worth a wait. */
  static final int MIN_AUDIENCE = 8;

  private static final int VAIN_WAITS = 8;
  private static final long PAUSE = 1_000_000_000L;

  private final SourceTrack track;
  private final Shard shard;
  private final SourcePacket[] held = new SourcePacket[MAX_PACKETS];
  private int count;
  private long heldSince;
  private long passed = -1;
  private boolean timed;
  private int vainWaits;
  private boolean paused;
  private long pausedSince;

  FrameHold(SourceTrack track, Shard shard) {
    this.track = track;
    this.shard = shard;
  }

  /** A packet of the source, in the order of arrival. */
  void add(SourcePacket packet, long nowNanos) {
    if (count > 0 && packet.timestamp() != held[0].timestamp() && follows(packet, held[0])) {
      release(nowNanos); // the last packet of the picture before was lost
    }
    boolean late = packet.sequence() <= passed || count > 0 && !follows(packet, held[0]);
    if (late || count == 0 && (packet.marker() || !worthwhile(nowNanos))) {
      passed = Math.max(passed, packet.sequence());
      shard.distribute(Frame.of(packet), nowNanos);
      return;
    }
    if (count == 0) {
      heldSince = nowNanos;
    }
    held[count++] = packet;
    if (packet.marker() || count == MAX_PACKETS) {
      vainWaits = 0;
      release(nowNanos);
    } else if (!timed) {
      timed = true;
      shard.after(MAX_HOLD, this::timeout);
    }
  }

  private static boolean follows(SourcePacket packet, SourcePacket other) {
    return packet.sequence() > other.sequence();
  }

  private boolean worthwhile(long nowNanos) {
    if (paused && nowNanos - pausedSince < PAUSE) {
      return false;
    }
    paused = false;
    return shard.sendsRuns() && track.watchers() >= MIN_AUDIENCE;
  }

  private void timeout(long nowNanos) {
    timed = false;
    if (count == 0) {
      return;
    }
    long left = heldSince + MAX_HOLD - nowNanos;
    if (left > 0) {
      timed = true;
      shard.after(left, this::timeout);
      return;
    }
    vainWaits = count == 1 ? vainWaits + 1 : 0;
    if (vainWaits == VAIN_WAITS) {
      vainWaits = 0;
      paused = true;
      pausedSince = nowNanos;
    }
    release(nowNanos);
  }

  private void release(long nowNanos) {
    Frame frame = new Frame(track, Arrays.copyOf(held, count));
    for (int i = 0; i < count; i++) {
      passed = Math.max(passed, held[i].sequence());
      held[i] = null;
    }
    count = 0;
    shard.distribute(frame, nowNanos);
  }
}
