package vn.diemcau.mediabridge.loop;

import java.net.InetSocketAddress;

/** Receives what a loop read from its port, on that loop's thread. */
public interface DatagramListener {

  /**
   * One datagram.
   *
   * @param buffer belongs to the loop and is used again for the next datagram; it may be changed in
   *     place, with at least {@link MediaLoop#TAIL_ROOM} bytes of room behind {@code length}
   * @param length bytes of the datagram, from index 0
   * @param from a UDP address, or the name of a TCP connection ({@link TcpStreams#isStream}), whose
   *     frames come as datagrams do
   * @param nowNanos the one reading of {@link System#nanoTime()} for the whole batch
   */
  void onDatagram(byte[] buffer, int length, InetSocketAddress from, long nowNanos);

  /** All that was read or due is handled; what was caused by it is about to be written. */
  default void onBatchEnd() {}

  /** A TCP connection that frames came from has ended. */
  default void onDisconnected(InetSocketAddress stream) {}
}
