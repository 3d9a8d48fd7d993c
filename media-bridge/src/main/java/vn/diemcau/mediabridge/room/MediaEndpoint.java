package vn.diemcau.mediabridge.room;

/**
 * One endpoint of a room as its transport sees it. Every method is called on the endpoint's own
 * loop only; none throws on bad input. {@code nowNanos} is the loop's monotonic clock, the same
 * origin on all loops of a room.
 */
public interface MediaEndpoint {

  /** The tick that the room's timers are made for, in milliseconds. */
  int TICK_MILLIS = 20;

  String id();

  /** The index of the loop on which it lives. */
  int loopIndex();

  /** The SSRC that sends the bridge's own RTCP to this endpoint, unsigned. */
  long feedbackSsrc();

  /** A decrypted RTP packet from the endpoint. The buffer is free again after the call. */
  void rtp(byte[] buf, int off, int len, long nowNanos);

  /** A decrypted RTCP packet, compound or reduced-size. */
  void rtcp(byte[] buf, int off, int len, long nowNanos);

  /** The longest that an endpoint at rest goes without a tick, in milliseconds. */
  int RESTING_MILLIS = 100;

  /**
   * Periodic work (reports, NACK and key-frame retries, congestion feedback, changes of who watches
   * what). Called every {@link #TICK_MILLIS} or thereabouts while the endpoint exists.
   *
   * @return true when nothing is under way: the next tick may come {@link #RESTING_MILLIS} later,
   *     unless the room asks for one by {@link EndpointOutput#soon}
   */
  boolean tick(long nowNanos);

  /** A text message from the bridge channel. */
  void channelMessage(String json, long nowNanos);

  /** The bridge channel is open (again): hello and the whole present state are sent. */
  void channelOpened(long nowNanos);

  /** DTLS is done, packets can be sent from now on. Before it nothing is forwarded to it. */
  void transportReady(long nowNanos);
}
