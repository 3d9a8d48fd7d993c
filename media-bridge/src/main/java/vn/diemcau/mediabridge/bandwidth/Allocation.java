package vn.diemcau.mediabridge.bandwidth;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import vn.diemcau.mediabridge.receive.SourceTrack;

/**
 * Chooses the pictures of one receiver, as a pure function. In this order, each source once, until
 * the places are used up: what the receiver has on stage; what the room has on stage; what the
 * receiver selected; what it named with a height; everything else, if it wants others at all, who
 * spoke last first. A source of which nothing comes is given only to those who name it.
 */
public final class Allocation {

  private final Wishes wishes;
  private final Predicate<SourceTrack> allowed;
  private final int places;
  private final List<Grant> grants;
  private final Set<SourceTrack> chosen;

  private Allocation(Wishes wishes, Predicate<SourceTrack> allowed, int places) {
    this.wishes = wishes;
    this.allowed = allowed;
    this.places = places;
    grants = new ArrayList<>(places);
    chosen = HashSet.newHashSet(places);
  }

  /**
   * Chooses, and fits what was chosen into the link ({@link Fitting}).
   *
   * @param allowed what the receiver may be given at all; not its own sources
   * @param limit most pictures: its slots
   * @param given what the receiver has now
   * @param bits bits per second for pictures, {@link Long#MAX_VALUE} without limit
   * @param bitsToKeep the same for what is on stage already, see {@link Fitting}
   */
  public static Plan plan(
      Wishes wishes,
      Candidates candidates,
      Predicate<SourceTrack> allowed,
      int limit,
      List<Grant> given,
      long bits,
      long bitsToKeep) {
    int places = wishes.lastN() < 0 ? limit : Math.min(limit, wishes.lastN());
    Allocation allocation = new Allocation(wishes, allowed, places);
    allocation.named(wishes.onStage(), candidates);
    allocation.all(candidates.stage());
    int stage = allocation.grants.size();
    allocation.named(wishes.selected(), candidates);
    allocation.withHeight(candidates);
    if (wishes.defaultHeight() > 0) {
      allocation.all(candidates.byImportance());
    }
    return Fitting.fit(allocation.grants, stage, given, bits, bitsToKeep);
  }

  private void named(List<String> names, Candidates candidates) {
    for (String name : names) {
      choose(candidates.byName().get(name));
    }
  }

  private void withHeight(Candidates candidates) {
    if (wishes.heights().isEmpty() || full()) {
      return;
    }
    for (SourceTrack track : candidates.byImportance()) {
      if (wishes.heights().containsKey(track.name())) {
        choose(track);
      }
    }
  }

  private void all(List<SourceTrack> tracks) {
    for (SourceTrack track : tracks) {
      if (full()) {
        return;
      }
      if (!track.dormant()) {
        choose(track);
      }
    }
  }

  private void choose(SourceTrack track) {
    if (track == null || full() || !allowed.test(track)) {
      return;
    }
    int height = wishes.heightOf(track.name());
    if (height > 0 && chosen.add(track)) {
      grants.add(new Grant(track, height));
    }
  }

  private boolean full() {
    return grants.size() >= places;
  }
}
