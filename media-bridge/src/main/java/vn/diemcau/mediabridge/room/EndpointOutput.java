package vn.diemcau.mediabridge.room;

/**
 * Where a room puts what goes to one endpoint. Implemented by the transport, called only on the
 * endpoint's own loop.
 *
 * <p>Packets are plain (not yet sealed). The buffer belongs to the caller and is valid only during
 * the call; it has at least {@link #HEAD_ROOM} free bytes before {@code off} and {@link #TAIL_ROOM}
 * behind {@code off + len}, so SRTP may seal in place. None of the methods throws: an output that
 * cannot send (no keys yet, socket full) drops and counts.
 */
public interface EndpointOutput {

  /** Free bytes before each packet. */
  int HEAD_ROOM = 64;

  /** Free bytes behind each packet: SRTP tags, SRTCP index. */
  int TAIL_ROOM = 64;

  /** The largest packet that a room hands out, without head and tail room. */
  int MAX_PACKET = 1500;

  /** One RTP packet (RFC 3550). */
  void rtp(byte[] buf, int off, int len);

  /**
   * One RTCP packet, compound or reduced-size (RFC 5506: offers carry {@code a=rtcp-rsize};
   * browsers take it either way).
   */
  void rtcp(byte[] buf, int off, int len);

  /** One message of the bridge channel. Dropped when the channel is not open. */
  void channel(String json);
}
