package vn.diemcau.mediabridge.loop;

import java.net.InetSocketAddress;

/** Writes runs of datagrams of one size. For the thread that owns it. */
public interface RunOutput {

  /** True when the kernel cuts a run into its datagrams ({@code UDP_SEGMENT}). */
  boolean sendsRuns();

  /**
   * Writes datagrams of one size to one address as one; more than one only where {@link
   * #sendsRuns}. The bytes are copied out at once.
   *
   * @param buffer datagram i lies at {@code i * stride}
   * @param lengths of each datagram; equal, but the last one may be shorter; at most 65,507 bytes
   *     together, one UDP datagram as far as the socket sees
   * @param first the first datagram of the run
   * @param end the one behind the last
   */
  void sendRun(byte[] buffer, int stride, int[] lengths, int first, int end, InetSocketAddress to);

  /** What was written, or is about to be at the end of the batch, leaves soon. */
  void flushSoon();
}
