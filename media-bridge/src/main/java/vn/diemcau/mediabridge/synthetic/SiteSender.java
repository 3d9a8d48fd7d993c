package vn.diemcau.mediabridge.synthetic;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import vn.diemcau.mediabridge.client.MediaFormats;

/**
 * Sends the clip over and over: Opus every 20 ms, VP8 at its frame rate; starts again with the key
 * frame when asked for one and repeats lost packets by RTX (RFC 4588). Sans-IO.
 */
final class SiteSender {

  /** Takes plain packets; the buffer has room behind them for SRTP. */
  interface Output {
    void packet(byte[] buffer, int length);
  }

  private static final int MAX_PAYLOAD = 1100;
  private static final int HISTORY = 256;
  private static final long AUDIO_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long VIDEO_NANOS = TimeUnit.SECONDS.toNanos(1) / Clip.FRAMES_PER_SECOND;
  private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Clip clip;
  private final Output output;
  private final RtpPacketizer audio;
  private final RtpPacketizer video;
  private final RtpPacketizer rtx;
  private final byte[] buffer = new byte[1600];
  private final byte[][] sent = new byte[HISTORY][];
  private final int[] sentSequence = new int[HISTORY];
  private final int[] sentTimestamp = new int[HISTORY];
  private final boolean[] sentMarker = new boolean[HISTORY];
  private int frame;
  private int voicePacket;
  private int pictureId;
  private long nextAudioAt;
  private long nextVideoAt;
  private long nextReportAt;
  boolean audioOn = true;
  boolean videoOn = true;

  SiteSender(Clip clip, SiteSsrcs ssrcs, Random random, Output output) {
    this.clip = clip;
    this.output = output;
    this.audio = packetizer(MediaFormats.OPUS, ssrcs.audio(), "mic", true, random);
    this.video = packetizer(MediaFormats.VP8, ssrcs.video(), "cam", false, random);
    this.rtx = packetizer(MediaFormats.VP8_RTX, ssrcs.rtx(), "cam", false, random);
    this.pictureId = random.nextInt(0x8000);
  }

  private static RtpPacketizer packetizer(
      int type, long ssrc, String mid, boolean audio, Random random) {
    return new RtpPacketizer(type, (int) ssrc, mid, audio, random.nextInt(0x10000));
  }

  long packetsSent() {
    return audio.packets() + video.packets() + rtx.packets();
  }

  /** Sends what has become due. */
  void tick(long nowNanos) {
    if (nextAudioAt == 0 || nowNanos - nextAudioAt > LATE_NANOS) {
      nextAudioAt = nowNanos;
      nextVideoAt = nowNanos;
    }
    while (nowNanos >= nextAudioAt) {
      nextAudioAt += AUDIO_NANOS;
      sendVoice();
    }
    while (nowNanos >= nextVideoAt) {
      nextVideoAt += VIDEO_NANOS;
      sendFrame();
    }
    if (nowNanos >= nextReportAt) {
      nextReportAt = nowNanos + REPORT_NANOS;
      sendReport(audio);
      sendReport(video);
    }
  }

  /** The next frame is the key frame again; once for all who ask while it is being sent. */
  void keyFrameWanted() {
    if (frame > 2) {
      frame = 0;
    }
  }

  /** Repeats the packet if it is still there. */
  void lost(long ssrc, int sequence) {
    int slot = sequence % HISTORY;
    byte[] payload = sent[slot];
    if ((int) ssrc != video.ssrc || payload == null || sentSequence[slot] != sequence) {
      return;
    }
    int at = rtx.header(buffer, sentMarker[slot], sentTimestamp[slot]);
    buffer[at++] = (byte) (sequence >>> 8);
    buffer[at++] = (byte) sequence;
    System.arraycopy(payload, 0, buffer, at, payload.length);
    rtx.count(payload.length + 2);
    output.packet(buffer, at + payload.length);
  }

  private void sendVoice() {
    audio.advance(960);
    if (!audioOn) {
      return;
    }
    byte[] packet = clip.voice().get(voicePacket);
    voicePacket = (voicePacket + 1) % clip.voice().size();
    int at = audio.header(buffer, false, audio.timestamp());
    System.arraycopy(packet, 0, buffer, at, packet.length);
    audio.count(packet.length);
    output.packet(buffer, at + packet.length);
  }

  private void sendFrame() {
    video.advance(90_000 / Clip.FRAMES_PER_SECOND);
    if (!videoOn) {
      frame = 0;
      return;
    }
    Clip.Frame next = clip.frames().get(frame);
    frame = (frame + 1) % clip.frames().size();
    pictureId = (pictureId + 1) & 0x7FFF;
    byte[] data = next.data();
    for (int from = 0; from < data.length; from += MAX_PAYLOAD) {
      int size = Math.min(MAX_PAYLOAD, data.length - from);
      sendPart(data, from, size, from + size == data.length);
    }
  }

  /** One part of a frame behind its VP8 payload descriptor: picture id, layer 0 (RFC 7741, 4.2). */
  private void sendPart(byte[] data, int from, int size, boolean last) {
    int start = video.header(buffer, last, video.timestamp());
    int at = start;
    buffer[at++] = (byte) (0x80 | (from == 0 ? 0x10 : 0));
    buffer[at++] = (byte) (0x80 | 0x40 | 0x20);
    buffer[at++] = (byte) (0x80 | pictureId >>> 8);
    buffer[at++] = (byte) pictureId;
    buffer[at++] = (byte) pictureId;
    buffer[at++] = 0;
    System.arraycopy(data, from, buffer, at, size);
    at += size;
    byte[] copy = new byte[at - start];
    System.arraycopy(buffer, start, copy, 0, copy.length);
    int sequence = video.lastSequence();
    int slot = sequence % HISTORY;
    sent[slot] = copy;
    sentSequence[slot] = sequence;
    sentTimestamp[slot] = video.timestamp();
    sentMarker[slot] = last;
    video.count(copy.length);
    output.packet(buffer, at);
  }

  /** A sender report without report blocks (RFC 3550, 6.4.1). */
  private void sendReport(RtpPacketizer source) {
    buffer[0] = (byte) 0x80;
    buffer[1] = (byte) 200;
    buffer[2] = 0;
    buffer[3] = 6;
    RtpPacketizer.put32(buffer, 4, source.ssrc);
    long ntp = NtpTime.now();
    RtpPacketizer.put32(buffer, 8, (int) (ntp >>> 32));
    RtpPacketizer.put32(buffer, 12, (int) ntp);
    RtpPacketizer.put32(buffer, 16, source.timestamp());
    RtpPacketizer.put32(buffer, 20, (int) source.packets());
    RtpPacketizer.put32(buffer, 24, (int) source.octets());
    output.packet(buffer, 28);
  }
}
