package vn.diemcau.mediabridge;

import org.jitsi.xmpp.extensions.colibri2.Colibri2Error;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;

/** The answer to a COLIBRI2 request: done, or refused with nothing changed. */
public sealed interface ModifyAnswer {

  /** Done; for a new endpoint it carries the bridge's side of the transport. */
  record Modified(ConferenceModifiedIQ answer) implements ModifyAnswer {}

  /**
   * Refused.
   *
   * @param condition what kind of error it is
   * @param reason COLIBRI2's own reason
   * @param text one English sentence for the log of the asking side
   */
  record Refused(Condition condition, Colibri2Error.Reason reason, String text)
      implements ModifyAnswer {}

  /** The XMPP stanza conditions that are used. */
  enum Condition {
    BAD_REQUEST,
    NOT_FOUND,
    CONFLICT,
    NOT_IMPLEMENTED,
    UNAVAILABLE
  }
}
