package vn.diemcau.mediabridge.receive;

/** Why a packet went no further. Every drop has one and is counted under it. */
public enum DropReason {
  /** Not an RTP packet, or a length inside it does not fit. */
  MALFORMED_RTP,
  /** Not an RTCP packet, or a length inside it does not fit. */
  MALFORMED_RTCP,
  /** A payload descriptor that its codec's RFC does not allow. */
  MALFORMED_PAYLOAD,
  /** A bridge-channel message that is no JSON object of a known form, or is too long. */
  MALFORMED_MESSAGE,
  /** Well-formed, but of a kind the bridge has no use for. */
  UNKNOWN_MESSAGE,
  /** The SSRC was not announced as one of the endpoint's sources. */
  UNKNOWN_SSRC,
  UNKNOWN_PAYLOAD_TYPE,
  DUPLICATE,
  /** So late that it lies before the window of the source. */
  TOO_OLD,
  /** Padding only, or a probe: carries no media. */
  PADDING,
  FORCE_MUTED,
  /** Audio level 127 (RFC 6464). */
  SILENCE,
  /** The server does not let the receiver have this voice. */
  NOT_ALLOWED,
  /** Not one of the loudest voices. */
  NOT_AMONG_LOUDEST,
  /** The receiver's transport is not ready. */
  RECEIVER_NOT_READY,
  /** The slot waits for a key frame of its new source. */
  AWAITING_KEY_FRAME,
  /** Older than the key frame with which the slot switched to the source. */
  BEFORE_SWITCH,
  /** A temporal layer that the receiver does not need. */
  LAYER_NOT_WANTED,
  /** The receiver has no payload type for the source's codec. */
  CODEC_NOT_NEGOTIATED,
  /** The receiver has no slot for this kind of media. */
  NO_SLOT,
  /** The rewritten packet would exceed the largest one that the output takes. */
  TOO_LONG,
  /** A retransmission was asked for that is no longer, or not yet, in the history. */
  NOT_IN_HISTORY,
  /** Asked for again within a round trip, or beyond the limit of retransmissions. */
  RETRANSMISSION_LIMIT,
  /** The loop had so much to do that its picture was too old before it was begun. */
  OVERLOADED,
  /** So much waits for the receiver's slow link that it would come too late. */
  LINK_CONGESTED,
  /** Its source was muted or has left while the packet was on its way to another loop. */
  GONE
}
