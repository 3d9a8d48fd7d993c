package vn.diemcau.mediabridge.bench;

import java.util.concurrent.TimeUnit;
import vn.diemcau.mediabridge.client.MediaFormats;
import vn.diemcau.mediabridge.loop.MediaLoop;
import vn.diemcau.mediabridge.rtcp.RtcpListener;
import vn.diemcau.mediabridge.rtcp.RtcpReader;
import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.rtp.RtpWriter;
import vn.diemcau.mediabridge.synthetic.SiteSsrcs;

/** Sends a mix as one site: frames with their packets' sizes and times, and a voice. */
final class LoadSender implements RtcpListener {

  private static final int LOUD = 0x80 | 30;
  private static final int QUIET = 127;
  private static final int DESCRIPTOR = 6;

  private final MediaLoop loop;
  private final SiteSsrcs ssrcs;
  private final Mix mix;
  private final boolean hasVoice;
  private final PacketOutput sink;
  private final byte[] buffer = new byte[2048];
  private final byte[] mid;
  private final byte[] mic =
      RtpWriter.extensionBlock(0, MediaFormats.MID_ID, "mic", MediaFormats.AUDIO_LEVEL_ID);
  private final int levelAt = RtpWriter.byteAt(0);
  private boolean running;
  private boolean keyWanted = true;
  private int frame;
  private int sequence = 1000;
  private int picture = 100;
  private int timestamp;
  private int audioSequence = 5000;
  private int audioTimestamp;
  private long nextFrame;
  private long nextVoice;
  private volatile boolean loud = true;
  private volatile long packets;

  /**
   * @param line mid of the line that carries the picture
   */
  LoadSender(
      MediaLoop loop, SiteSsrcs ssrcs, Mix mix, String line, boolean hasVoice, PacketOutput sink) {
    this.loop = loop;
    this.ssrcs = ssrcs;
    this.mix = mix;
    this.mid = RtpWriter.extensionBlock(0, MediaFormats.MID_ID, line, 0);
    this.hasVoice = hasVoice;
    this.sink = sink;
  }

  void start() {
    loop.execute(
        () -> {
          running = true;
          nextFrame = loop.nowNanos();
          nextVoice = nextFrame;
          video();
          if (hasVoice) {
            voice();
          }
        });
  }

  void stop() {
    running = false;
  }

  /** Speaks, or is silent for the bridge to see. */
  void loud(boolean now) {
    loud = now;
  }

  long packets() {
    return packets;
  }

  void rtcp(byte[] packet, int length) {
    RtcpReader.read(packet, 0, length, this);
  }

  @Override
  public void keyFrameRequest(int mediaSsrc) {
    keyWanted |= mediaSsrc == (int) ssrcs.video();
  }

  private void video() {
    if (!running) {
      return;
    }
    Mix.Frame now = keyWanted ? mix.keyFrame() : mix.frames().get(frame++ % mix.frames().size());
    keyWanted = false;
    timestamp += 90_000 / mix.framesPerSecond();
    picture = picture + 1 & 0x7FFF;
    packet(now, 0);
    nextFrame += TimeUnit.SECONDS.toNanos(1) / mix.framesPerSecond();
    loop.after(Math.max(0, nextFrame - loop.nowNanos()), this::video);
  }

  /** This packet of the frame, and those that leave at the same time. */
  private void packet(Mix.Frame now, int from) {
    int i = from;
    while (i < now.bytes().length && now.afterMicros()[i] <= now.afterMicros()[from]) {
      write(now, i++);
    }
    if (i < now.bytes().length && running) {
      int rest = i;
      long wait = (now.afterMicros()[i] - now.afterMicros()[from]) * 1000L;
      loop.after(wait, () -> packet(now, rest));
    }
  }

  private void write(Mix.Frame now, int index) {
    boolean last = index == now.bytes().length - 1;
    int at =
        RtpWriter.header(
            buffer,
            0,
            true,
            last,
            MediaFormats.VP8,
            sequence++ & 0xFFFF,
            timestamp,
            (int) ssrcs.video());
    System.arraycopy(mid, 0, buffer, at, mid.length);
    at += mid.length;
    buffer[at] = (byte) (0x80 | (index == 0 ? 0x10 : 0));
    buffer[at + 1] = (byte) 0xE0;
    Bytes.put16(buffer, at + 2, 0x8000 | picture);
    buffer[at + 4] = (byte) picture;
    buffer[at + 5] = 0;
    buffer[at + DESCRIPTOR] = (byte) (now.key() ? 0x10 : 0x11);
    int end = Math.max(now.bytes()[index], at + DESCRIPTOR + 1 + Stamp.LENGTH);
    Stamp.write(buffer, end, System.nanoTime());
    packets++;
    sink.send(buffer, 0, end);
  }

  private void voice() {
    if (!running) {
      return;
    }
    audioTimestamp += 960;
    int at =
        RtpWriter.header(
            buffer,
            0,
            true,
            false,
            MediaFormats.OPUS,
            audioSequence++ & 0xFFFF,
            audioTimestamp,
            (int) ssrcs.audio());
    System.arraycopy(mic, 0, buffer, at, mic.length);
    buffer[at + levelAt] = (byte) (loud ? LOUD : QUIET);
    packets++;
    sink.send(buffer, 0, Mix.AUDIO_BYTES);
    nextVoice += TimeUnit.SECONDS.toNanos(1) / Mix.AUDIO_PER_SECOND;
    loop.after(Math.max(0, nextVoice - loop.nowNanos()), this::voice);
  }
}
