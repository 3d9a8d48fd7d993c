package vn.diemcau.mediabridge.send;

import java.util.Arrays;
import vn.diemcau.mediabridge.bandwidth.LinkEstimate;
import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.codec.VideoPayload;
import vn.diemcau.mediabridge.receive.DropReason;
import vn.diemcau.mediabridge.receive.Drops;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.rtp.RtpHeader;
import vn.diemcau.mediabridge.rtp.RtpWriter;

/**
 * Writes packets for one receiver into its sink: a stored packet under the receiver's payload type,
 * with the numbers of a slot.
 */
public final class ReceiverOutput {

  /** No payload type negotiated; no original sequence number. */
  public static final int NONE = -1;

  /** Bytes of padding; the last one says how many (RFC 3550, 5.1). */
  private static final int PADDING = 4;

  private final Drops drops;
  private final Departure departure;
  private final Pacer pacer;
  private final PacketSink sink;
  private final int maxPacket;
  private final int[] payloadTypes = new int[Codec.values().length];
  private final int[] rtxPayloadTypes = new int[Codec.values().length];
  private boolean ready;
  private boolean probing;
  private volatile long packets;
  private volatile long octets;

  /**
   * @param maxPacket longest packet
   * @param estimate what the receiver's link carries; is told of what leaves
   * @param numbered whether the slots' packets carry transport-wide numbers
   */
  public ReceiverOutput(
      PacketSink sink, Drops drops, int maxPacket, LinkEstimate estimate, boolean numbered) {
    this.sink = sink;
    this.drops = drops;
    this.maxPacket = maxPacket;
    departure = new Departure(sink, estimate, numbered);
    pacer = new Pacer(departure);
    Arrays.fill(payloadTypes, NONE);
    Arrays.fill(rtxPayloadTypes, NONE);
  }

  /** The receiver takes this codec; the first payload type of a codec counts. */
  public void payloadType(Codec codec, int number, int rtxNumber) {
    if (payloadTypes[codec.ordinal()] == NONE) {
      payloadTypes[codec.ordinal()] = number;
      rtxPayloadTypes[codec.ordinal()] = rtxNumber;
    }
  }

  /** Or {@link #NONE}. */
  int payloadType(Codec codec) {
    return payloadTypes[codec.ordinal()];
  }

  /** Of whichever codec for pictures, or {@link #NONE}. */
  int videoPayloadType() {
    for (Codec codec : Codec.values()) {
      if (codec.isVideo() && payloadType(codec) != NONE) {
        return payloadType(codec);
      }
    }
    return NONE;
  }

  /** Or {@link #NONE}. */
  int rtxPayloadType(Codec codec) {
    return rtxPayloadTypes[codec.ordinal()];
  }

  /** The receiver's transport is there. */
  public void ready() {
    ready = true;
  }

  public boolean isReady() {
    return ready;
  }

  /** What the receiver's link carries, bits per second. */
  public void link(long carries, long nowNanos) {
    pacer.link(carries, nowNanos);
  }

  /** From now on {@link #departed} knows what leaves, or no longer. */
  public void rememberDepartures(boolean now) {
    departure.remember(now);
  }

  /** What left under which transport-wide number, null while that is not remembered. */
  public Departed departed() {
    return departure.departed();
  }

  /** Lets go what waits for its turn on a slow link. */
  public void tick(long nowNanos) {
    pacer.tick(nowNanos);
  }

  /** True when so much waits that new pictures would come too late to be of use. */
  public boolean congested() {
    return pacer.congested();
  }

  void drop(DropReason reason) {
    drops.count(reason);
  }

  /**
   * Sends one packet.
   *
   * @param payload its own, or for sound another one in its place
   * @param extension the whole extension block, may be empty
   * @param levelAt where in the block the audio level goes, 0 for nowhere
   * @param original the original sequence number of a retransmission (RFC 4588), or {@link #NONE}
   * @return false when it is too long, which is counted
   */
  boolean send(
      SourcePacket packet,
      byte[] payload,
      byte[] extension,
      int levelAt,
      int payloadType,
      int ssrc,
      int sequence,
      SlotRewriter numbers,
      int original,
      long nowNanos) {
    int prefix = original == NONE ? 0 : 2;
    int length = RtpHeader.FIXED_LENGTH + extension.length + prefix + payload.length;
    if (length > maxPacket) {
      drop(DropReason.TOO_LONG);
      return false;
    }
    byte[] buf = sink.buffer();
    int at =
        head(
            buf,
            packet,
            extension,
            levelAt,
            numbers.marker(),
            payloadType,
            sequence,
            numbers.timestamp(),
            ssrc);
    if (prefix > 0) {
      Bytes.put16(buf, at, original);
      at += prefix;
    }
    System.arraycopy(payload, 0, buf, at, payload.length);
    renumberPicture(packet, buf, at, numbers);
    pacer.send(length, kind(packet, original), nowNanos);
    packets++;
    octets += length;
    return true;
  }

  /** The transport-wide number of the packet of sound that was just sent: sound never waits. */
  int lastDeparture() {
    return departure.lastNumber();
  }

  /** Sends a packet of sound again, the same to the last bit. */
  void repeatSound(
      SoundHistory history, int place, byte[] extension, int levelAt, int ssrc, int sequence) {
    SourcePacket packet = history.packetAt(place);
    byte[] payload = packet.payload();
    byte[] buf = sink.buffer();
    int at =
        head(
            buf,
            packet,
            extension,
            levelAt,
            history.markerAt(place),
            payloadType(packet.codec()),
            sequence,
            history.timestampAt(place),
            ssrc);
    System.arraycopy(payload, 0, buf, at, payload.length);
    int length = at + payload.length - sink.offset();
    departure.leaveAgain(length, history.departureAt(place));
    packets++;
    octets += length;
  }

  /** Writes the fixed header and the extension block; returns where the payload goes. */
  private int head(
      byte[] buf,
      SourcePacket packet,
      byte[] extension,
      int levelAt,
      boolean marker,
      int payloadType,
      int sequence,
      int timestamp,
      int ssrc) {
    boolean extended = extension.length > 0;
    int at =
        RtpWriter.header(
            buf, sink.offset(), extended, marker, payloadType, sequence, timestamp, ssrc);
    System.arraycopy(extension, 0, buf, at, extension.length);
    if (levelAt > 0) {
      buf[at + levelAt] = (byte) packet.audioLevel();
    }
    return at + extension.length;
  }

  /** What is sent again from now on belongs to a run that tries the link, or no longer does. */
  void probing(boolean now) {
    probing = now;
  }

  private Pacer.Kind kind(SourcePacket packet, int original) {
    if (original != NONE) {
      return probing ? Pacer.Kind.PROBE : Pacer.Kind.REPEAT;
    }
    return packet.codec().isVideo() ? Pacer.Kind.VIDEO : Pacer.Kind.AUDIO;
  }

  /** Sends a packet of padding alone, as in the place of one that is not for the receiver. */
  void fill(byte[] extension, int payloadType, int ssrc, SlotRewriter numbers, long nowNanos) {
    int sequence = (int) numbers.sequence() & 0xFFFF;
    byte[] buf = sink.buffer();
    int begin = sink.offset();
    int at =
        RtpWriter.header(
            buf,
            begin,
            extension.length > 0,
            false,
            payloadType,
            sequence,
            numbers.timestamp(),
            ssrc);
    System.arraycopy(extension, 0, buf, at, extension.length);
    buf[begin] |= RtpHeader.PADDING_BIT;
    at += extension.length;
    Bytes.put32(buf, at, PADDING);
    int length = at + PADDING - begin;
    pacer.send(length, Pacer.Kind.VIDEO, nowNanos);
    packets++;
    octets += length;
  }

  private static void renumberPicture(
      SourcePacket packet, byte[] buf, int at, SlotRewriter numbers) {
    if (packet.pictureId() != SourcePacket.ABSENT) {
      VideoPayload.putPictureId(
          buf, at + packet.pictureIdAt(), packet.pictureIdBits(), numbers.picture());
    }
    if (packet.tl0() != SourcePacket.ABSENT) {
      buf[at + packet.tl0At()] = (byte) numbers.tl0();
    }
  }

  public long packets() {
    return packets;
  }

  /** RTP bytes, headers included. */
  public long octets() {
    return octets;
  }
}
