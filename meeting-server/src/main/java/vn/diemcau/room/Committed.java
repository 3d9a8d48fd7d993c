package vn.diemcau.room;

import java.util.Collection;
import java.util.List;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.RoomState;

/**
 * Events that stand in the journal.
 *
 * @param presence what is so of each site right now
 * @param encodings what was encoded of it, once for each audience
 */
public record Committed(
    RoomState before,
    RoomState after,
    List<JournalEntry> entries,
    Collection<SitePresence> presence,
    Encodings encodings) {

  public long from() {
    return entries.getFirst().seq();
  }

  public long to() {
    return entries.getLast().seq();
  }
}
