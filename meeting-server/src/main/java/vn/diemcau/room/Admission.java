package vn.diemcau.room;

import java.util.List;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.state.Doer;
import vn.diemcau.room.state.JournalEntry;

/**
 * A device's place in a room and what it needs to know to begin.
 *
 * @param media whether it has the site's microphone
 * @param resume the token that brings it back to this place
 * @param stripUpTo sites get small pictures in a meeting of at most so many sites
 * @param beginning null once it has begun
 * @param missed all events after the one that it had; null when it needs a whole snapshot
 */
public record Admission(
    String endpoint,
    UnitId site,
    boolean media,
    Doer doer,
    Audience audience,
    String resume,
    Beginning beginning,
    int stripUpTo,
    List<JournalEntry> missed,
    List<RoomMessage> messages) {

  /**
   * What is kept of it once the device has begun: hundreds of former states of a room, each with
   * its snapshot, would otherwise stay in memory as long as the meeting is on.
   */
  public Admission begun() {
    return new Admission(
        endpoint, site, media, doer, audience, resume, null, stripUpTo, null, List.of());
  }
}
