package vn.diemcau.room.state;

import java.time.Instant;
import vn.diemcau.meeting.AgendaItemId;

/** Where the meeting is in its agenda; both null before the first item. */
public record AgendaPlace(AgendaItemId current, Instant since) {

  static final AgendaPlace NONE = new AgendaPlace(null, null);
}
