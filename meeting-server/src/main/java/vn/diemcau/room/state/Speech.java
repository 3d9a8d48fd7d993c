package vn.diemcau.room.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.organisation.UnitId;

/**
 * The floor that a site had, once it is over.
 *
 * @param request who spoke and about what; null where nobody had asked
 * @param item of the agenda at its end; null without one
 * @param minutes that it was given with all extensions; null without a limit
 */
public record Speech(
    UnitId site,
    Request request,
    AgendaItemId item,
    Integer minutes,
    Instant since,
    Instant until) {

  /** Far more than a day holds; who speaks after that is remembered instead of the first. */
  static final int MOST = 500;

  /** The state after an event with the speech that the event ended, whatever ended it. */
  static RoomState remembered(RoomState before, RoomState after, Instant at) {
    Floor.Held held = before.floor().held();
    Floor.Held now = after.floor().held();
    boolean goesOn =
        held == null
            || now != null && now.site().equals(held.site()) && now.since().equals(held.since());
    if (goesOn) {
      return after;
    }
    List<Speech> speeches = new ArrayList<>(after.speeches());
    speeches.add(
        new Speech(
            held.site(),
            held.request(),
            before.agenda().current(),
            held.minutes(),
            held.since(),
            at));
    return after.withSpeeches(
        speeches.subList(Math.max(0, speeches.size() - MOST), speeches.size()));
  }
}
