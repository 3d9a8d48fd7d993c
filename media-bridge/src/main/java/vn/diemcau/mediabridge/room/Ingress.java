package vn.diemcau.mediabridge.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.receive.DropReason;
import vn.diemcau.mediabridge.receive.Drops;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.receive.SourceReceiver;
import vn.diemcau.mediabridge.receive.SourceTrack;
import vn.diemcau.mediabridge.receive.SsrcTable;
import vn.diemcau.mediabridge.receive.TransportCcRecorder;
import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.rtp.RtpHeader;

/** What an endpoint sends: from the decrypted packet to the shards, or to a named drop. */
final class Ingress {

  private static final int SILENT = 127;

  /** What is missing of a source that went silent was asked for by then, and reported. */
  private static final long REST = 1_000_000_000L;

  /** So much silence follows a sound, lest the receiver's concealment plays on what was heard. */
  private static final int TRAILING_SILENCE = 10;

  private final LocalRoom room;
  private final Shard shard;
  private final EndpointSpec spec;
  private final Drops drops;
  private final PayloadTypes payloadTypes;
  private final RtpHeader header = new RtpHeader();
  private final TransportCcRecorder transportCc = new TransportCcRecorder();
  private SsrcTable<SourceReceiver> bySsrc = new SsrcTable<>();
  private final Map<SourceTrack, FrameHold> holds = new HashMap<>();
  private List<SourceTrack> tracks = List.of();
  private List<SourceReceiver> receivers = List.of();
  private volatile long packets;
  private volatile long octets;

  Ingress(LocalRoom room, Shard shard, EndpointSpec spec, Drops drops) {
    this.room = room;
    this.shard = shard;
    this.spec = spec;
    this.drops = drops;
    payloadTypes = new PayloadTypes(spec.payloadTypes());
  }

  /** Takes over the endpoint's present sources; those that stay keep their receivers. */
  void follow(List<SourceTrack> now) {
    if (now == tracks) {
      return;
    }
    Map<SourceTrack, SourceReceiver> before = new HashMap<>();
    receivers.forEach(receiver -> before.put(receiver.track(), receiver));
    List<SourceReceiver> changed = new ArrayList<>(now.size());
    SsrcTable<SourceReceiver> table = new SsrcTable<>();
    for (SourceTrack track : now) {
      SourceReceiver receiver = before.get(track);
      receiver = receiver == null ? new SourceReceiver(track) : receiver;
      changed.add(receiver);
      table.put(track.ssrc(), receiver);
      if (track.rtxSsrc() >= 0) {
        table.put((int) track.rtxSsrc(), receiver);
      }
    }
    holds.keySet().retainAll(now);
    tracks = now;
    receivers = changed;
    bySsrc = table;
  }

  /** True when nothing came for a while and nothing is asked for. */
  boolean atRest(long nowNanos) {
    for (SourceReceiver receiver : receivers) {
      if (!receiver.silentFor(REST, nowNanos) || receiver.keyFrames().wanted()) {
        return false;
      }
    }
    return true;
  }

  void rtp(byte[] buf, int off, int len, long nowNanos) {
    if (!header.parse(buf, off, len)) {
      drops.count(DropReason.MALFORMED_RTP);
      return;
    }
    packets++;
    octets += len;
    recordArrival(buf, nowNanos);
    SourceReceiver receiver = bySsrc.get(header.ssrc());
    if (receiver == null) {
      drops.count(DropReason.UNKNOWN_SSRC);
      return;
    }
    receiver.arrived(nowNanos);
    if (receiver.track().dormant()) {
      receiver.track().dormant(false);
      room.reconsider();
    }
    if (header.ssrc() == receiver.track().ssrc()) {
      original(receiver, buf, nowNanos);
    } else {
      retransmission(receiver, buf, nowNanos);
    }
  }

  private void recordArrival(byte[] buf, long nowNanos) {
    long found = header.extension(buf, spec.extensions().transportCc());
    if (found >= 0 && (found & 0xFF) == 2) {
      transportCc.received(Bytes.u16(buf, (int) (found >> 8)), nowNanos);
    }
  }

  private void original(SourceReceiver receiver, byte[] buf, long nowNanos) {
    Codec codec = payloadTypes.media(header.payloadType());
    if (codec == null || codec.isVideo() != receiver.track().isVideo()) {
      drops.count(DropReason.UNKNOWN_PAYLOAD_TYPE);
      return;
    }
    long sequence = receiver.accept(header, header.sequence(), false, nowNanos);
    if (sequence == 0) {
      drops.count(receiver.lastDrop());
    } else if (receiver.track().muted()) {
      receiver.muted(sequence);
      drops.count(DropReason.FORCE_MUTED);
    } else if (header.payloadLength() == 0) {
      receiver.leaveOut(sequence);
      drops.count(DropReason.PADDING);
    } else if (codec.isVideo()) {
      video(receiver, buf, codec, sequence, 0, nowNanos);
    } else {
      audio(receiver, buf, codec, sequence, nowNanos);
    }
  }

  /** RFC 4588: the payload begins with the original sequence number. */
  private void retransmission(SourceReceiver receiver, byte[] buf, long nowNanos) {
    Codec codec = payloadTypes.retransmission(header.payloadType());
    if (codec == null || codec.isVideo() != receiver.track().isVideo() || !codec.isVideo()) {
      drops.count(DropReason.UNKNOWN_PAYLOAD_TYPE);
      return;
    }
    if (header.payloadLength() <= 2) {
      drops.count(DropReason.PADDING);
      return;
    }
    if (receiver.track().muted()) {
      drops.count(DropReason.FORCE_MUTED);
      return;
    }
    int originalSequence = Bytes.u16(buf, header.payloadOffset());
    long sequence = receiver.accept(header, originalSequence, true, nowNanos);
    if (sequence == 0) {
      drops.count(receiver.lastDrop());
      return;
    }
    video(receiver, buf, codec, sequence, 2, nowNanos);
  }

  private void video(
      SourceReceiver receiver, byte[] buf, Codec codec, long sequence, int skip, long nowNanos) {
    SourcePacket packet = receiver.video(header, buf, codec, sequence, skip, nowNanos);
    if (packet == null) {
      drops.count(receiver.lastDrop());
      return;
    }
    hold(receiver.track()).add(packet, nowNanos);
  }

  private FrameHold hold(SourceTrack track) {
    FrameHold hold = holds.get(track);
    if (hold == null) {
      hold = new FrameHold(track, shard);
      holds.put(track, hold);
    }
    return hold;
  }

  private void audio(
      SourceReceiver receiver, byte[] buf, Codec codec, long sequence, long nowNanos) {
    long found = header.extension(buf, spec.extensions().audioLevel());
    int level = found < 0 ? SourcePacket.ABSENT : buf[(int) (found >> 8)] & 0xFF;
    SourceTrack track = receiver.track();
    boolean silent = level >= 0 && (level & SILENT) == SILENT;
    int silentBefore = receiver.silence(silent);
    boolean goesOn =
        silent
            ? track.voice().seated() && silentBefore < TRAILING_SILENCE
            : isLoud(track, level, nowNanos);
    if (!goesOn) {
      receiver.leaveOut(sequence);
      drops.count(silent ? DropReason.SILENCE : DropReason.NOT_AMONG_LOUDEST);
      return;
    }
    SourcePacket packet = receiver.audio(header, buf, codec, sequence, level, nowNanos);
    if (packet == null) {
      drops.count(receiver.lastDrop());
      return;
    }
    shard.distribute(packet, nowNanos);
    if (!silent && room.dominant().heard(track.voice(), nowNanos)) {
      room.announceSpeaker(track.owner());
    }
  }

  private boolean isLoud(SourceTrack track, int level, long nowNanos) {
    return room.voices().hear(track.voice(), level < 0 ? level : level & SILENT, nowNanos);
  }

  /** The receiver of this source, or null when it is not (or no longer) the endpoint's. */
  SourceReceiver receiverOf(SourceTrack track) {
    SourceReceiver receiver = bySsrc.get(track.ssrc());
    return receiver != null && receiver.track() == track ? receiver : null;
  }

  SourceReceiver receiverOf(int ssrc) {
    return bySsrc.get(ssrc);
  }

  List<SourceReceiver> receivers() {
    return receivers;
  }

  TransportCcRecorder transportCc() {
    return transportCc;
  }

  long packets() {
    return packets;
  }

  long octets() {
    return octets;
  }
}
