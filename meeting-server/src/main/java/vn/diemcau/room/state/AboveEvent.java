package vn.diemcau.room.state;

import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;

/** Events of sites that sit in two meetings. */
public sealed interface AboveEvent extends RoomEvent {

  /** The site is heard in a meeting above this one, and silent here. */
  @Kind("site.heard-above")
  record HeardAbove(UnitId site, MeetingId meeting, String title) implements AboveEvent {}

  /** It is this meeting's again. */
  @Kind("site.back-from-above")
  record BackFromAbove(UnitId site) implements AboveEvent {}
}
