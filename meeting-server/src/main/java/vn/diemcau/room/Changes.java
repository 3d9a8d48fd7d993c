package vn.diemcau.room;

import java.util.List;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.RoomState;

/**
 * What every device of a room is told at one time: events that stand in the journal, and what is so
 * of sites right now. One of the two may be empty.
 *
 * @param after the room after the last of the events
 * @param encodings what was encoded of all of it, once for each audience
 * @param presenceEncodings what was encoded of the presence alone
 */
public record Changes(
    RoomState after,
    List<JournalEntry> entries,
    List<SitePresence> presence,
    Encodings encodings,
    Encodings presenceEncodings) {

  public Changes(RoomState after, List<JournalEntry> entries, List<SitePresence> presence) {
    this(after, List.copyOf(entries), List.copyOf(presence), new Encodings(), new Encodings());
  }

  public long from() {
    return entries.getFirst().seq();
  }

  public long to() {
    return entries.getLast().seq();
  }
}
