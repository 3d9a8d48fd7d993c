package vn.diemcau.mediabridge.bench;

/** Takes a packet; the buffer is valid during the call only. */
@FunctionalInterface
interface PacketOutput {
  void send(byte[] buf, int off, int len);
}
