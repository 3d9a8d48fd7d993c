package vn.diemcau.mediabridge.send;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import vn.diemcau.mediabridge.bandwidth.Grant;
import vn.diemcau.mediabridge.receive.SourceTrack;
import vn.diemcau.mediabridge.rtp.RtpWriter;

/**
 * The picture slots of one receiver. A source keeps its slot while it is in the room and nobody
 * needs the place; a new one takes a free slot, else the least recently used one that is not
 * wanted.
 */
public final class VideoSlots {

  /** Is told which slot has to get the packets of its source. */
  public interface Subscriptions {

    /** The slot wants its source, or wants it at another height. */
    void subscribe(VideoSlot slot, SourceTrack track);

    void unsubscribe(VideoSlot slot, SourceTrack track);
  }

  /** What an assignment changed. */
  public record Change(boolean mapping, boolean flow, boolean sizes) {}

  private final VideoSlot[] slots;
  private final Subscriptions subscriptions;
  private final ReceiverOutput out;
  private boolean mappingChanged;
  private boolean flowChanged;
  private boolean sizesChanged;

  /**
   * @param transportCcId id of the transport-wide number's header extension, 0 for none
   * @param midId id of the mid header extension, 0 for none
   * @param ssrcs gives an SSRC that is used nowhere else towards this receiver
   */
  public VideoSlots(
      int count,
      int transportCcId,
      int midId,
      IntSupplier ssrcs,
      RandomGenerator random,
      ReceiverOutput out,
      Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
    this.out = out;
    slots = new VideoSlot[count];
    for (int i = 0; i < count; i++) {
      byte[] extension = RtpWriter.extensionBlock(transportCcId, midId, "v" + i, 0);
      slots[i] = new VideoSlot("v" + i, ssrcs.getAsInt(), ssrcs.getAsInt(), extension, random, out);
    }
  }

  /** All slots, by mid. Not to be changed. */
  public VideoSlot[] all() {
    return slots;
  }

  /**
   * Makes exactly these sources flow.
   *
   * @param grants at most as many as there are slots, each source once
   */
  public Change assign(List<Grant> grants, long nowNanos) {
    mappingChanged = false;
    flowChanged = false;
    sizesChanged = false;
    for (VideoSlot slot : slots) {
      settle(slot, grants);
    }
    for (Grant grant : grants) {
      VideoSlot slot = find(grant.track());
      if (slot == null) {
        slot = leastRecentlyUsed(grants);
        slot.assign(grant.track(), nowNanos);
        mappingChanged = true;
      }
      start(slot, grant, nowNanos);
    }
    return new Change(mappingChanged, flowChanged, sizesChanged);
  }

  /**
   * Sends again, as RTX, what went out last, to try the link: receivers drop what they have.
   * Nothing is sent where RTX is not negotiated or nothing has been sent yet.
   *
   * @param bytes about so many
   */
  public void repeatForProbe(long bytes, long nowNanos) {
    long left = bytes;
    out.probing(true);
    for (VideoSlot slot : slots) {
      int sent = 1;
      while (left > 0 && sent > 0) {
        sent = slot.repeatForProbe(nowNanos);
        left -= sent;
      }
    }
    out.probing(false);
  }

  /** Sends the receiver a packet that says nothing, so that it tells of having got it. */
  public void greet(long nowNanos) {
    if (slots.length > 0) {
      slots[0].greet(nowNanos);
    }
  }

  /** Stops everything and empties all slots. */
  public void clear() {
    for (VideoSlot slot : slots) {
      if (slot.wanted()) {
        stop(slot);
      }
      slot.assign(null, slot.lastUsed());
    }
  }

  private void settle(VideoSlot slot, List<Grant> grants) {
    SourceTrack track = slot.track();
    if (track == null) {
      return;
    }
    if (slot.wanted() && (track.gone() || grantOf(grants, track) == null)) {
      stop(slot);
    }
    if (track.gone()) {
      slot.assign(null, slot.lastUsed());
      mappingChanged = true;
    }
  }

  private void stop(VideoSlot slot) {
    slot.want(false, 0);
    subscriptions.unsubscribe(slot, slot.track());
    flowChanged = true;
  }

  private void start(VideoSlot slot, Grant grant, long nowNanos) {
    boolean fresh = !slot.wanted();
    if (fresh || slot.maxHeight() != grant.maxHeight()) {
      slot.want(true, grant.maxHeight());
      sizesChanged = true;
      subscriptions.subscribe(slot, grant.track());
    }
    slot.limitLayers(grant.spatialLayer(), grant.temporalLayer());
    if (fresh) {
      flowChanged = true;
      grant.track().requestKeyFrame(nowNanos);
    }
  }

  private VideoSlot leastRecentlyUsed(List<Grant> grants) {
    VideoSlot oldest = null;
    for (VideoSlot slot : slots) {
      if (slot.track() == null) {
        return slot;
      }
      boolean free = grantOf(grants, slot.track()) == null;
      if (free && (oldest == null || slot.lastUsed() - oldest.lastUsed() < 0)) {
        oldest = slot;
      }
    }
    return oldest;
  }

  private VideoSlot find(SourceTrack track) {
    for (VideoSlot slot : slots) {
      if (slot.track() == track) {
        return slot;
      }
    }
    return null;
  }

  private static Grant grantOf(List<Grant> grants, SourceTrack track) {
    for (Grant grant : grants) {
      if (grant.track() == track) {
        return grant;
      }
    }
    return null;
  }
}
