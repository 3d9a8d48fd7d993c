package vn.diemcau.mediabridge.room;

import java.util.List;
import java.util.random.RandomGenerator;
import vn.diemcau.mediabridge.channel.ChannelMessages;
import vn.diemcau.mediabridge.channel.ClientMessage;
import vn.diemcau.mediabridge.channel.ClientMessages;
import vn.diemcau.mediabridge.receive.DropReason;
import vn.diemcau.mediabridge.receive.Drops;
import vn.diemcau.mediabridge.receive.RoundTrip;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.receive.SourceReceiver;
import vn.diemcau.mediabridge.receive.SourceTrack;
import vn.diemcau.mediabridge.rtcp.RtcpListener;
import vn.diemcau.mediabridge.rtcp.RtcpReader;
import vn.diemcau.mediabridge.send.VideoSlot;

/** One endpoint of a room: what it sends, what it is sent, and the reports both ways. */
final class RoomEndpoint implements MediaEndpoint, RtcpListener {

  private final Shard shard;
  private final EndpointSpec spec;
  private final EndpointOutput output;
  private final Drops drops = new Drops();
  private final RoundTrip roundTrip = new RoundTrip();
  private final int feedbackSsrc;
  private final Ingress ingress;
  private final Egress egress;
  private final Feedback feedback;
  private final WatchNotices watchNotices;
  private long now;
  private volatile boolean left;

  RoomEndpoint(
      LocalRoom room,
      Shard shard,
      EndpointSpec spec,
      EndpointOutput output,
      RandomGenerator random) {
    this.shard = shard;
    this.spec = spec;
    this.output = output;
    SsrcSource ssrcs = new SsrcSource(random);
    feedbackSsrc = ssrcs.getAsInt();
    ingress = new Ingress(room, shard, spec, drops);
    egress = new Egress(spec, output, drops, shard, ssrcs, random);
    feedback = new Feedback(ingress, output, feedbackSsrc, roundTrip);
    watchNotices = new WatchNotices(room, output);
  }

  @Override
  public String id() {
    return spec.id();
  }

  @Override
  public int loopIndex() {
    return shard.index();
  }

  @Override
  public long feedbackSsrc() {
    return Integer.toUnsignedLong(feedbackSsrc);
  }

  @Override
  public void rtp(byte[] buf, int off, int len, long nowNanos) {
    if (present(nowNanos)) {
      egress.heard();
      ingress.rtp(buf, off, len, nowNanos);
      output.soon();
    }
  }

  @Override
  public void rtcp(byte[] buf, int off, int len, long nowNanos) {
    if (!present(nowNanos)) {
      return;
    }
    egress.heard();
    if (!RtcpReader.read(buf, off, len, this)) {
      drops.count(DropReason.MALFORMED_RTCP);
    }
  }

  @Override
  public boolean tick(long nowNanos) {
    if (!present(nowNanos)) {
      return true;
    }
    egress.tick(nowNanos);
    feedback.tick(nowNanos);
    watchNotices.tick(ingress.receivers(), nowNanos);
    return egress.atRest() && ingress.atRest(nowNanos);
  }

  @Override
  public void channelMessage(String json, long nowNanos) {
    if (!present(nowNanos)) {
      return;
    }
    switch (ClientMessages.read(json, egress.wishes())) {
      case ClientMessage.Constraints asked -> egress.wish(asked.wishes());
      case ClientMessage.Hello hello -> {
        egress.audioSlots().redundant(hello.redPayloadType());
        channelOpened(nowNanos);
      }
      case ClientMessage.Unknown unknown -> drops.count(DropReason.UNKNOWN_MESSAGE);
      case ClientMessage.Malformed malformed -> drops.count(DropReason.MALFORMED_MESSAGE);
    }
  }

  @Override
  public void channelOpened(long nowNanos) {
    if (present(nowNanos)) {
      output.channel(ChannelMessages.serverHello());
      egress.tellAll();
      watchNotices.tellAll(ingress.receivers(), nowNanos);
    }
  }

  @Override
  public void transportReady(long nowNanos) {
    if (present(nowNanos)) {
      egress.ready(nowNanos);
      watchNotices.transportReady(nowNanos);
    }
  }

  private boolean present(long nowNanos) {
    now = nowNanos;
    shard.sync();
    return !left;
  }

  @Override
  public void senderReport(int ssrc, long ntp, int rtpTimestamp) {
    SourceReceiver receiver = ingress.receiverOf(ssrc);
    if (receiver != null && receiver.track().ssrc() == ssrc) {
      receiver.stats().senderReport(ntp, now);
      shard.distributeReport(receiver.track(), ntp, rtpTimestamp, now);
    }
  }

  @Override
  public void reportBlock(int mediaSsrc, int fractionLost, int lastReport, int delay) {
    roundTrip.answered(lastReport, delay, now);
  }

  @Override
  public void transportFeedback(byte[] buf, int off, int end) {
    if (!egress.feedback(buf, off, end, roundTrip.nanos(), now)) {
      drops.count(DropReason.MALFORMED_RTCP);
    }
  }

  @Override
  public void nack(int mediaSsrc, int sequence) {
    VideoSlot slot = egress.videoSlot(mediaSsrc);
    if (slot != null) {
      egress.lostPackets().asked(slot, sequence, roundTrip.nanos(), now);
    } else {
      egress.audioSlots().repeat(mediaSsrc, sequence, roundTrip.nanos(), now);
    }
  }

  @Override
  public void keyFrameRequest(int mediaSsrc) {
    VideoSlot slot = egress.videoSlot(mediaSsrc);
    if (slot != null && slot.wanted()) {
      slot.track().requestKeyFrame(now);
    }
  }

  /** Called on any loop: a receiver needs a key frame of one of this endpoint's sources. */
  void requestKeyFrame(SourceTrack track, long nowNanos) {
    shard.run(
        () -> {
          shard.sync();
          SourceReceiver receiver = left ? null : ingress.receiverOf(track);
          if (receiver != null) {
            receiver.keyFrames().want(track.keyFrameIsUrgent());
            feedback.keyFrame(receiver, nowNanos);
            output.soon();
          }
        });
  }

  /** A packet of a voice among the loudest. */
  void audio(SourcePacket packet, long nowNanos) {
    if (!left) {
      egress.audio(packet, nowNanos);
    }
  }

  /** A source of another endpoint was reported on by its sender. */
  void senderReport(SourceTrack track, long ntp, int rtpTimestamp, long nowNanos) {
    if (left) {
      return;
    }
    if (track.isVideo()) {
      feedback.senderReport(egress.videoSlots().all(), track, ntp, rtpTimestamp, nowNanos);
    } else {
      feedback.senderReport(egress.audioSlots().find(track), ntp, rtpTimestamp, nowNanos);
    }
  }

  void announceSpeaker(String endpointId, List<String> speakers) {
    if (!left) {
      List<String> previous =
          speakers.stream().filter(speaker -> !speaker.equals(endpointId)).toList();
      output.channel(ChannelMessages.dominantSpeaker(endpointId, previous));
    }
  }

  /** Follows the room's state, on its own loop. */
  void follow(RoomState state, Member self) {
    ingress.follow(self.tracks());
    egress.follow(state, self);
  }

  /** The endpoint was taken out of the room; called on any thread. */
  void leave() {
    left = true;
  }

  /** Gives its slots back, on its own loop. */
  void stop() {
    egress.stop();
  }

  /** Called on any thread. */
  EndpointFigures figures(Member member) {
    return new EndpointFigures(
        spec.id(),
        spec.statsId(),
        shard.index(),
        member.tracks().stream().map(SourceTrack::name).toList(),
        member.audioMuted(),
        member.videoMuted(),
        ingress.packets(),
        ingress.octets(),
        egress.out().packets(),
        egress.out().octets(),
        egress.linkBitsPerSecond(),
        drops.snapshot());
  }
}
