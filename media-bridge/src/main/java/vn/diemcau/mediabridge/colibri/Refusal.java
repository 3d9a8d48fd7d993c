package vn.diemcau.mediabridge.colibri;

import org.jitsi.xmpp.extensions.colibri2.Colibri2Error;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.ModifyAnswer.Condition;

/**
 * Carries a refusal out of the checks of one request to its single catcher, {@link
 * ColibriService#modify}; it never leaves this package.
 */
final class Refusal extends Exception {

  private final transient ModifyAnswer.Refused answer;

  private Refusal(Condition condition, Colibri2Error.Reason reason, String text) {
    super(text, null, false, false);
    this.answer = new ModifyAnswer.Refused(condition, reason, text);
  }

  ModifyAnswer.Refused answer() {
    return answer;
  }

  static Refusal bad(String text) {
    return new Refusal(Condition.BAD_REQUEST, Colibri2Error.Reason.UNSPECIFIED, text);
  }

  static Refusal conflict(String text) {
    return new Refusal(Condition.CONFLICT, Colibri2Error.Reason.UNSPECIFIED, text);
  }

  static Refusal conferenceExists(String meetingId) {
    return new Refusal(
        Condition.CONFLICT,
        Colibri2Error.Reason.CONFERENCE_ALREADY_EXISTS,
        "There is a conference for meeting " + meetingId);
  }

  static Refusal conferenceUnknown(String meetingId) {
    return new Refusal(
        Condition.NOT_FOUND,
        Colibri2Error.Reason.CONFERENCE_NOT_FOUND,
        "There is no conference for meeting " + meetingId);
  }

  static Refusal endpointUnknown(String id) {
    return new Refusal(
        Condition.NOT_FOUND, Colibri2Error.Reason.UNKNOWN_ENDPOINT, "There is no endpoint " + id);
  }

  static Refusal notImplemented(String text) {
    return new Refusal(
        Condition.NOT_IMPLEMENTED, Colibri2Error.Reason.FEATURE_NOT_IMPLEMENTED, text);
  }

  static Refusal full(String text) {
    return new Refusal(Condition.UNAVAILABLE, Colibri2Error.Reason.UNSPECIFIED, text);
  }

  static Refusal unavailable(String text) {
    return new Refusal(Condition.UNAVAILABLE, Colibri2Error.Reason.GRACEFUL_SHUTDOWN, text);
  }
}
