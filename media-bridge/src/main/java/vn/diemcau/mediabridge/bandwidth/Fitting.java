package vn.diemcau.mediabridge.bandwidth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.mediabridge.receive.SourceTrack;

/**
 * Fits the chosen pictures into what a link carries, as a pure function. Sound has been taken off
 * before. The pictures of the stage come first, each as good as fits, in their order; while one of
 * them does not fit at all, there are no others. Of what is left every other picture gets its
 * cheapest step, in order, as far as it reaches; then they climb, in order. What is given already
 * stays while it fits, on stage even for a moment longer; a new picture or a better step has to fit
 * with some room, so that pictures do not come and go with every estimate.
 */
final class Fitting {

  /** A new step has to fit so much too often. */
  private static final double ROOM = 1.15;

  private final Map<SourceTrack, Grant> before = new HashMap<>();
  private final List<Ladder> ladders = new ArrayList<>();
  private int[] steps;
  private SourceTrack tooLarge;
  private long left;
  private long leftToKeep;

  private Fitting(List<Grant> given, List<Grant> chosen, long bits, long bitsToKeep) {
    given.forEach(grant -> before.put(grant.track(), grant));
    chosen.forEach(grant -> ladders.add(new Ladder(grant.track(), grant.maxHeight())));
    left = bits;
    leftToKeep = Math.max(bits, bitsToKeep);
  }

  /**
   * Fits.
   *
   * @param chosen in the order of their importance
   * @param stage how many of them, from the first, are on stage
   * @param given what the receiver has now
   * @param bits bits per second for pictures, {@link Long#MAX_VALUE} without limit
   * @param bitsToKeep the same for what is on stage already: a little ago, if that was more
   */
  static Plan fit(List<Grant> chosen, int stage, List<Grant> given, long bits, long bitsToKeep) {
    return new Fitting(given, chosen, bits, bitsToKeep).fit(stage);
  }

  private Plan fit(int stage) {
    steps = new int[ladders.size()];
    Arrays.fill(steps, -1);
    for (int i = 0; i < stage; i++) {
      climb(i, ladders.get(i).steps());
      if (steps[i] < 0 && tooLarge == null) {
        tooLarge = ladders.get(i).track();
      }
    }
    if (tooLarge != null) {
      return plan(); // a small picture would only keep the stage from coming back
    }
    leftToKeep = left;
    for (int i = stage; i < steps.length; i++) {
      climb(i, 1);
    }
    for (int i = stage; i < steps.length; i++) {
      if (steps[i] >= 0) {
        climb(i, ladders.get(i).steps());
      }
    }
    return plan();
  }

  private void climb(int i, int most) {
    Ladder ladder = ladders.get(i);
    Grant now = before.get(ladder.track());
    int known = now == null ? -1 : ladder.stepOf(now);
    long paid = steps[i] < 0 ? 0 : ladder.cost(steps[i]);
    for (int step = most - 1; step > steps[i]; step--) {
      long more = ladder.cost(step) - paid;
      if (step > known ? more * ROOM <= left : more <= leftToKeep) {
        steps[i] = step;
        left -= more;
        leftToKeep -= more;
        return;
      }
    }
  }

  private Plan plan() {
    List<Grant> grants = new ArrayList<>(steps.length);
    long wanted = 0;
    boolean limited = false;
    for (int i = 0; i < steps.length; i++) {
      Ladder ladder = ladders.get(i);
      wanted += ladder.cost(ladder.steps() - 1);
      limited |= steps[i] < ladder.steps() - 1;
      if (steps[i] >= 0) {
        grants.add(ladder.grant(steps[i]));
      }
    }
    return new Plan(grants, limited, wanted, tooLarge);
  }
}
