package vn.diemcau.mediabridge.bench;

import vn.diemcau.mediabridge.client.MediaFormats;
import vn.diemcau.mediabridge.receive.TransportCcRecorder;
import vn.diemcau.mediabridge.rtcp.RtcpWriter;
import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.rtp.RtpHeader;

/**
 * The transport-cc feedback of one receiver, ten times a second as browsers do. Where the packets
 * carry no transport-wide numbers they are counted instead, so that the feedback has its size.
 */
final class LoadFeedback {

  private final TransportCcRecorder recorder = new TransportCcRecorder();
  private final RtcpWriter writer = new RtcpWriter(0, 1200, 64);
  private final RtpHeader header = new RtpHeader();
  private int counted;
  private int lastSsrc;

  /** One RTP packet, still encrypted behind its header. */
  void received(byte[] buffer, int length, long nowNanos, FlowCounter flow) {
    lastSsrc = Bytes.i32(buffer, 8);
    flow.packet(lastSsrc, Bytes.u16(buffer, 2));
    byte first = buffer[0];
    buffer[0] &= (byte) ~0x20; // how much padding there is can only be seen decrypted
    boolean readable = header.parse(buffer, 0, length);
    buffer[0] = first;
    long found = readable ? header.extension(buffer, MediaFormats.TRANSPORT_CC_ID) : -1;
    int sequence = found < 0 ? counted++ & 0xFFFF : Bytes.u16(buffer, (int) (found >> 8));
    recorder.received(sequence, nowNanos);
  }

  void send(long nowNanos, PacketOutput sink) {
    while (recorder.pending()) {
      recorder.write(writer.clear(), 1, lastSsrc, nowNanos);
      if (writer.length() > 0) {
        sink.send(writer.buffer(), writer.offset(), writer.length());
      }
    }
  }
}
