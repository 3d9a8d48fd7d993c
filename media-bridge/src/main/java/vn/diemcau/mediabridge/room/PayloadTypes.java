package vn.diemcau.mediabridge.room;

import java.util.List;
import vn.diemcau.mediabridge.codec.Codec;

/** The payload types of one endpoint, found by number. */
final class PayloadTypes {

  private final Codec[] media = new Codec[128];
  private final Codec[] retransmissions = new Codec[128];

  PayloadTypes(List<PayloadType> negotiated) {
    for (PayloadType one : negotiated) {
      media[one.number()] = one.codec();
      if (one.rtxNumber() != PayloadType.NONE) {
        retransmissions[one.rtxNumber()] = one.codec();
      }
    }
  }

  /** The codec that is sent under this number, or null. */
  Codec media(int number) {
    return media[number];
  }

  /** The codec that is retransmitted under this number, or null. */
  Codec retransmission(int number) {
    return retransmissions[number];
  }
}
