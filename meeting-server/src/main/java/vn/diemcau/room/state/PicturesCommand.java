package vn.diemcau.room.state;

import vn.diemcau.organisation.UnitId;

/** Commands about the pictures that a site is given. */
public sealed interface PicturesCommand extends RoomCommand {

  @Kind("pictures.choose")
  record Choose(UnitId site, Pictures pictures) implements PicturesCommand {
    public Choose {
      Check.given("site", site);
      Check.given("pictures", pictures);
    }
  }
}
