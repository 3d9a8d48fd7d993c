package vn.diemcau.mediabridge.room;

import vn.diemcau.mediabridge.send.PacketSink;

/**
 * Where a room puts what goes to one endpoint. Implemented by the transport, called only on the
 * endpoint's own loop.
 *
 * <p>Packets are plain (not yet sealed). RTP is written into the output's own buffer ({@link
 * PacketSink}), at most {@link #MAX_PACKET} bytes a packet. None of the methods throws: an output
 * that cannot send (no keys yet, socket full) drops and counts.
 */
public interface EndpointOutput extends PacketSink {

  /** Free bytes before each RTCP packet. */
  int HEAD_ROOM = 64;

  /** Free bytes behind each RTCP packet, for sealing in place: SRTCP's tag and index. */
  int TAIL_ROOM = 64;

  /** The largest RTP packet that a room hands out (RFC 3550). */
  int MAX_PACKET = 1500;

  /**
   * One RTCP packet, compound or reduced-size (RFC 5506: offers carry {@code a=rtcp-rsize};
   * browsers take it either way). The buffer is the caller's, valid during the call only.
   */
  void rtcp(byte[] buf, int off, int len);

  /** The endpoint has something to do at the next tick, however long it was at rest. */
  void soon();

  /** One message of the bridge channel. Dropped when the channel is not open. */
  void channel(String json);
}
