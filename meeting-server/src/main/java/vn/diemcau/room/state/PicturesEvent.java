package vn.diemcau.room.state;

import vn.diemcau.organisation.UnitId;

/** Events of the pictures that a site is given. */
public sealed interface PicturesEvent extends RoomEvent {

  @Kind("pictures.chosen")
  record Chosen(UnitId site, Pictures pictures) implements PicturesEvent {}
}
