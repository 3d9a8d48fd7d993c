package vn.diemcau.mediabridge.receive;

import java.util.Arrays;
import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.codec.VideoPayload;
import vn.diemcau.mediabridge.rtp.RtpHeader;
import vn.diemcau.mediabridge.rtp.SequenceMap;
import vn.diemcau.mediabridge.rtp.Unwrapper;

/**
 * Receives one source on its owner's loop: keeps track of loss, of key frames and of what was left
 * out, and makes the one stored copy of each packet that goes on.
 */
public final class SourceReceiver {

  private static final long NOT_ACCEPTED = 0;

  private final SourceTrack track;
  private final SequenceWindow window = new SequenceWindow();
  private final SequenceMap handedOn = new SequenceMap();
  private final NackTracker nacks = new NackTracker();
  private final KeyFrameRequests keyFrames = new KeyFrameRequests();
  private final VideoPayload view = new VideoPayload();
  private final LayerMeter meter = new LayerMeter();
  private final ReceptionStats stats;
  private Unwrapper pictures = new Unwrapper(15);
  private int pictureBits = 15;
  private boolean mapped;
  private boolean needsKeyFrame;
  private DropReason lastDrop;
  private long lastArrival;
  private boolean anyArrival;
  private int silentRun;

  public SourceReceiver(SourceTrack track) {
    this.track = track;
    stats = new ReceptionStats(track.isVideo() ? Codec.VP8.clockRate() : Codec.OPUS.clockRate());
  }

  /**
   * First stop of a packet: is it new?
   *
   * @param sequence its own, or the original one of a retransmission
   * @return its extended sequence number, or 0 when it is to be dropped for {@link #lastDrop}
   */
  public long accept(RtpHeader header, int sequence, boolean retransmitted, long nowNanos) {
    long extended = window.accept(sequence);
    if (extended < 0) {
      lastDrop = extended == SequenceWindow.DUPLICATE ? DropReason.DUPLICATE : DropReason.TOO_OLD;
      return NOT_ACCEPTED;
    }
    if (!mapped) {
      mapped = true;
      handedOn.restart(extended, extended);
    }
    if (!retransmitted) {
      stats.received(extended, header.timestamp(), nowNanos);
    }
    if (track.isVideo() && !nacks.received(extended, nowNanos)) {
      beginAgain();
    }
    return extended;
  }

  /** Something came of the source, whatever it was. */
  public void arrived(long nowNanos) {
    lastArrival = nowNanos;
    anyArrival = true;
  }

  /** True when nothing came of the source for so long. */
  public boolean silentFor(long nanos, long nowNanos) {
    return !anyArrival || nowNanos - lastArrival >= nanos;
  }

  /**
   * Counts packets of silence (RFC 6464 level 127) in a row.
   *
   * @return how many there were before this packet
   */
  public int silence(boolean silent) {
    int before = silentRun;
    silentRun = silent ? silentRun + 1 : 0;
    return before;
  }

  /**
   * The packet goes no further, and nobody shall notice a hole. Where packets before it are
   * missing, video keeps its place open, since they may still come.
   */
  public void leaveOut(long extended) {
    if (!track.isVideo()) {
      handedOn.dropUpTo(extended);
    } else if (!handedOn.drop(extended)) {
      handedOn.map(extended);
    }
  }

  /** Packets are left out because the source is muted: nothing is asked for, a key frame is due. */
  public void muted(long extended) {
    handedOn.dropUpTo(extended);
    nacks.reset(window.highest());
    needsKeyFrame = track.isVideo();
  }

  /**
   * Makes the stored copy of an audio packet.
   *
   * @param level the byte of RFC 6464 or negative
   * @return null when it is to be dropped for {@link #lastDrop}
   */
  public SourcePacket audio(
      RtpHeader header, byte[] buf, Codec codec, long extended, int level, long nowNanos) {
    long sequence = handedOn.map(extended);
    if (sequence == SequenceMap.NONE) {
      return drop(DropReason.TOO_OLD);
    }
    int from = header.payloadOffset();
    byte[] payload = Arrays.copyOfRange(buf, from, from + header.payloadLength());
    return new SourcePacket(
        track, codec, sequence, header.timestamp(), header.marker(), level, payload, nowNanos);
  }

  /**
   * Makes the stored copy of a video packet.
   *
   * @param skip bytes before the payload proper (2 in a retransmission)
   * @return null when it is to be dropped for {@link #lastDrop}
   */
  public SourcePacket video(
      RtpHeader header, byte[] buf, Codec codec, long extended, int skip, long nowNanos) {
    int from = header.payloadOffset() + skip;
    int length = header.payloadLength() - skip;
    if (!view.parse(codec, buf, from, length)) {
      leaveOut(extended);
      return drop(DropReason.MALFORMED_PAYLOAD);
    }
    if (needsKeyFrame && !view.keyFrameStart()) {
      handedOn.dropUpTo(extended);
      keyFrames.want();
      return drop(DropReason.AWAITING_KEY_FRAME);
    }
    long sequence = handedOn.map(extended);
    if (sequence == SequenceMap.NONE) {
      return drop(DropReason.TOO_OLD);
    }
    if (view.keyFrameStart()) {
      needsKeyFrame = false;
      keyFrames.keyFrameStarted(nowNanos);
      track.keyFrameStarted();
    }
    SourceLayers measured = meter.count(view, length, nowNanos);
    if (measured != null) {
      track.layers(measured);
    }
    byte[] payload = Arrays.copyOfRange(buf, from, from + length);
    return new SourcePacket(
        track,
        codec,
        sequence,
        header.timestamp(),
        header.marker(),
        SourcePacket.ABSENT,
        payload,
        nowNanos,
        view,
        extendedPictureId());
  }

  private long extendedPictureId() {
    if (view.pictureId() == VideoPayload.ABSENT) {
      return SourcePacket.ABSENT;
    }
    if (view.pictureIdBits() != pictureBits) {
      pictureBits = view.pictureIdBits();
      pictures = new Unwrapper(pictureBits);
    }
    return pictures.unwrap(view.pictureId());
  }

  private void beginAgain() {
    needsKeyFrame = true;
    keyFrames.want();
  }

  private SourcePacket drop(DropReason reason) {
    lastDrop = reason;
    return null;
  }

  public SourceTrack track() {
    return track;
  }

  /** Why the last packet was dropped. */
  public DropReason lastDrop() {
    return lastDrop;
  }

  public ReceptionStats stats() {
    return stats;
  }

  public NackTracker nacks() {
    return nacks;
  }

  public KeyFrameRequests keyFrames() {
    return keyFrames;
  }
}
