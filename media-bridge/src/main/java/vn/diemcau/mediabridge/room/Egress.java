package vn.diemcau.mediabridge.room;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import vn.diemcau.mediabridge.bandwidth.Allocation;
import vn.diemcau.mediabridge.bandwidth.Grant;
import vn.diemcau.mediabridge.bandwidth.LinkEstimate;
import vn.diemcau.mediabridge.bandwidth.Plan;
import vn.diemcau.mediabridge.bandwidth.Wishes;
import vn.diemcau.mediabridge.receive.DropReason;
import vn.diemcau.mediabridge.receive.Drops;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.receive.SourceTrack;
import vn.diemcau.mediabridge.send.AudioSlot;
import vn.diemcau.mediabridge.send.AudioSlots;
import vn.diemcau.mediabridge.send.ReceiverOutput;
import vn.diemcau.mediabridge.send.VideoSlot;
import vn.diemcau.mediabridge.send.VideoSlots;

/** What an endpoint is sent: its slots, what is in them, and what it is told of it. */
final class Egress {

  private static final long TICK_NANOS = MediaEndpoint.TICK_MILLIS * 1_000_000L;

  private final EndpointOutput output;
  private final SlotNews news;
  private final Drops drops;
  private final ReceiverOutput out;
  private final AudioSlots audio;
  private final VideoSlots video;
  private final LostPackets lost;
  private final LinkEstimate estimate = new LinkEstimate();
  private final Downlink link;
  private final StageHunger hunger = new StageHunger();
  private final FirstWord firstWord = new FirstWord();
  private List<Grant> given = List.of();
  private Wishes wishes = Wishes.INITIAL;
  private boolean asked;
  private boolean stale;
  private boolean atRest;
  private volatile long limit = Long.MAX_VALUE;
  private RoomState state = RoomState.EMPTY;
  private Member self;

  Egress(
      EndpointSpec spec,
      EndpointOutput output,
      Drops drops,
      VideoSlots.Subscriptions subscriptions,
      IntSupplier ssrcs,
      RandomGenerator random) {
    this.output = output;
    news = new SlotNews(output);
    this.drops = drops;
    link = new Downlink(estimate, random);
    out =
        new ReceiverOutput(
            output,
            drops,
            EndpointOutput.MAX_PACKET,
            estimate,
            spec.extensions().transportCc() > 0);
    spec.payloadTypes().forEach(one -> out.payloadType(one.codec(), one.number(), one.rtxNumber()));
    HeaderExtensions ids = spec.extensions();
    audio =
        new AudioSlots(
            spec.audioSlots(),
            ids.transportCc(),
            ids.mid(),
            ids.audioLevel(),
            ssrcs,
            random,
            out,
            this::tellAudio);
    video =
        new VideoSlots(
            spec.videoSlots(), ids.transportCc(), ids.mid(), ssrcs, random, out, subscriptions);
    lost = new LostPackets(estimate, out, video.all());
  }

  void follow(RoomState now, Member member) {
    state = now;
    self = member;
    chooseAnew();
    boolean told = false;
    for (AudioSlot slot : audio.all()) {
      SourceTrack track = slot.track();
      if (track != null && (track.gone() || !now.mayReceive(member, track))) {
        told |= audio.release(track);
      }
    }
    if (told) {
      tellAudio();
    }
  }

  /** A packet of a voice that is among the loudest. */
  void audio(SourcePacket packet, long nowNanos) {
    SourceTrack track = packet.track();
    if (self == null || track.owner().equals(self.endpoint().id())) {
      return;
    }
    if (!out.isReady()) {
      drops.count(DropReason.RECEIVER_NOT_READY);
      return;
    }
    if (!state.mayReceive(self, track)) {
      drops.count(DropReason.NOT_ALLOWED);
      return;
    }
    audio.forward(packet, nowNanos);
  }

  void wish(Wishes now) {
    wishes = now;
    asked = true;
    chooseAnew();
  }

  Wishes wishes() {
    return wishes;
  }

  void ready(long nowNanos) {
    out.ready();
    firstWord.ready(nowNanos);
    chooseAnew();
  }

  /** The receiver said something that was genuine. */
  void heard() {
    if (firstWord.heard()) {
      chooseAnew();
    }
  }

  private void chooseAnew() {
    stale = true;
    output.soon();
  }

  /** Chooses anew where something changed, and asks again for key frames that did not come. */
  void tick(long nowNanos) {
    limit = estimate.limit();
    out.link(limit, nowNanos);
    if (firstWord.greetingIsDue(nowNanos)) {
      video.greet(nowNanos);
    }
    stale |= link.choiceIsStale(nowNanos);
    if (canChoose(nowNanos)) {
      stale = false;
      allocate(nowNanos);
    }
    atRest = limit == Long.MAX_VALUE && !canChoose(nowNanos);
    if (out.congested()) {
      return; // a key frame would only wait with the rest
    }
    for (VideoSlot slot : video.all()) {
      if (slot.awaitsKeyFrame()) {
        slot.track().requestKeyFrame(nowNanos);
        atRest = false;
      } else if (slot.waitsToSwitchLayers()) {
        slot.track().requestLayerSwitch(nowNanos);
        atRest = false;
      }
    }
    video.repeatForProbe(link.probeBytes(TICK_NANOS, nowNanos), nowNanos);
  }

  private boolean canChoose(long nowNanos) {
    return stale && asked && self != null && firstWord.mayHavePictures(nowNanos);
  }

  /** True after a tick when the next one would find nothing to do. */
  boolean atRest() {
    return atRest;
  }

  private void allocate(long nowNanos) {
    Plan plan =
        Allocation.plan(
            wishes,
            state.candidates(),
            track -> !track.muted() && !track.gone() && state.mayReceive(self, track),
            video.all().length,
            given,
            link.pictureBits(nowNanos),
            link.bitsToKeep());
    given = plan.grants();
    hunger.chosen(plan.tooLarge(), nowNanos);
    link.planned(plan.limited(), given.isEmpty(), plan.wantedBits(), nowNanos);
    VideoSlots.Change change = video.assign(given, nowNanos);
    stale |= change.sizes(); // how large others want a source counts too, and ours was among it
    if (change.mapping()) {
      news.video(video);
    }
    if (change.flow()) {
      news.forwarded(video);
    }
  }

  /**
   * Congestion feedback of the receiver.
   *
   * @return false when it is malformed
   */
  boolean feedback(byte[] buf, int off, int end, long roundTripNanos, long nowNanos) {
    lost.before(roundTripNanos, nowNanos);
    boolean wellFormed = estimate.feedback(buf, off, end, roundTripNanos, nowNanos);
    lost.after();
    if (estimate.lossy()) {
      audio.lossy(nowNanos);
    }
    if (estimate.limit() != Long.MAX_VALUE) {
      output.soon();
    }
    return wellFormed;
  }

  /** The channel is open: the whole present state. */
  void tellAll() {
    news.forwarded(video);
    news.video(video);
    tellAudio();
  }

  private void tellAudio() {
    news.audio(audio);
  }

  VideoSlot videoSlot(int ssrc) {
    return lost.slot(ssrc);
  }

  LostPackets lostPackets() {
    return lost;
  }

  /**
   * What the receiver's link carries, bits per second, {@link Long#MAX_VALUE} without limit; any
   * thread.
   */
  long linkBitsPerSecond() {
    return limit;
  }

  AudioSlots audioSlots() {
    return audio;
  }

  VideoSlots videoSlots() {
    return video;
  }

  ReceiverOutput out() {
    return out;
  }

  /** The endpoint has left. */
  void stop() {
    video.clear();
    self = null;
  }
}
