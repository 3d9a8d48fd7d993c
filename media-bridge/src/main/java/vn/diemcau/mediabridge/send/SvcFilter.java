package vn.diemcau.mediabridge.send;

import vn.diemcau.mediabridge.receive.SourcePacket;

/**
 * Chooses the layers of one VP9 source for one receiver (RFC 9628). What is chosen changes only
 * between pictures, and only where the decoder can follow: to other spatial layers at a picture
 * that refers to none before it; down at once where the lower layers were sent all along; to fewer
 * temporal layers at once, to more behind a switching-up point. Lower spatial layers that the
 * highest one does not need (all but the key pictures of {@code L3T3_KEY}) are not sent.
 */
final class SvcFilter {

  /** So many pictures without the highest layer: its sender has stopped it. */
  private static final int STARVED = 5;

  private int targetSpatial;
  private int targetTemporal;
  private int spatial;
  private int temporal;
  private int spatialBefore;
  private int temporalBefore;
  private long since;
  private long newest;
  private boolean mayMoveUp;
  private boolean allBelowSent;
  private int missed;

  /** The receiver begins with this packet, the first of a key picture. */
  void begin(SourcePacket first) {
    newest = first.pictureId() - 1;
    since = first.pictureId();
    spatial = targetSpatial;
    temporal = targetTemporal;
  }

  /** The highest layers that the receiver is to get as soon as it can. */
  void target(int spatialLayer, int temporalLayer) {
    targetSpatial = spatialLayer;
    targetTemporal = temporalLayer;
  }

  /** Whether the receiver gets this packet. */
  boolean wants(SourcePacket packet) {
    if (packet.pictureId() > newest) {
      beginPicture(packet);
    }
    int highest = spatialOf(packet);
    int frequent = packet.pictureId() >= since ? temporal : temporalBefore;
    if (packet.temporalId() > frequent || packet.spatialId() > highest) {
      return false;
    }
    if (packet.spatialId() == highest) {
      missed = 0;
      return true;
    }
    allBelowSent &= !packet.unusedAbove();
    // once one was left out, those that refer to it cannot be decoded, whatever they are for
    return packet.interPredicted() ? allBelowSent : !packet.unusedAbove();
  }

  private void beginPicture(SourcePacket packet) {
    newest = packet.pictureId();
    int nextSpatial = spatial;
    int nextTemporal = Math.min(temporal, targetTemporal);
    if (!packet.interPredicted()) {
      nextSpatial = targetSpatial;
      nextTemporal = targetTemporal;
      allBelowSent = true;
    } else {
      if (allBelowSent) {
        nextSpatial = Math.min(spatial, targetSpatial);
      }
      if (mayMoveUp) {
        nextTemporal = targetTemporal;
      }
    }
    if (nextSpatial != spatial || nextTemporal != temporal) {
      spatialBefore = spatial;
      temporalBefore = temporal;
      since = newest;
      spatial = nextSpatial;
      temporal = nextTemporal;
    }
    mayMoveUp = packet.layerSync() && packet.temporalId() <= temporal;
    missed += packet.temporalId() <= temporal ? 1 : 0;
  }

  /** Whether this packet, which the receiver gets, is the last one of the picture for it. */
  boolean endsPicture(SourcePacket packet) {
    return packet.layerEnd() && packet.spatialId() == spatialOf(packet);
  }

  private int spatialOf(SourcePacket packet) {
    return packet.pictureId() >= since ? spatial : spatialBefore;
  }

  /** The highest spatial layer at present. */
  int spatial() {
    return spatial;
  }

  /** Only a key picture brings the receiver to the layer that it is to get. */
  boolean waitsToSwitch() {
    return spatial != targetSpatial;
  }

  /** The layer that the receiver gets has stopped coming. */
  boolean starved() {
    return missed > STARVED;
  }
}
