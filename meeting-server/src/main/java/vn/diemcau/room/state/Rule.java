package vn.diemcau.room.state;

import java.util.List;
import java.util.function.Supplier;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** A named policy of the room: allowance or refusal. */
@FunctionalInterface
interface Rule {

  /** Null when the rule has nothing against it. */
  Refusal against(Question question);

  /** The first refusal, or what is decided when no rule is against it. */
  static Outcome<List<RoomEvent>> decide(
      Question question, List<Rule> rules, Supplier<List<RoomEvent>> events) {
    for (Rule rule : rules) {
      Refusal refusal = rule.against(question);
      if (refusal != null) {
        return Outcome.refused(refusal);
      }
    }
    return Outcome.done(events.get());
  }
}
