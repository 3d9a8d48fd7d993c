package vn.diemcau.mediabridge.send;

import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.receive.SourceLayers;
import vn.diemcau.mediabridge.receive.SourcePacket;

/**
 * Decides which packets of its source a slot leaves out, and closes the slot's numbers over them.
 * VP8 has temporal layers, VP9 spatial ones too; other codecs are forwarded whole.
 */
final class LayerChoice {

  /** What becomes of a packet. */
  enum Fate {
    SEND,
    LEAVE_OUT,
    /** It is not for the receiver, but the receiver counts on its number: an empty one is sent. */
    FILL
  }

  private final SlotRewriter numbers;
  private final SvcFilter svc = new SvcFilter();
  private SourceLayers layers = SourceLayers.UNKNOWN;
  private int wantedHeight;
  private int maxSpatial = VideoSlot.ALL_LAYERS;
  private int maxTemporal = VideoSlot.ALL_LAYERS;
  private boolean scalable;
  private int temporal;
  private long leavingOut = SourcePacket.ABSENT;

  LayerChoice(SlotRewriter numbers) {
    this.numbers = numbers;
  }

  /** How many lines the receiver has use for. */
  void height(int lines) {
    wantedHeight = lines;
    retarget();
  }

  /** The most that the receiver's link carries. */
  void limit(int spatialLayer, int temporalLayer) {
    maxSpatial = spatialLayer;
    maxTemporal = temporalLayer;
    retarget();
  }

  private void retarget() {
    svc.target(Math.min(maxSpatial, layers.layerFor(wantedHeight)), maxTemporal);
  }

  /** The slot begins with this packet of its source. */
  void begin(SourcePacket first) {
    scalable = first.codec() == Codec.VP9 && first.pictureId() != SourcePacket.ABSENT;
    temporal = maxTemporal;
    leavingOut = SourcePacket.ABSENT;
    look(first);
    svc.begin(first);
  }

  private void look(SourcePacket packet) {
    SourceLayers now = packet.track().layers();
    if (now != layers) {
      layers = now;
      retarget();
    }
  }

  /** What becomes of this packet; left out means that the numbers have closed over it. */
  Fate of(SourcePacket packet) {
    if (scalable) {
      look(packet);
      if (svc.wants(packet)) {
        return Fate.SEND;
      }
      return numbers.leaveOut(packet) ? Fate.LEAVE_OUT : Fate.FILL;
    }
    temporal = Math.min(temporal, maxTemporal);
    return packet.temporalId() > temporal && leftOut(packet) ? Fate.LEAVE_OUT : Fate.SEND;
  }

  /** A frame is left out whole or not at all; the receiver moves up at a frame made for it. */
  private boolean leftOut(SourcePacket packet) {
    if (packet.pictureId() == SourcePacket.ABSENT) {
      return false;
    }
    if (packet.pictureId() == leavingOut) {
      numbers.leaveOutRest(packet);
      return true;
    }
    if (!packet.frameStart()) {
      return false;
    }
    if (packet.layerSync() && packet.temporalId() <= maxTemporal) {
      temporal = packet.temporalId();
      return false;
    }
    if (!numbers.leaveOutFrame(packet)) {
      return false;
    }
    leavingOut = packet.pictureId();
    return true;
  }

  /** Whether a packet that is sent ends the picture for this receiver. */
  boolean endsPicture(SourcePacket packet) {
    return packet.marker() || scalable && svc.endsPicture(packet);
  }

  /** The receiver sees a picture, and a key frame would bring it a better fitting one. */
  boolean waitsToSwitch() {
    return scalable && svc.waitsToSwitch();
  }

  /** Nothing more comes of the layer that the receiver gets. */
  boolean starved() {
    return scalable && svc.starved();
  }
}
