package vn.diemcau.signalling;

import java.util.Map;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** What the signalling itself refuses; everything else is the room's to refuse. */
final class Problems {

  private Problems() {}

  static Refusal malformed(String what) {
    return Refusal.invalid("signalling.malformed", Map.of("what", what));
  }

  static final Refusal NOT_JOINED = Refusal.conflict("signalling.not-joined");
  static final Refusal ALREADY_JOINED = Refusal.conflict("signalling.already-joined");
  static final Refusal TOO_FAST = Refusal.of(RefusalKind.THROTTLED, "signalling.too-fast");
  static final Refusal TOO_MANY =
      Refusal.of(RefusalKind.THROTTLED, "signalling.too-many-connections");
  static final Refusal NEVER_JOINED = Refusal.conflict("signalling.never-joined");
  static final Refusal NO_MEDIA = Refusal.of(RefusalKind.UNAVAILABLE, "signalling.no-media");
  static final Refusal FAILED = Refusal.of(RefusalKind.UNAVAILABLE, "signalling.failed");
  static final Refusal STORE_AWAY = Refusal.of(RefusalKind.UNAVAILABLE, "signalling.store-away");
  static final Refusal NOTHING_TO_ANSWER = Refusal.conflict("signalling.nothing-to-answer");
  static final Refusal FOREIGN_ENDPOINT = Refusal.forbidden("signalling.foreign-endpoint");
}
