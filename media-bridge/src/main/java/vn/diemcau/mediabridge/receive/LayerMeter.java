package vn.diemcau.mediabridge.receive;

import java.util.Arrays;
import vn.diemcau.mediabridge.codec.VideoPayload;

/** Measures what the layers of one video source cost, second by second. */
final class LayerMeter {

  private static final long INTERVAL = 1_000_000_000L;

  /** The first measurement is rough and early: a receiver that has just come shall have one. */
  private static final long FIRST_INTERVAL = 250_000_000L;

  private static final int TEMPORAL = 8;

  /** Of the newest second: the one with a key frame in it is not what a source costs. */
  private static final double NEWEST = 0.3;

  private final long[][] bytes = new long[VideoPayload.MAX_SPATIAL_LAYERS][TEMPORAL];
  private final int[] heights = new int[VideoPayload.MAX_SPATIAL_LAYERS];
  private int structure = 1;
  private int highestSpatial;
  private int highestTemporal;
  private long since;
  private boolean started;
  private boolean published;
  private boolean rough;
  private SourceLayers last = SourceLayers.UNKNOWN;

  /**
   * Counts a packet.
   *
   * @return what is known now, when an interval has ended or the structure changed; else null
   */
  SourceLayers count(VideoPayload packet, int length, long nowNanos) {
    SourceLayers ended = null;
    if (!started) {
      started = true;
      since = nowNanos;
    } else if (nowNanos - since >= (published ? INTERVAL : FIRST_INTERVAL)) {
      ended = publish(nowNanos);
    }
    if (packet.spatialLayers() > 0 && differs(packet)) {
      structure = packet.spatialLayers();
      for (int i = 0; i < structure; i++) {
        heights[i] = packet.height(i);
      }
      ended = renewed(ended == null ? last : ended);
    }
    highestSpatial = Math.max(highestSpatial, packet.spatialId());
    highestTemporal = Math.max(highestTemporal, packet.temporalId());
    bytes[packet.spatialId()][packet.temporalId()] += length;
    if (!packet.unusedAbove()) {
      for (int above = packet.spatialId() + 1; above < structure; above++) {
        bytes[above][packet.temporalId()] += length;
      }
    }
    return ended;
  }

  private boolean differs(VideoPayload packet) {
    boolean differs = packet.spatialLayers() != structure;
    for (int i = 0; i < packet.spatialLayers(); i++) {
      differs |= packet.height(i) != heights[i];
    }
    return differs;
  }

  /**
   * The new structure, with the rates that were measured before for layers of the same number; a
   * stream of one size says nothing about the layers that follow it.
   */
  private SourceLayers renewed(SourceLayers before) {
    long[][] rates = new long[structure][];
    for (int s = 0; s < structure; s++) {
      rates[s] = s < before.spatial() && before.spatial() > 1 ? before.rates(s) : new long[1];
    }
    last = new SourceLayers(Arrays.copyOf(heights, structure), rates);
    return last;
  }

  private long smooth(int spatial, int temporal, long now) {
    boolean known = spatial < last.spatial() && temporal < last.temporal(spatial);
    long before = known ? last.bitsPerSecond(spatial, temporal) : 0;
    return before == 0 || rough ? now : (long) (NEWEST * now + (1 - NEWEST) * before);
  }

  private SourceLayers publish(long nowNanos) {
    int spatial = highestSpatial + 1;
    int temporal = highestTemporal + 1;
    long[][] rates = new long[spatial][temporal];
    for (int s = 0; s < spatial; s++) {
      long sum = 0;
      for (int t = 0; t < temporal; t++) {
        sum += bytes[s][t];
        long now = sum * 8 * 1000 / Math.max(1, (nowNanos - since) / 1_000_000);
        rates[s][t] = smooth(s, t, now);
      }
    }
    for (long[] layer : bytes) {
      Arrays.fill(layer, 0);
    }
    highestSpatial = 0;
    highestTemporal = 0;
    since = nowNanos;
    rough = !published;
    published = true;
    last = new SourceLayers(Arrays.copyOf(heights, spatial), rates);
    return last;
  }
}
