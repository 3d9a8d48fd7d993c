package vn.diemcau.room;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.diemcau.room.state.RoomState;

/**
 * The room as all devices find it that are let in at the same moment; the same object for all of
 * them, so that each of its frames is made once for an audience.
 *
 * @param snapshot the whole room
 * @param presenceAlone for who comes back and has the rest
 * @param missed what is missed after an event, by its number
 */
public record Beginning(
    RoomState state,
    List<SitePresence> presence,
    Encodings snapshot,
    Encodings presenceAlone,
    Map<Long, Encodings> missed) {

  public Beginning(RoomState state, List<SitePresence> presence) {
    this(state, presence, new Encodings(), new Encodings(), new ConcurrentHashMap<>());
  }

  public Encodings missedFrom(long first) {
    return missed.computeIfAbsent(first, seq -> new Encodings());
  }
}
