package vn.diemcau.mediabridge.peer;

/** Why a datagram never reached a room, or a packet of a room never a socket; each is counted. */
public enum IgnoredReason {
  /** First byte of no protocol that is spoken here (RFC 7983). */
  UNKNOWN_PROTOCOL,
  MALFORMED_STUN,
  /** A check for a user fragment that nobody here has. */
  UNKNOWN_UFRAG,
  /** A check that was not made with the peer's password. */
  WRONG_CREDENTIALS,
  /** DTLS or media from an address that no check has vouched for. */
  UNKNOWN_ADDRESS,
  DTLS_OVERFLOW,
  /** Media before the keys are there. */
  NO_KEYS,
  /** SRTP did not authenticate it, or it was a replay. */
  NOT_AUTHENTIC,
  /** No check for 30 seconds: nothing may be sent (RFC 7675). */
  NO_CONSENT
}
