package vn.diemcau.mediabridge.bandwidth;

import vn.diemcau.mediabridge.receive.SourceLayers;
import vn.diemcau.mediabridge.receive.SourceTrack;

/**
 * The steps in which one source can be given to one receiver, from the cheapest on: fewer frames of
 * the smallest picture, all of them, then larger pictures.
 */
final class Ladder {

  /** A picture of at most this height does not need every frame of a large stream. */
  private static final int SMALL = 180;

  private static final int LARGE = 360;
  private static final int LAYERS_FOR_SMALL = 1;

  /** RTP and SRTP around the payload, and a little for what has to be sent again. */
  private static final double OVERHEAD = 1.08;

  /** Bits per second and line while a source has not been measured: 180 lines 150 kbit/s. */
  private static final long UNMEASURED_PER_LINE = 850;

  private final SourceTrack track;
  private final int height;
  private final SourceLayers layers;
  private final boolean thin;

  /** Its sender was asked for several sizes and has not been seen since: the smallest is tried. */
  private final boolean untried;

  private final int lowest;
  private final int top;

  Ladder(SourceTrack track, int height) {
    this.track = track;
    this.height = height;
    layers = track.layers();
    int spatial = layers.spatial() == 0 ? 0 : layers.layerFor(height);
    thin = spatial == 0 && height <= SMALL && track.wantedHeight() >= LARGE;
    untried = layers.spatial() == 0 && track.sizesWanted();
    int frames = layers.spatial() == 0 ? 1 : layers.temporal(0);
    lowest = thin ? Math.min(frames, LAYERS_FOR_SMALL + 1) : frames;
    top = lowest + spatial;
  }

  SourceTrack track() {
    return track;
  }

  /** How many steps there are, at least one. */
  int steps() {
    return top;
  }

  /** Bits per second on the wire of a step, from 0. */
  long cost(int step) {
    if (layers.spatial() == 0) {
      return (untried ? Math.min(SMALL, height) : height) * UNMEASURED_PER_LINE;
    }
    int spatial = spatial(step);
    long payload = layers.bitsPerSecond(spatial, temporal(step));
    return payload == 0
        ? height * UNMEASURED_PER_LINE * (step + 1) / top
        : (long) (payload * OVERHEAD);
  }

  /** The grant of a step. */
  Grant grant(int step) {
    return step == top - 1 && !thin && !untried
        ? new Grant(track, height)
        : new Grant(track, height, spatial(step), temporal(step));
  }

  /** The step that a grant of before stands on, -1 when it is of no use here. */
  int stepOf(Grant before) {
    for (int step = top - 1; step >= 0; step--) {
      Grant here = grant(step);
      if (here.spatialLayer() <= before.spatialLayer()
          && here.temporalLayer() <= before.temporalLayer()) {
        return step;
      }
    }
    return -1;
  }

  private int spatial(int step) {
    return Math.max(0, step - lowest + 1);
  }

  private int temporal(int step) {
    if (layers.spatial() == 0) {
      return untried ? 0 : thin ? LAYERS_FOR_SMALL : Grant.ALL_LAYERS;
    }
    return step < lowest ? step : layers.temporal(spatial(step)) - 1;
  }
}
