package vn.diemcau.mediabridge.codec;

import java.util.Arrays;

/**
 * What the bridge needs to know of one video payload, read from its first bytes. One object is used
 * for many packets, one after the other.
 */
public final class VideoPayload {

  /** The payload says nothing of it. */
  public static final int ABSENT = -1;

  /** What RFC 9628 has room for. */
  public static final int MAX_SPATIAL_LAYERS = 8;

  boolean keyFrameStart;
  boolean frameStart;
  boolean layerSync;
  int pictureId;
  int pictureIdBits;
  int pictureIdAt;
  int tl0;
  int tl0At;
  int temporalId;
  int spatialId;
  int spatialLayers;
  boolean interPredicted;
  boolean layerEnd;
  boolean unusedAbove;
  final int[] heights = new int[MAX_SPATIAL_LAYERS];

  /**
   * Reads a payload.
   *
   * @return false when the codec's payload format does not allow these bytes
   */
  public boolean parse(Codec codec, byte[] buf, int off, int len) {
    reset();
    if (len < 1) {
      return false;
    }
    return switch (codec) {
      case VP8 -> Vp8.read(buf, off, len, this);
      case VP9 -> Vp9.read(buf, off, len, this);
      case H264 -> H264.read(buf, off, len, this);
      case AV1 -> Av1.read(buf, off, this);
      case OPUS -> false;
    };
  }

  private void reset() {
    keyFrameStart = false;
    frameStart = false;
    layerSync = false;
    pictureId = ABSENT;
    pictureIdBits = 0;
    pictureIdAt = 0;
    tl0 = ABSENT;
    tl0At = 0;
    temporalId = 0;
    spatialId = 0;
    spatialLayers = 0;
    interPredicted = false;
    layerEnd = false;
    unusedAbove = false;
    Arrays.fill(heights, 0);
  }

  /** The packet is the first one of a frame from which decoding can start. */
  public boolean keyFrameStart() {
    return keyFrameStart;
  }

  /** The packet is the first one of a frame. */
  public boolean frameStart() {
    return frameStart;
  }

  /**
   * Where a receiver can move up: in VP8 to the layer of this frame, which refers to the base layer
   * only; in VP9 to any layer, behind this picture.
   */
  public boolean layerSync() {
    return layerSync;
  }

  /** Or {@link #ABSENT}. */
  public int pictureId() {
    return pictureId;
  }

  /** 7 or 15. */
  public int pictureIdBits() {
    return pictureIdBits;
  }

  /** Offset of the picture id from the start of the payload. */
  public int pictureIdAt() {
    return pictureIdAt;
  }

  /** TL0PICIDX, or {@link #ABSENT}. */
  public int tl0() {
    return tl0;
  }

  /** Offset of TL0PICIDX from the start of the payload. */
  public int tl0At() {
    return tl0At;
  }

  public int temporalId() {
    return temporalId;
  }

  public int spatialId() {
    return spatialId;
  }

  /** How many spatial layers the source has from here on, 0 when the payload does not say. */
  public int spatialLayers() {
    return spatialLayers;
  }

  /** Lines of a spatial layer from here on, 0 when the payload does not say. */
  public int height(int layer) {
    return heights[layer];
  }

  /** VP9: refers to an earlier picture. */
  public boolean interPredicted() {
    return interPredicted;
  }

  /** VP9: the last packet of its layer of the picture. */
  public boolean layerEnd() {
    return layerEnd;
  }

  /** VP9: the layers above do not need it. */
  public boolean unusedAbove() {
    return unusedAbove;
  }

  /** Writes a picture id over the one at this place, in the same width. */
  public static void putPictureId(byte[] buf, int at, int bits, long id) {
    if (bits == 15) {
      buf[at] = (byte) (0x80 | id >> 8 & 0x7F);
      buf[at + 1] = (byte) id;
    } else {
      buf[at] = (byte) (id & 0x7F);
    }
  }

  /** Reads the picture id at {@code at}; the count of bytes that it takes, 0 when cut off. */
  int readPictureId(byte[] buf, int off, int at, int end) {
    if (at >= end) {
      return 0;
    }
    pictureIdAt = at - off;
    if ((buf[at] & 0x80) == 0) {
      pictureId = buf[at] & 0x7F;
      pictureIdBits = 7;
      return 1;
    }
    if (at + 1 >= end) {
      return 0;
    }
    pictureId = (buf[at] & 0x7F) << 8 | buf[at + 1] & 0xFF;
    pictureIdBits = 15;
    return 2;
  }
}
