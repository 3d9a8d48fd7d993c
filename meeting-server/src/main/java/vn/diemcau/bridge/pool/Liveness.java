package vn.diemcau.bridge.pool;

import java.time.Duration;
import java.util.Optional;

/**
 * Judges a bridge by its answers: three misses in a row take it out, three answers in a row bring
 * it back: a busy moment is no death, and a bridge that comes and goes gets no meeting.
 */
final class Liveness {

  static final Duration BETWEEN = Duration.ofSeconds(1);
  static final Duration AFTER_A_MISS = Duration.ofMillis(250);
  private static final int MISSES = 3;
  private static final int ANSWERS = 3;

  private BridgeState state = BridgeState.DOWN;
  private boolean everAnswered;
  private int misses;
  private int answers;

  BridgeState state() {
    return state;
  }

  /** The state after an answer, or after none came in time. */
  BridgeState after(Optional<BridgeReport> answer) {
    if (answer.isEmpty()) {
      answers = 0;
      misses++;
      if (misses >= MISSES) {
        state = BridgeState.DOWN;
      }
      return state;
    }
    misses = 0;
    answers++;
    if (state != BridgeState.DOWN || answers >= ANSWERS || !everAnswered) {
      state = answer.get().draining() ? BridgeState.DRAINING : BridgeState.WELL;
    }
    everAnswered = true;
    return state;
  }

  /** How long to wait before it is asked again. */
  Duration pause() {
    return misses > 0 && misses < MISSES ? AFTER_A_MISS : BETWEEN;
  }
}
