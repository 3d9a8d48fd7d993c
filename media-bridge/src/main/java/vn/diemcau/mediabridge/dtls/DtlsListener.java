package vn.diemcau.mediabridge.dtls;

/** Hears the end of a handshake and of its session, on the handshake's own thread. */
public interface DtlsListener {

  /** One datagram to send to the peer; the array is not used again. */
  void send(byte[] datagram);

  /** The handshake ended well and the peer is who its fingerprint says. */
  void connected(SrtpKeys keys);

  /** The handshake failed or the peer closed the session. */
  void closed(String reason);
}
