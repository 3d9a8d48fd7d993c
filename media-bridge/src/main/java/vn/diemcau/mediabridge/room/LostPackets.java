package vn.diemcau.mediabridge.room;

import vn.diemcau.mediabridge.bandwidth.LinkEstimate;
import vn.diemcau.mediabridge.receive.SsrcTable;
import vn.diemcau.mediabridge.send.Departed;
import vn.diemcau.mediabridge.send.ReceiverOutput;
import vn.diemcau.mediabridge.send.VideoSlot;

/**
 * What one receiver lacks of its pictures, and sends it again: when the receiver asks, and on a
 * long line that loses some as soon as congestion feedback says so. Feedback tells of a lost packet
 * by the next one of whatever kind, sound included, and of a lost retransmission too; the receiver
 * itself notices by the next picture, and asks a second time only after a whole way there and back.
 */
final class LostPackets {

  private final LinkEstimate estimate;
  private final ReceiverOutput out;
  private final SsrcTable<VideoSlot> slots = new SsrcTable<>();
  private boolean lossy;
  private long roundTrip;
  private long now;

  LostPackets(LinkEstimate estimate, ReceiverOutput out, VideoSlot[] all) {
    this.estimate = estimate;
    this.out = out;
    for (VideoSlot slot : all) {
      slots.put(slot.ssrc(), slot);
      slots.put(slot.rtxSsrc(), slot);
    }
    estimate.tellLost(this::lost);
  }

  /** The slot that sends, or sends again, under this SSRC, or null. */
  VideoSlot slot(int ssrc) {
    return slots.get(ssrc);
  }

  /** Feedback is about to be read. */
  void before(long roundTripNanos, long nowNanos) {
    roundTrip = roundTripNanos;
    now = nowNanos;
  }

  /** Feedback was read. */
  void after() {
    if (lossy != estimate.lossy(roundTrip)) {
      lossy = !lossy;
      out.rememberDepartures(lossy);
    }
  }

  /** Did not arrive. */
  private void lost(int number) {
    Departed departed = out.departed();
    if (departed == null || !departed.has(number)) {
      return;
    }
    int ssrc = departed.ssrc(number);
    VideoSlot slot = slots.get(ssrc);
    if (slot != null) {
      boolean again = ssrc == slot.rtxSsrc();
      int sequence = again ? departed.original(number) : departed.sequence(number);
      slot.repeat(sequence, roundTrip / 2, now);
    }
  }

  /** The receiver asks for a packet. */
  void asked(VideoSlot slot, int sequence, long roundTripNanos, long nowNanos) {
    // what goes out again by itself was mostly on its way already when the receiver asked
    slot.repeat(sequence, lossy ? roundTripNanos : roundTripNanos / 2, nowNanos);
  }
}
