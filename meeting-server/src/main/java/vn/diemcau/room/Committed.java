package vn.diemcau.room;

import java.util.List;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.RoomState;

/**
 * Events that stand in the journal.
 *
 * @param encodings what was encoded of it, once for each audience
 */
public record Committed(
    RoomState before, RoomState after, List<JournalEntry> entries, Encodings encodings) {

  public long from() {
    return entries.getFirst().seq();
  }

  public long to() {
    return entries.getLast().seq();
  }
}
