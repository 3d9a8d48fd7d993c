package vn.diemcau.mediabridge.loop;

import java.net.InetSocketAddress;

/** Writes runs of datagrams of one size. For the thread that owns it. */
public interface RunOutput {

  /** Largest run: one UDP datagram as far as the socket sees. */
  int MAX_RUN = 65_507;

  /** True when the kernel cuts a run into its datagrams ({@code UDP_SEGMENT}). */
  boolean sendsRuns();

  /**
   * Writes datagrams of one size to one address as one; more than one only where {@link
   * #sendsRuns}. The bytes are copied out at once.
   *
   * @param length of all together, from index 0, at most {@link #MAX_RUN}
   * @param segment bytes of each; the last one may be shorter
   */
  void sendRun(byte[] buffer, int length, int segment, InetSocketAddress to);

  /** What was written, or is about to be at the end of the batch, leaves soon. */
  void flushSoon();
}
