package vn.diemcau.mediabridge.scenario;

import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.rtp.RtpWriter;

/**
 * Sends an Opus packet every 20 ms with a given loudness, or one every 400 ms while it pauses
 * (discontinuous transmission). A packet's last byte checks the others.
 */
final class Microphone {

  private final Peer peer;
  private final int tag;
  final int ssrc;
  int level = 30;
  boolean on;
  boolean pauses;
  private int sincePacket;
  private int sequence;
  private int timestamp;
  private long lastTick;

  /**
   * @param tag what its sounds carry
   */
  Microphone(Peer peer, int tag) {
    this.peer = peer;
    this.tag = tag;
    ssrc = peer.simulation.random.nextInt();
    sequence = peer.simulation.random.nextInt(0x10000);
    timestamp = peer.simulation.random.nextInt();
  }

  void start() {
    if (on) {
      return;
    }
    on = true;
    peer.simulation.every(
        20 * Simulation.MILLI,
        () -> {
          if (on && (!pauses || ++sincePacket >= 20)) {
            send();
          }
          timestamp += 960;
          lastTick = peer.simulation.now();
          return on;
        });
    peer.simulation.every(
        1000 * Simulation.MILLI,
        () -> {
          if (on) {
            long now = peer.simulation.now();
            int since = (int) ((now - lastTick) * 48 / 1_000_000);
            peer.sendRtcp(Camera.report(now, ssrc, timestamp - 960 + since));
          }
          return on;
        });
  }

  void stop() {
    on = false;
  }

  private void send() {
    byte[] packet = new byte[12 + 8 + 40 + peer.simulation.random.nextInt(80)];
    int at = RtpWriter.header(packet, 0, true, false, Peer.OPUS, sequence++, timestamp, ssrc);
    sincePacket = 0;
    Bytes.put16(packet, at, 0xBEDE);
    Bytes.put16(packet, at + 2, 1);
    packet[at + 4] = (byte) (Peer.EXTENSIONS.audioLevel() << 4);
    packet[at + 5] = (byte) (0x80 | level);
    at += 8;
    packet[at] = 0x78;
    Bytes.put32(packet, at + 1, tag);
    for (int i = at + 5; i < packet.length - 1; i++) {
      packet[i] = (byte) peer.simulation.random.nextInt();
    }
    packet[packet.length - 1] = check(packet, at);
    peer.sendRtp(packet);
  }

  /** The sum of all bytes from here on but the last. */
  static byte check(byte[] packet, int from) {
    int sum = 0;
    for (int i = from; i < packet.length - 1; i++) {
      sum += packet[i];
    }
    return (byte) sum;
  }
}
