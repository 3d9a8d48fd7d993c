package vn.diemcau.room.state;

import vn.diemcau.organisation.UnitId;

/** Events of showing a screen or a film. */
public sealed interface ShareEvent extends RoomEvent {

  @Kind("share.allowed")
  record Allowed(UnitId site) implements ShareEvent {}

  @Kind("share.started")
  record Started(UnitId site, Share.What what, boolean byLead) implements ShareEvent {}

  /** With it ends the permission to show something. */
  @Kind("share.ended")
  record Ended(UnitId site) implements ShareEvent {}
}
