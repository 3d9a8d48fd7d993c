package vn.diemcau.mediabridge.bandwidth;

import vn.diemcau.mediabridge.receive.SourceTrack;

/**
 * A video source that a receiver is given.
 *
 * @param maxHeight how large it is wanted at most, in pixels, at least 1
 * @param spatialLayer highest spatial layer that the link carries
 * @param temporalLayer highest temporal layer of it
 */
public record Grant(SourceTrack track, int maxHeight, int spatialLayer, int temporalLayer) {

  /** Above every layer that there is. */
  public static final int ALL_LAYERS = 7;

  /** All of it. */
  public Grant(SourceTrack track, int maxHeight) {
    this(track, maxHeight, ALL_LAYERS, ALL_LAYERS);
  }
}
