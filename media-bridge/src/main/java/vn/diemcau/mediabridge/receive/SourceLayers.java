package vn.diemcau.mediabridge.receive;

/**
 * The layers that a video source sent lately, and what a receiver of each of them was sent: for
 * whoever decides how much a receiver gets. Immutable. A source without layers has one.
 */
public final class SourceLayers {

  /** Nothing is known yet. */
  public static final SourceLayers UNKNOWN = new SourceLayers(new int[0], new long[0][0]);

  private final int[] heights;
  private final long[][] bitsPerSecond;

  /**
   * @param heights lines of each spatial layer, from the smallest; 0 where not known
   * @param bitsPerSecond by spatial and temporal layer; both arrays are taken over, not copied
   */
  public SourceLayers(int[] heights, long[][] bitsPerSecond) {
    this.heights = heights;
    this.bitsPerSecond = bitsPerSecond;
  }

  /** How many spatial layers there are, 0 while nothing is known. */
  public int spatial() {
    return bitsPerSecond.length;
  }

  /** How many temporal layers a spatial layer has. */
  public int temporal(int spatialLayer) {
    return bitsPerSecond[spatialLayer].length;
  }

  /** Lines of a spatial layer, 0 when not known. */
  public int height(int spatialLayer) {
    return heights[spatialLayer];
  }

  /**
   * What a receiver is sent whose highest layers these are, with all that they need below them:
   * payload bits per second, an average over a few seconds; 0 until it was measured.
   */
  public long bitsPerSecond(int spatialLayer, int temporalLayer) {
    return bitsPerSecond[spatialLayer][temporalLayer];
  }

  long[] rates(int spatialLayer) {
    return bitsPerSecond[spatialLayer];
  }

  /** The smallest spatial layer that has so many lines, else the largest; 0 when unknown. */
  public int layerFor(int wantedHeight) {
    int layer = 0;
    while (layer < spatial() - 1 && heights[layer] < wantedHeight) {
      layer++;
    }
    return layer;
  }
}
