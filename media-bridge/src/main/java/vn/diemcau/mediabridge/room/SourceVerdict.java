package vn.diemcau.mediabridge.room;

/** The answer to a change of an endpoint's sources; everything but ACCEPTED changed nothing. */
public enum SourceVerdict {
  ACCEPTED,
  UNKNOWN_ENDPOINT,
  /** Two of the sources share an SSRC. */
  DUPLICATE_SSRC,
  /** Two of the sources share a name, or another endpoint of the room has it. */
  NAME_IN_USE,
  /** More sources than one endpoint may have. */
  TOO_MANY
}
