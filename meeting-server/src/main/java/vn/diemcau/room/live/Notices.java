package vn.diemcau.room.live;

import java.util.List;
import java.util.Map;
import vn.diemcau.room.RoomLink;
import vn.diemcau.room.state.FloorEvent;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.PhaseEvent;
import vn.diemcau.room.state.RollCallEvent;
import vn.diemcau.room.state.SeatEvent;
import vn.diemcau.room.state.ShareEvent;
import vn.diemcau.room.state.StageEvent;

/** What follows from committed events for single devices and sites, beside what everyone reads. */
final class Notices {

  private final Links links;
  private final PresenceBoard presence;

  Notices(Links links, PresenceBoard presence) {
    this.links = links;
    this.presence = presence;
  }

  /** Devices came or went: their sites are told about anew. */
  void seats(List<JournalEntry> entries) {
    for (JournalEntry entry : entries) {
      switch (entry.event()) {
        case SeatEvent.Joined e -> presence.touch(e.site());
        case SeatEvent.Lost e -> presence.touch(e.site());
        case SeatEvent.Back e -> presence.touch(e.site());
        case SeatEvent.Left e -> presence.touch(e.site());
        default -> {
          // decides nothing about devices
        }
      }
    }
  }

  /** What concerns one device or one site alone. */
  void tell(JournalEntry entry) {
    switch (entry.event()) {
      case SeatEvent.Left left -> {
        RoomLink link = links.cut(left.endpoint());
        presence.forget(left.endpoint());
        if (link != null) {
          link.end("room.taken-over");
        }
      }
      case PhaseEvent.Planned planned ->
          links.outside(planned.plan(), link -> link.end("room.site-not-invited"));
      case FloorEvent.Given given ->
          links.atSite(
              given.site(),
              link ->
                  link.told(
                      "room.invited",
                      Map.of("minutes", given.minutes() == null ? "" : given.minutes())));
      case FloorEvent.ExchangeGiven given ->
          links.atSite(given.site(), link -> link.told("room.invited-exchange", Map.of()));
      case ShareEvent.Allowed allowed ->
          links.atSite(allowed.site(), link -> link.told("room.may-share", Map.of()));
      case StageEvent.Prepared prepared when prepared.site() != null ->
          links.atSite(prepared.site(), link -> link.told("room.prepare", Map.of()));
      case RollCallEvent.Called called ->
          links.atSite(called.site(), link -> link.told("room.asked-name", Map.of()));
      default -> {
        // everyone reads it in the events
      }
    }
  }
}
