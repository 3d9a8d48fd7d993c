package vn.diemcau.mediabridge.receive;

import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.codec.VideoPayload;

/**
 * One packet of a source as the bridge keeps it: stored once, immutable, shared by all receivers on
 * all loops.
 */
public final class SourcePacket {

  /** The packet has no such number. */
  public static final int ABSENT = -1;

  final SourceTrack track;
  final Codec codec;
  final long sequence;
  final int timestamp;
  final boolean marker;
  final int audioLevel;
  final long receivedNanos;
  final byte[] payload;
  final boolean keyFrameStart;
  final boolean frameStart;
  final boolean layerSync;
  final long pictureId;
  final int pictureIdBits;
  final int pictureIdAt;
  final int tl0;
  final int tl0At;
  final int temporalId;
  final int spatialId;
  final int spatialLayers;
  final boolean interPredicted;
  final boolean layerEnd;
  final boolean unusedAbove;

  /** An audio packet; {@code payload} is taken over, not copied. */
  SourcePacket(
      SourceTrack track,
      Codec codec,
      long sequence,
      int timestamp,
      boolean marker,
      int audioLevel,
      byte[] payload,
      long receivedNanos) {
    this(
        track,
        codec,
        sequence,
        timestamp,
        marker,
        audioLevel,
        payload,
        receivedNanos,
        null,
        ABSENT);
  }

  /** A video packet; {@code payload} is taken over, not copied. */
  SourcePacket(
      SourceTrack track,
      Codec codec,
      long sequence,
      int timestamp,
      boolean marker,
      int audioLevel,
      byte[] payload,
      long receivedNanos,
      VideoPayload video,
      long pictureId) {
    this.track = track;
    this.codec = codec;
    this.sequence = sequence;
    this.timestamp = timestamp;
    this.marker = marker;
    this.audioLevel = audioLevel;
    this.payload = payload;
    this.receivedNanos = receivedNanos;
    this.pictureId = pictureId;
    keyFrameStart = video != null && video.keyFrameStart();
    frameStart = video != null && video.frameStart();
    layerSync = video != null && video.layerSync();
    pictureIdBits = video == null ? 0 : video.pictureIdBits();
    pictureIdAt = video == null ? 0 : video.pictureIdAt();
    tl0 = video == null ? ABSENT : video.tl0();
    tl0At = video == null ? 0 : video.tl0At();
    temporalId = video == null ? 0 : video.temporalId();
    spatialId = video == null ? 0 : video.spatialId();
    spatialLayers = video == null ? 0 : video.spatialLayers();
    interPredicted = video != null && video.interPredicted();
    layerEnd = video != null && video.layerEnd();
    unusedAbove = video != null && video.unusedAbove();
  }

  public SourceTrack track() {
    return track;
  }

  public Codec codec() {
    return codec;
  }

  /** Extended, without holes where the bridge left packets out on purpose. */
  public long sequence() {
    return sequence;
  }

  public int timestamp() {
    return timestamp;
  }

  public boolean marker() {
    return marker;
  }

  /** The byte of RFC 6464, or {@link #ABSENT}. */
  public int audioLevel() {
    return audioLevel;
  }

  public long receivedNanos() {
    return receivedNanos;
  }

  /** Not to be changed. */
  public byte[] payload() {
    return payload;
  }

  /** First packet of a frame from which decoding can start. */
  public boolean keyFrameStart() {
    return keyFrameStart;
  }

  public boolean frameStart() {
    return frameStart;
  }

  public boolean layerSync() {
    return layerSync;
  }

  /** Extended picture id, or {@link #ABSENT}. */
  public long pictureId() {
    return pictureId;
  }

  /** Width of the picture id in the payload: 7 or 15. */
  public int pictureIdBits() {
    return pictureIdBits;
  }

  public int pictureIdAt() {
    return pictureIdAt;
  }

  /** TL0PICIDX, or {@link #ABSENT}. */
  public int tl0() {
    return tl0;
  }

  public int tl0At() {
    return tl0At;
  }

  public int temporalId() {
    return temporalId;
  }

  public int spatialId() {
    return spatialId;
  }

  /** See {@link VideoPayload#spatialLayers}. */
  public int spatialLayers() {
    return spatialLayers;
  }

  /** See {@link VideoPayload#interPredicted}. */
  public boolean interPredicted() {
    return interPredicted;
  }

  /** See {@link VideoPayload#layerEnd}. */
  public boolean layerEnd() {
    return layerEnd;
  }

  /** See {@link VideoPayload#unusedAbove}. */
  public boolean unusedAbove() {
    return unusedAbove;
  }
}
