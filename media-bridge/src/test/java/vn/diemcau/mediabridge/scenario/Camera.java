package vn.diemcau.mediabridge.scenario;

import java.util.ArrayList;
import java.util.List;
import vn.diemcau.mediabridge.rtcp.RtcpWriter;
import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.rtp.RtpWriter;

/**
 * Sends VP8 with three temporal layers at 25 frames a second, answers NACKs by RTX and requests by
 * key frames. A frame's content says whose it is, which frame it is and how many packets it has.
 */
final class Camera {

  private static final long FRAME = 40 * Simulation.MILLI;
  private static final int[] LAYERS = {0, 2, 1, 2};

  private final Peer peer;
  private final int tag;
  final int ssrc;
  final int rtxSsrc;
  boolean on;

  /** How far apart the packets of a picture leave. */
  long spacingMillis;

  /** Packets of a picture that is no key frame, and of one that is. */
  int packets = 2;

  int keyPackets = 6;

  /** When each packet left. */
  final List<Long> sentAt = new ArrayList<>();

  int keyFrames;
  int repeated;
  private int sequence;
  private int rtxSequence;
  private int timestamp;
  private long lastFrame;
  private int picture;
  private int tl0;
  private int inPattern;
  private boolean keyFrameNext = true;
  private final byte[][] history = new byte[1024][];

  /**
   * @param tag what its pictures carry
   */
  Camera(Peer peer, int tag) {
    this.peer = peer;
    this.tag = tag;
    ssrc = peer.simulation.random.nextInt();
    rtxSsrc = peer.simulation.random.nextInt();
    sequence = peer.simulation.random.nextInt(0x10000);
    timestamp = peer.simulation.random.nextInt();
    picture = peer.simulation.random.nextInt(0x8000);
    tl0 = peer.simulation.random.nextInt(256);
  }

  void start() {
    if (on) {
      return;
    }
    on = true;
    keyFrameNext = true;
    peer.simulation.every(
        FRAME,
        () -> {
          if (on) {
            frame();
          }
          return on;
        });
    peer.simulation.every(
        1000 * Simulation.MILLI,
        () -> {
          if (on) {
            report();
          }
          return on;
        });
  }

  void stop() {
    on = false;
  }

  void keyFrameWanted() {
    keyFrameNext = true;
  }

  private void frame() {
    boolean key = keyFrameNext;
    keyFrameNext = false;
    keyFrames += key ? 1 : 0;
    inPattern = key ? 0 : inPattern + 1 & 3;
    int layer = LAYERS[inPattern];
    picture = picture + 1 & 0x7FFF;
    tl0 = layer == 0 ? tl0 + 1 & 0xFF : tl0;
    timestamp += 3600;
    lastFrame = peer.simulation.now();
    int count = key ? keyPackets : packets;
    for (int i = 0; i < count; i++) {
      byte[] packet = packet(key, layer, i, count);
      history[sequence & 1023] = packet;
      sequence = sequence + 1 & 0xFFFF;
      leave(packet, i * spacingMillis * Simulation.MILLI);
    }
  }

  private void leave(byte[] packet, long after) {
    if (after == 0) {
      sentAt.add(peer.simulation.now());
      peer.sendRtp(packet);
    } else {
      peer.simulation.after(after, () -> leave(packet, 0));
    }
  }

  private byte[] packet(boolean key, int layer, int index, int count) {
    byte[] packet = new byte[12 + 8 + 6 + 1 + 12 + 500];
    boolean last = index == count - 1;
    int at = RtpWriter.header(packet, 0, true, last, Peer.VP8, sequence, timestamp, ssrc);
    Bytes.put16(packet, at, 0xBEDE);
    Bytes.put16(packet, at + 2, 1);
    packet[at + 4] = (byte) (Peer.EXTENSIONS.transportCc() << 4 | 1);
    Bytes.put16(packet, at + 5, peer.transportSequence++);
    at += 8;
    packet[at++] = (byte) (0x80 | (index == 0 ? 0x10 : 0));
    packet[at++] = (byte) 0xE0;
    Bytes.put16(packet, at, 0x8000 | picture);
    packet[at + 2] = (byte) tl0;
    packet[at + 3] = (byte) (layer << 6 | (inPattern < 3 && layer > 0 ? 0x20 : 0));
    at += 4;
    packet[at++] = (byte) (key ? 0x10 : 0x11);
    Bytes.put32(packet, at, tag);
    packet[at + 4] = (byte) index;
    packet[at + 5] = (byte) count;
    packet[at + 6] = (byte) (key ? 1 : 0);
    return packet;
  }

  void repeat(int lost) {
    byte[] original = history[lost & 1023];
    if (original == null || Bytes.u16(original, 2) != lost) {
      return;
    }
    repeated++;
    byte[] packet = new byte[original.length + 2];
    System.arraycopy(original, 0, packet, 0, 20);
    packet[1] = (byte) (original[1] & 0x80 | Peer.VP8_RTX);
    Bytes.put16(packet, 2, rtxSequence++);
    Bytes.put32(packet, 8, rtxSsrc);
    Bytes.put16(packet, 17, peer.transportSequence++);
    Bytes.put16(packet, 20, lost);
    System.arraycopy(original, 20, packet, 22, original.length - 20);
    peer.sendRtp(packet);
  }

  private void report() {
    long now = peer.simulation.now();
    peer.sendRtcp(report(now, ssrc, timestamp + (int) ((now - lastFrame) * 90 / 1_000_000)));
  }

  /** NTP is the virtual clock, so a receiver can check that the two clocks still fit. */
  static RtcpWriter report(long now, int ssrc, int timestamp) {
    long ntp = now / 1_000_000_000L << 32 | (now % 1_000_000_000L << 32) / 1_000_000_000L;
    return new RtcpWriter(0, 200, 0).senderReport(ssrc, ntp, timestamp, 1, 1).cname(ssrc, "c");
  }
}
