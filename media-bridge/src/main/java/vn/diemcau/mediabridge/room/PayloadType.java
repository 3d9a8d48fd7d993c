package vn.diemcau.mediabridge.room;

import vn.diemcau.mediabridge.codec.Codec;

/**
 * One payload type that was negotiated with an endpoint, with the one that retransmits it.
 *
 * @param number 0 to 127
 * @param rtxNumber payload type of its retransmission (RFC 4588), or {@link #NONE}
 */
public record PayloadType(int number, Codec codec, int rtxNumber) {

  /** No retransmission negotiated. */
  public static final int NONE = -1;

  public PayloadType {
    if (number < 0 || number > 127 || rtxNumber < NONE || rtxNumber > 127) {
      throw new IllegalArgumentException("payload type " + number + "/" + rtxNumber);
    }
  }
}
