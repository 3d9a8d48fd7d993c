package vn.diemcau.mediabridge.send;

/** Takes a packet; the buffer is valid during the call only. */
@FunctionalInterface
public interface PacketSink {
  void send(byte[] buf, int off, int len);
}
