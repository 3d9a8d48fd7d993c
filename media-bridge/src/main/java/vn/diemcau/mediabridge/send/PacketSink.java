package vn.diemcau.mediabridge.send;

/**
 * Where the packets of one receiver are written and leave from. They are written in place, one at a
 * time, so that hundreds of receivers share memory that is warm. On the receiver's loop only.
 */
public interface PacketSink {

  /** A packet of at most so many bytes leaves as it was written, with no padding added. */
  int AS_WRITTEN = 300;

  /** The array to write a packet into; to be asked for anew for every packet. */
  byte[] buffer();

  /** Where in {@link #buffer} the packet begins. */
  int offset();

  /** Sends what was written; without this call it is forgotten. */
  void send(int length);
}
