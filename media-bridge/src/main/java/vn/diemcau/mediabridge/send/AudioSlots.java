package vn.diemcau.mediabridge.send;

import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import vn.diemcau.mediabridge.receive.DropReason;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.receive.SourceTrack;

/**
 * The sound slots of one receiver. A voice keeps its slot while it can; a new one takes a free
 * slot, else the least recently used one whose voice is no longer among the loudest.
 */
public final class AudioSlots {

  private static final long IDLE = 400_000_000L;

  private final AudioSlot[] slots;
  private final ReceiverOutput out;
  private final Runnable changed;

  /**
   * @param transportCcId id of the transport-wide number's header extension, 0 for none
   * @param midId id of the mid header extension, 0 for none
   * @param levelId id of the audio level header extension, 0 for none
   * @param ssrcs gives an SSRC that is used nowhere else towards this receiver
   * @param changed called after a slot has got another source
   */
  public AudioSlots(
      int count,
      int transportCcId,
      int midId,
      int levelId,
      IntSupplier ssrcs,
      RandomGenerator random,
      ReceiverOutput out,
      Runnable changed) {
    this.out = out;
    this.changed = changed;
    slots = new AudioSlot[count];
    for (int i = 0; i < count; i++) {
      slots[i] = new AudioSlot("a" + i, ssrcs.getAsInt(), transportCcId, midId, levelId, random);
    }
  }

  /**
   * The receiver takes what went before in a packet of sound (RFC 2198).
   *
   * @param payloadType under which, negative for not at all
   */
  public void redundant(int payloadType) {
    for (AudioSlot slot : slots) {
      slot.redundant(payloadType);
    }
  }

  /** The receiver's line loses packets, whether or not it asks for sound again. */
  public void lossy(long nowNanos) {
    for (AudioSlot slot : slots) {
      slot.lossy(nowNanos);
    }
  }

  /** A packet of a voice that is among the loudest. */
  public void forward(SourcePacket packet, long nowNanos) {
    AudioSlot slot = find(packet.track());
    if (slot == null) {
      slot = choose(nowNanos);
      if (slot == null) {
        out.drop(DropReason.NO_SLOT);
        return;
      }
      slot.assign(packet.track(), nowNanos);
      changed.run();
    }
    slot.send(packet, out, nowNanos);
  }

  /**
   * Frees the slot of a source that has gone or may no longer be given.
   *
   * @return true when it had one
   */
  public boolean release(SourceTrack track) {
    AudioSlot slot = find(track);
    if (slot == null) {
      return false;
    }
    slot.assign(null, slot.lastUsed());
    return true;
  }

  /** All slots, by mid. Not to be changed. */
  public AudioSlot[] all() {
    return slots;
  }

  /** The slot in which the source is, or null. */
  public AudioSlot find(SourceTrack track) {
    for (AudioSlot slot : slots) {
      if (slot.track() == track) {
        return slot;
      }
    }
    return null;
  }

  /** A receiver lacks a packet of the slot with this SSRC, if there is one. */
  public void repeat(int ssrc, int sequence, long roundTripNanos, long nowNanos) {
    for (AudioSlot slot : slots) {
      if (slot.ssrc() == ssrc) {
        slot.repeat(sequence, out, roundTripNanos, nowNanos);
      }
    }
  }

  private AudioSlot choose(long nowNanos) {
    AudioSlot oldest = null;
    for (AudioSlot slot : slots) {
      if (slot.track() == null || slot.track().gone()) {
        return slot;
      }
      boolean reusable = !slot.track().voice().seated() || nowNanos - slot.lastUsed() > IDLE;
      if (reusable && (oldest == null || slot.lastUsed() - oldest.lastUsed() < 0)) {
        oldest = slot;
      }
    }
    return oldest;
  }
}
