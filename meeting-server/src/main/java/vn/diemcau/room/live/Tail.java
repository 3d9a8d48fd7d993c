package vn.diemcau.room.live;

import java.util.ArrayList;
import java.util.List;
import vn.diemcau.room.state.JournalEntry;

/**
 * The last events of a room, kept in memory for devices that come back: hundreds return at once and
 * none of them has to ask the database.
 */
final class Tail {

  /** A device that missed more begins with a snapshot, which is smaller by then. */
  static final int KEPT = 1_000;

  private final List<JournalEntry> entries = new ArrayList<>();

  Tail(List<JournalEntry> journal) {
    add(journal);
  }

  void add(List<JournalEntry> more) {
    entries.addAll(more.subList(Math.max(0, more.size() - KEPT), more.size()));
    if (entries.size() > KEPT) {
      entries.subList(0, entries.size() - KEPT).clear();
    }
  }

  /** All events after a number; null where not all of them are kept. */
  List<JournalEntry> after(long seq) {
    if (entries.isEmpty() || seq > entries.getLast().seq()) {
      return null;
    }
    long first = entries.getFirst().seq();
    return seq < first - 1
        ? null
        : List.copyOf(entries.subList((int) (seq - first + 1), entries.size()));
  }
}
