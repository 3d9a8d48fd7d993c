package vn.diemcau.room.state;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import vn.diemcau.meeting.AgendaItemId;

/**
 * Where the meeting is in its agenda, and how long it has been at each item; recesses do not count.
 *
 * @param current null before the first item
 * @param since from when the clock of the current item goes on; null while it stands still
 * @param spent seconds spent before that, by item
 */
public record AgendaPlace(AgendaItemId current, Instant since, Map<AgendaItemId, Long> spent) {

  static final AgendaPlace NONE = new AgendaPlace(null, null, Map.of());

  public AgendaPlace {
    spent = Map.copyOf(spent);
  }

  /**
   * @param runs false in a recess: the item is gone to, its clock stands still
   */
  AgendaPlace gone(AgendaItemId item, Instant at, boolean runs) {
    return new AgendaPlace(item, runs ? at : null, stopped(at).spent());
  }

  AgendaPlace stopped(Instant at) {
    if (since == null) {
      return this;
    }
    Map<AgendaItemId, Long> next = new HashMap<>(spent);
    next.merge(current, Math.max(0, Duration.between(since, at).toSeconds()), Long::sum);
    return new AgendaPlace(current, null, next);
  }

  AgendaPlace running(Instant at) {
    return current == null || since != null ? this : new AgendaPlace(current, at, spent);
  }
}
