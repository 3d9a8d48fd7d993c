package vn.diemcau.mediabridge.rtcp;

/** Is told what an RTCP packet says. SSRCs are the 32 bits, signed as Java has them. */
public interface RtcpListener {

  /**
   * The sender's part of a sender report (RFC 3550, 6.4.1).
   *
   * @param ntp seconds since 1900, 32.32 fixed point
   */
  default void senderReport(int ssrc, long ntp, int rtpTimestamp) {}

  /**
   * One report block (RFC 3550, 6.4.1).
   *
   * @param fractionLost 0 to 255
   * @param lastReport the middle 32 bits of the NTP time of the last sender report, 0 for none
   * @param delay since that report, in 1/65536 s
   */
  default void reportBlock(int mediaSsrc, int fractionLost, int lastReport, int delay) {}

  /** One sequence number that the sender of the packet lacks (RFC 4585, 6.2.1). */
  default void nack(int mediaSsrc, int sequence) {}

  /** Picture loss indication (RFC 4585, 6.3.1) or full intra request (RFC 5104, 4.3.1). */
  default void keyFrameRequest(int mediaSsrc) {}

  /**
   * Transport-wide congestion feedback, to be read by a {@link TransportFeedbackReader}: the RTCP
   * packet from its header on, without padding; valid during the call.
   */
  default void transportFeedback(byte[] buf, int off, int end) {}

  /** The source leaves (RFC 3550, 6.6). */
  default void bye(int ssrc) {}
}
