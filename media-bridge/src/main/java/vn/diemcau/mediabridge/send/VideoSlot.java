package vn.diemcau.mediabridge.send;

import java.util.random.RandomGenerator;
import vn.diemcau.mediabridge.bandwidth.Grant;
import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.receive.DropReason;
import vn.diemcau.mediabridge.receive.PacketHistory;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.receive.SourceTrack;

/**
 * One receiving line for pictures: one unbroken stream, whichever source is in it. Switches to a
 * source at a key frame of it, and answers NACKs for what it sent.
 */
public final class VideoSlot {

  /** Every layer. */
  public static final int ALL_LAYERS = Grant.ALL_LAYERS;

  private static final long MIN_REPEAT = 20_000_000L;

  private final String mid;
  private final int ssrc;
  private final int rtxSsrc;
  private final byte[] extension;
  private final SlotRewriter numbers;
  private final LayerChoice layers;
  private final ReceiverOutput out;
  private SentHistory history;
  private SourceTrack track;
  private Codec codec;
  private boolean wanted;
  private int maxHeight;
  private long lastUsed;
  private int rtxSequence;
  private long packets;
  private long octets;

  VideoSlot(
      String mid,
      int ssrc,
      int rtxSsrc,
      byte[] extension,
      RandomGenerator random,
      ReceiverOutput out) {
    this.mid = mid;
    this.ssrc = ssrc;
    this.rtxSsrc = rtxSsrc;
    this.out = out;
    this.extension = extension;
    numbers = new SlotRewriter(random);
    layers = new LayerChoice(numbers);
    rtxSequence = random.nextInt(1, 0x7000);
  }

  /** Puts another source in, or none; it flows from its next key frame on. */
  void assign(SourceTrack source, long nowNanos) {
    track = source;
    lastUsed = nowNanos;
    wanted = false;
    maxHeight = 0;
    numbers.end();
  }

  /** Lets the source flow, beginning with a key frame, or stops it. */
  void want(boolean now, int height) {
    if (!now || !wanted) {
      numbers.end();
    }
    wanted = now;
    maxHeight = now ? height : 0;
    layers.height(maxHeight);
  }

  /**
   * Packets of higher layers are left out as soon as the stream allows it. Of the spatial layers
   * the receiver gets the smallest that is as large as its wish, or less by this limit.
   */
  public void limitLayers(int spatial, int temporal) {
    layers.limit(spatial, temporal);
  }

  /**
   * A packet of the slot's source.
   *
   * @param received what this loop has of the source, the packet included
   * @param upTo the highest sequence number in it that was forwarded so far or is now
   */
  public void forward(SourcePacket packet, PacketHistory received, long upTo, long nowNanos) {
    if (out.congested() && (packet.frameStart() || !numbers.begun())) {
      numbers.end(); // by whole frames; it goes on with a key frame
      out.drop(DropReason.LINK_CONGESTED);
      return;
    }
    if (!numbers.begun() || packet.codec() != codec) {
      // another codec of the same sender begins anew too; stragglers of the last one are of no use
      if (!packet.keyFrameStart()) {
        out.drop(DropReason.AWAITING_KEY_FRAME);
        return;
      }
      if (out.payloadType(packet.codec()) == ReceiverOutput.NONE) {
        out.drop(DropReason.CODEC_NOT_NEGOTIATED);
        return;
      }
      begin(packet, received, upTo, nowNanos);
      return;
    }
    sendOrLeaveOut(packet, nowNanos);
  }

  /** A key frame's first packet may come late, by retransmission: what came before it follows. */
  private void begin(SourcePacket first, PacketHistory received, long upTo, long nowNanos) {
    numbers.begin(first, nowNanos);
    codec = first.codec();
    layers.begin(first);
    sendOrLeaveOut(first, nowNanos);
    for (long next = first.sequence() + 1; next <= upTo; next++) {
      SourcePacket packet = received.get(next);
      if (packet != null && packet.codec() == codec) {
        sendOrLeaveOut(packet, nowNanos);
      }
    }
  }

  private void sendOrLeaveOut(SourcePacket packet, long nowNanos) {
    LayerChoice.Fate fate = layers.of(packet);
    if (fate == LayerChoice.Fate.LEAVE_OUT) {
      out.drop(DropReason.LAYER_NOT_WANTED);
      return;
    }
    int payloadType = out.payloadType(packet.codec());
    if (payloadType == ReceiverOutput.NONE) {
      out.drop(DropReason.CODEC_NOT_NEGOTIATED);
      return;
    }
    if (!numbers.map(packet, nowNanos)) {
      out.drop(DropReason.BEFORE_SWITCH);
      return;
    }
    lastUsed = nowNanos;
    if (fate == LayerChoice.Fate.FILL) {
      out.drop(DropReason.LAYER_NOT_WANTED);
      out.fill(extension, payloadType, ssrc, numbers, nowNanos);
      return;
    }
    numbers.marker(layers.endsPicture(packet));
    if (out.send(
        packet,
        packet.payload(),
        extension,
        0,
        payloadType,
        ssrc,
        (int) numbers.sequence() & 0xFFFF,
        numbers,
        ReceiverOutput.NONE,
        nowNanos)) {
      remember(packet, nowNanos);
    }
  }

  private void remember(SourcePacket packet, long nowNanos) {
    if (history == null) {
      history = new SentHistory();
    }
    history.add(packet, numbers, nowNanos);
    packets++;
    octets += packet.payload().length;
  }

  /** Sends padding alone, before the first picture. */
  void greet(long nowNanos) {
    int payloadType = out.videoPayloadType();
    if (payloadType != ReceiverOutput.NONE) {
      numbers.blank();
      out.fill(extension, payloadType, ssrc, numbers, nowNanos);
    }
  }

  /**
   * The receiver lacks a packet of this slot: it is sent again as RTX (RFC 4588), and not at all
   * where that is not negotiated.
   *
   * @param withinNanos not when it went out again so short a while ago: that may be on its way
   */
  public void repeat(int sequence, long withinNanos, long nowNanos) {
    int place = history == null ? -1 : history.find(sequence);
    int rtx = place < 0 ? ReceiverOutput.NONE : rtxOf(place);
    if (rtx == ReceiverOutput.NONE) {
      out.drop(DropReason.NOT_IN_HISTORY);
      return;
    }
    if (!history.mayRepeat(place, nowNanos, Math.max(MIN_REPEAT, withinNanos))) {
      out.drop(DropReason.RETRANSMISSION_LIMIT);
      return;
    }
    if (out.congested()) {
      out.drop(DropReason.LINK_CONGESTED);
      return;
    }
    sendAgain(place, sequence, rtx, nowNanos);
  }

  /** Under a number of its own: the same number under another header would reuse the cipher's. */
  private void sendAgain(int place, int sequence, int rtx, long nowNanos) {
    SourcePacket packet = history.packetAt(place);
    history.recall(place, numbers);
    rtxSequence = rtxSequence + 1 & 0xFFFF;
    out.send(
        packet,
        packet.payload(),
        extension,
        0,
        rtx,
        rtxSsrc,
        rtxSequence,
        numbers,
        sequence,
        nowNanos);
  }

  /**
   * Sends the newest packet once more, for a probe.
   *
   * @return its bytes, 0 when there is none or no RTX
   */
  int repeatForProbe(long nowNanos) {
    int place = history == null ? -1 : history.newest();
    int rtx = place < 0 ? ReceiverOutput.NONE : rtxOf(place);
    if (rtx == ReceiverOutput.NONE) {
      return 0;
    }
    sendAgain(place, history.newestSequence(), rtx, nowNanos);
    return history.packetAt(place).payload().length;
  }

  private int rtxOf(int place) {
    return out.rtxPayloadType(history.packetAt(place).codec());
  }

  /** The source in it, or null. */
  public SourceTrack track() {
    return track;
  }

  /** True when its source is to flow. */
  public boolean wanted() {
    return wanted;
  }

  /** True when its source is to flow and does not: no key frame has come yet. */
  public boolean awaitsKeyFrame() {
    return wanted && (!numbers.begun() || layers.starved());
  }

  /** True when its source flows, and a key frame would let it flow in a better fitting layer. */
  public boolean waitsToSwitchLayers() {
    return flowing() && layers.waitsToSwitch();
  }

  /** True when packets of its present source went out. */
  public boolean flowing() {
    return wanted && numbers.begun();
  }

  /** How large the receiver wants it, 0 when it does not. */
  public int maxHeight() {
    return maxHeight;
  }

  public String mid() {
    return mid;
  }

  public int ssrc() {
    return ssrc;
  }

  public int rtxSsrc() {
    return rtxSsrc;
  }

  /** What to add to a timestamp of its source. */
  public int timestampShift() {
    return numbers.timestampShift();
  }

  public long packets() {
    return packets;
  }

  /** Payload bytes. */
  public long octets() {
    return octets;
  }

  long lastUsed() {
    return lastUsed;
  }
}
