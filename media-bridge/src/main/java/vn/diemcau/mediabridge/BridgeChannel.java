package vn.diemcau.mediabridge;

/** An open bridge channel, seen from whoever carries it (a WebSocket). */
public interface BridgeChannel {

  /** A text message from the client. */
  void receive(String json);

  /** The client is gone or another channel took its place. */
  void close();
}
