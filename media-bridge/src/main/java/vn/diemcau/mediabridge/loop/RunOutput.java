package vn.diemcau.mediabridge.loop;

import java.net.InetSocketAddress;

/**
 * Writes runs of datagrams of one size, one run at a time: begun, filled, sent. For the thread that
 * owns it.
 */
public interface RunOutput {

  /** True when the kernel cuts a run into its datagrams ({@code UDP_SEGMENT}). */
  boolean sendsRuns();

  /**
   * Begins a run.
   *
   * @param bytes the most that is appended
   * @return whether it lies in native memory, so that {@link #append} tells where
   */
  boolean begin(int bytes);

  /**
   * Appends a copy of these bytes to the run that was begun.
   *
   * @param behind so many bytes more are left free behind them, to be written by address
   * @return the address of the first one until the run is sent; 0 outside of native memory
   */
  long append(byte[] buffer, int offset, int length, int behind);

  /** Gives up the run that was begun. */
  void abandon();

  /**
   * Writes the datagrams of the run to one address as one; more than one only where {@link
   * #sendsRuns}.
   *
   * @param segment the size of each in bytes; the last one may be shorter; all together at most
   *     65,507 bytes, one UDP datagram as far as the socket sees
   * @param count how many there are
   */
  void sendRun(int segment, int count, InetSocketAddress to);

  /** What was written, or is about to be at the end of the batch, leaves soon. */
  void flushSoon();
}
