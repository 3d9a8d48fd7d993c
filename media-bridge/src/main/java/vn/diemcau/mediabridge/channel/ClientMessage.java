package vn.diemcau.mediabridge.channel;

import vn.diemcau.mediabridge.bandwidth.Wishes;

/** What a client said on the bridge channel. */
public sealed interface ClientMessage {

  /**
   * The client is there (again).
   *
   * @param redPayloadType under which it takes Opus with what went before (RFC 2198), or {@link
   *     #NONE}
   */
  record Hello(int redPayloadType) implements ClientMessage {
    public static final int NONE = -1;
  }

  /** What the client wants to see from now on. */
  record Constraints(Wishes wishes) implements ClientMessage {}

  /** Well-formed, but of a kind that the bridge has no use for. */
  record Unknown() implements ClientMessage {}

  /** No JSON object of a known form; changes nothing. */
  record Malformed() implements ClientMessage {}
}
