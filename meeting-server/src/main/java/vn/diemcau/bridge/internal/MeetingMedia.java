package vn.diemcau.bridge.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** What is known of one meeting's media; guarded by its lock. */
final class MeetingMedia {

  /** One endpoint's place. */
  static final class Place {
    final List<String> mids;
    final boolean mayUnmute;
    boolean answered;
    boolean muted;

    Place(List<String> mids, boolean mayUnmute, boolean muted) {
      this.mids = mids;
      this.mayUnmute = mayUnmute;
      this.muted = muted;
    }
  }

  final ReentrantLock lock = new ReentrantLock();
  final Map<String, Place> places = new HashMap<>();
  final Map<String, Set<String>> allowed = new HashMap<>();

  /** Nobody until it was said who is heard. */
  Set<String> audible = Set.of();

  List<String> stage = List.of();

  /** True once the room has ended: whoever waited for the lock begins with a new one. */
  boolean ended;

  /** Whether an endpoint that comes now is muted. */
  boolean startsMuted(String endpoint, boolean mayUnmute) {
    return !(mayUnmute && audible.contains(endpoint));
  }

  /** The endpoints that have to be muted, given who is heard. */
  Set<String> toMute() {
    Set<String> found = new HashSet<>();
    places.forEach(
        (id, place) -> {
          if (!place.muted && !audible.contains(id)) {
            found.add(id);
          }
        });
    return found;
  }

  /** The endpoints that have to be opened, given who is heard. */
  Set<String> toOpen() {
    Set<String> found = new HashSet<>();
    places.forEach(
        (id, place) -> {
          if (place.muted && place.mayUnmute && audible.contains(id)) {
            found.add(id);
          }
        });
    return found;
  }
}
