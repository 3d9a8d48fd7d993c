package vn.diemcau.mediabridge.room;

import vn.diemcau.mediabridge.receive.KeyFrameRequests;
import vn.diemcau.mediabridge.receive.NackTracker;
import vn.diemcau.mediabridge.receive.ReceptionStats;
import vn.diemcau.mediabridge.receive.RoundTrip;
import vn.diemcau.mediabridge.receive.SourceReceiver;
import vn.diemcau.mediabridge.receive.SourceTrack;
import vn.diemcau.mediabridge.receive.TransportCcRecorder;
import vn.diemcau.mediabridge.rtcp.RtcpWriter;
import vn.diemcau.mediabridge.send.AudioSlot;
import vn.diemcau.mediabridge.send.VideoSlot;

/** The RTCP that goes to one endpoint: about what it sends, and about what its slots carry. */
final class Feedback {

  private static final long REPORT_INTERVAL = 1_000_000_000L;
  private static final int MAX_BLOCKS = 31;
  private static final int CAPACITY = 1200;

  private final Ingress ingress;
  private final EndpointOutput output;
  private final int ssrc;
  private final RoundTrip roundTrip;
  private final RtcpWriter writer =
      new RtcpWriter(EndpointOutput.HEAD_ROOM, CAPACITY, EndpointOutput.TAIL_ROOM);
  private final long[] sequences = new long[NackTracker.MAX_MISSING];
  private long lastReport;
  private boolean reported;

  Feedback(Ingress ingress, EndpointOutput output, int ssrc, RoundTrip roundTrip) {
    this.ingress = ingress;
    this.output = output;
    this.ssrc = ssrc;
    this.roundTrip = roundTrip;
  }

  void tick(long nowNanos) {
    for (SourceReceiver receiver : ingress.receivers()) {
      if (!receiver.track().muted()) {
        nack(receiver, nowNanos);
        keyFrame(receiver, nowNanos);
      }
    }
    transportCc(nowNanos);
    if (!reported || nowNanos - lastReport >= REPORT_INTERVAL) {
      report(nowNanos);
    }
  }

  /** Sends what is due for one source at once: called after a wish for a key frame. */
  void keyFrame(SourceReceiver receiver, long nowNanos) {
    KeyFrameRequests wishes = receiver.keyFrames();
    if (!receiver.track().muted() && wishes.takeDue(nowNanos)) {
      send(writer.clear().pli(ssrc, receiver.track().ssrc()));
    }
  }

  private void nack(SourceReceiver receiver, long nowNanos) {
    int count = receiver.nacks().takeDue(nowNanos, roundTrip.nanos(), sequences);
    if (count > 0) {
      send(writer.clear().nack(ssrc, receiver.track().ssrc(), sequences, count));
    }
  }

  /** Sends congestion feedback when it is time. */
  void transportCc(long nowNanos) {
    TransportCcRecorder recorder = ingress.transportCc();
    if (!recorder.due(nowNanos) || ingress.receivers().isEmpty()) {
      return;
    }
    int media = ingress.receivers().getFirst().track().ssrc();
    while (recorder.pending()) {
      recorder.write(writer.clear(), ssrc, media, nowNanos);
      if (writer.length() > 0) {
        send(writer);
      }
    }
  }

  private void report(long nowNanos) {
    writer.clear().receiverReport(ssrc);
    int blocks = 0;
    for (SourceReceiver receiver : ingress.receivers()) {
      ReceptionStats stats = receiver.stats();
      if (stats.started() && blocks++ < MAX_BLOCKS) {
        writer.block(
            receiver.track().ssrc(),
            stats.fractionLost(),
            stats.cumulativeLost(),
            stats.highest(),
            stats.jitter(),
            stats.lastReport(),
            stats.delaySinceLastReport(nowNanos));
      }
    }
    if (blocks > 0) {
      reported = true;
      lastReport = nowNanos;
      send(writer.cname(ssrc, "bridge"));
    }
  }

  /** The sender of a source reported: its clock, in the slot's timestamps (lip sync). */
  void senderReport(AudioSlot slot, long ntp, int rtpTimestamp, long nowNanos) {
    if (slot != null && slot.flowing()) {
      int shifted = rtpTimestamp + slot.timestampShift();
      senderReport(slot.ssrc(), slot.mid(), ntp, shifted, slot.packets(), slot.octets(), nowNanos);
    }
  }

  /** As above, for whichever video slots carry the source. */
  void senderReport(
      VideoSlot[] slots, SourceTrack track, long ntp, int rtpTimestamp, long nowNanos) {
    for (VideoSlot slot : slots) {
      if (slot.track() == track && slot.flowing()) {
        int shifted = rtpTimestamp + slot.timestampShift();
        senderReport(
            slot.ssrc(), slot.mid(), ntp, shifted, slot.packets(), slot.octets(), nowNanos);
      }
    }
  }

  private void senderReport(
      int slotSsrc,
      String mid,
      long ntp,
      int rtpTimestamp,
      long packets,
      long octets,
      long nowNanos) {
    roundTrip.sent(ntp, nowNanos);
    send(
        writer
            .clear()
            .senderReport(slotSsrc, ntp, rtpTimestamp, packets, octets)
            .cname(slotSsrc, mid));
  }

  private void send(RtcpWriter written) {
    output.rtcp(written.buffer(), written.offset(), written.length());
  }
}
