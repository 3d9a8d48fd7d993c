package vn.diemcau.room.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import vn.diemcau.room.Changes;
import vn.diemcau.room.RoomViews;
import vn.diemcau.room.SitePresence;
import vn.diemcau.room.state.AboveEvent;
import vn.diemcau.room.state.FloorEvent;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.PhaseEvent;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.room.state.ShareEvent;
import vn.diemcau.room.state.StageEvent;

/**
 * Tells all devices of a room what changed: bursts are merged, so that nobody gets more than one
 * frame in 100 ms (in a room of thousands less often), but what concerns the floor, the stage or
 * the phase goes at once. A change after a quiet moment goes at once too.
 */
final class Bulletin {

  static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /**
   * Ten thousand frames a second, whatever the number of devices: that leaves time for the rest.
   */
  private static final long APART_NANOS_A_DEVICE = TimeUnit.MICROSECONDS.toNanos(100);

  private final Links links;
  private final PresenceBoard presence;
  private final LongSupplier nanos;
  private final List<JournalEntry> pending = new ArrayList<>();
  private RoomState state;
  private long last;

  /**
   * @param presence its monitor is held while devices are told, so that none is let in between what
   *     it begins with and its link
   */
  Bulletin(Links links, PresenceBoard presence, RoomState state, LongSupplier nanos) {
    this.links = links;
    this.presence = presence;
    this.state = state;
    this.nanos = nanos;
    this.last = nanos.getAsLong() - APART_NANOS;
  }

  /** Events were committed; on the writer's thread. */
  void committed(RoomState before, RoomState after, List<JournalEntry> entries) {
    synchronized (presence) {
      pending.addAll(entries);
      state = after;
      if (goesAtOnce(before, after, entries) || isTime()) {
        tell(List.of());
      }
    }
  }

  /** Called often: tells what waits when it is time. */
  void tick() {
    synchronized (presence) {
      if (isTime()) {
        List<SitePresence> changes = presence.refresh(state, links.endpoints());
        if (!pending.isEmpty() || !changes.isEmpty()) {
          tell(changes);
        }
      }
    }
  }

  private boolean isTime() {
    return nanos.getAsLong() - last >= Math.max(APART_NANOS, links.size() * APART_NANOS_A_DEVICE);
  }

  private void tell(List<SitePresence> changes) {
    last = nanos.getAsLong();
    Changes told = new Changes(state, pending, changes);
    pending.clear();
    links.each(link -> link.changed(told));
  }

  private static boolean goesAtOnce(RoomState before, RoomState after, List<JournalEntry> entries) {
    return entries.stream().anyMatch(Bulletin::isUrgent)
        || !RoomViews.stage(before).equals(RoomViews.stage(after))
        || !RoomViews.stageEndpoints(before).equals(RoomViews.stageEndpoints(after));
  }

  private static boolean isUrgent(JournalEntry entry) {
    return entry.event() instanceof FloorEvent
        || entry.event() instanceof ShareEvent
        || entry.event() instanceof StageEvent
        || entry.event() instanceof AboveEvent
        || entry.event() instanceof PhaseEvent;
  }
}
