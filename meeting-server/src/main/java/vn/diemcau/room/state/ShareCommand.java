package vn.diemcau.room.state;

import vn.diemcau.organisation.UnitId;

/** Commands about showing a screen or a film to everyone. */
public sealed interface ShareCommand extends RoomCommand {

  /** The site may show something though it has not the floor, once. */
  @Kind("share.allow")
  record Allow(UnitId site) implements ShareCommand {
    public Allow {
      Check.given("site", site);
    }
  }

  @Kind("share.start")
  record Start(UnitId site, Share.What what) implements ShareCommand {
    public Start {
      Check.given("site", site);
      Check.given("what", what);
    }
  }

  /** Ends what is shown, or takes the permission back. */
  @Kind("share.end")
  record End() implements ShareCommand {}
}
