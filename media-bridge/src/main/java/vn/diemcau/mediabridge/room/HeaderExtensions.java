package vn.diemcau.mediabridge.room;

/**
 * The ids of the RTP header extensions that were negotiated with one endpoint (RFC 8285, one-byte
 * form: 1 to 14); 0 means not negotiated.
 *
 * @param mid {@code urn:ietf:params:rtp-hdrext:sdes:mid} (RFC 9143)
 * @param transportCc {@code
 *     http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01}
 * @param absSendTime {@code http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time}
 * @param audioLevel {@code urn:ietf:params:rtp-hdrext:ssrc-audio-level} (RFC 6464)
 */
public record HeaderExtensions(int mid, int transportCc, int absSendTime, int audioLevel) {

  public HeaderExtensions {
    check(mid);
    check(transportCc);
    check(absSendTime);
    check(audioLevel);
  }

  private static void check(int id) {
    if (id < 0 || id > 14) {
      throw new IllegalArgumentException("header extension id " + id + " is not in 0..14");
    }
  }
}
