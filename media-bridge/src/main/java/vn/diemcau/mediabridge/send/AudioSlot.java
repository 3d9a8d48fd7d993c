package vn.diemcau.mediabridge.send;

import java.util.random.RandomGenerator;
import vn.diemcau.mediabridge.receive.DropReason;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.receive.SourceTrack;
import vn.diemcau.mediabridge.rtp.RtpHeader;
import vn.diemcau.mediabridge.rtp.RtpWriter;

/** One receiving line for sound: one unbroken stream, whoever speaks in it. */
public final class AudioSlot {

  private static final long MIN_REPEAT = 20_000_000L;

  private final String mid;
  private final int ssrc;
  private final byte[] plainExtension;
  private final byte[] levelExtension;
  private final int levelAt;
  private final SlotRewriter numbers;
  private SoundHistory history;
  private Redundancy redundancy;
  private SourceTrack track;
  private long lastUsed;
  private long packets;
  private long octets;

  AudioSlot(
      String mid, int ssrc, int transportCcId, int midId, int levelId, RandomGenerator random) {
    this.mid = mid;
    this.ssrc = ssrc;
    plainExtension = RtpWriter.extensionBlock(transportCcId, midId, mid, 0);
    levelExtension = RtpWriter.extensionBlock(transportCcId, midId, mid, levelId);
    levelAt = levelId == 0 ? 0 : RtpWriter.byteAt(transportCcId);
    numbers = new SlotRewriter(random);
  }

  /** See {@link AudioSlots#redundant}. */
  void redundant(int payloadType) {
    if (payloadType < 0) {
      redundancy = null;
    } else if (redundancy == null || redundancy.payloadType() != payloadType) {
      redundancy = new Redundancy(payloadType);
    }
  }

  /** See {@link AudioSlots#lossy}. */
  void lossy(long nowNanos) {
    if (redundancy != null) {
      redundancy.lost(nowNanos);
    }
  }

  void assign(SourceTrack source, long nowNanos) {
    track = source;
    lastUsed = nowNanos;
    numbers.end();
  }

  void send(SourcePacket packet, ReceiverOutput out, long nowNanos) {
    int payloadType = out.payloadType(packet.codec());
    if (payloadType == ReceiverOutput.NONE) {
      out.drop(DropReason.CODEC_NOT_NEGOTIATED);
      return;
    }
    lastUsed = nowNanos;
    if (!numbers.begun()) {
      numbers.begin(packet, nowNanos);
    }
    if (!numbers.map(packet, nowNanos)) {
      out.drop(DropReason.BEFORE_SWITCH);
      return;
    }
    boolean level = levelAt > 0 && packet.audioLevel() >= 0;
    byte[] extension = level ? levelExtension : plainExtension;
    int sequence = (int) numbers.sequence() & 0xFFFF;
    boolean twice = redundancy != null && redundancy.isOn(nowNanos);
    byte[] payload =
        twice ? redundancy.payload(packet, payloadType, numbers.timestamp()) : packet.payload();
    if (!out.send(
        packet,
        payload,
        extension,
        level ? levelAt : 0,
        twice ? redundancy.payloadType() : payloadType,
        ssrc,
        sequence,
        numbers,
        ReceiverOutput.NONE,
        nowNanos)) {
      return;
    }
    packets++;
    octets += payload.length;
    // what goes out twice is not kept: what is lost of it comes with the next one
    int length = RtpHeader.FIXED_LENGTH + extension.length + payload.length;
    if (history != null && !twice && length <= PacketSink.AS_WRITTEN) {
      history.add(sequence, packet, numbers, out.lastDeparture(), nowNanos);
    }
  }

  /**
   * The receiver lacks a packet of this slot. Only from the first such wish on is kept what was
   * sent: most receivers never have one.
   */
  public void repeat(int sequence, ReceiverOutput out, long roundTripNanos, long nowNanos) {
    lossy(nowNanos);
    if (history == null) {
      history = new SoundHistory();
    }
    int place = history.find(sequence);
    if (place < 0) {
      out.drop(DropReason.NOT_IN_HISTORY);
    } else if (!history.mayRepeat(place, nowNanos, Math.max(MIN_REPEAT, roundTripNanos / 2))) {
      out.drop(DropReason.RETRANSMISSION_LIMIT);
    } else {
      boolean level = levelAt > 0 && history.packetAt(place).audioLevel() >= 0;
      byte[] extension = level ? levelExtension : plainExtension;
      out.repeatSound(history, place, extension, level ? levelAt : 0, ssrc, sequence);
    }
  }

  /** The source in it, or null. */
  public SourceTrack track() {
    return track;
  }

  public String mid() {
    return mid;
  }

  public int ssrc() {
    return ssrc;
  }

  /** True when packets of its present source went out. */
  public boolean flowing() {
    return track != null && numbers.begun();
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
