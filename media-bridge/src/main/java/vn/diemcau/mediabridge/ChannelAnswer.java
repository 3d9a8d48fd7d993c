package vn.diemcau.mediabridge;

/** The answer to opening a bridge channel. */
public sealed interface ChannelAnswer {

  /** It is open; the hello is on its way. */
  record Opened(BridgeChannel channel) implements ChannelAnswer {}

  /** Unknown conference or endpoint, or a wrong password; which one is not said. */
  record Refused() implements ChannelAnswer {}
}
