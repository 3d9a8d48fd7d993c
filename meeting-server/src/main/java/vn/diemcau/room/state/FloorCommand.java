package vn.diemcau.room.state;

import java.util.UUID;
import vn.diemcau.organisation.UnitId;

/** Commands about who is heard and seen. */
public sealed interface FloorCommand extends RoomCommand {

  /**
   * @param minutes speaking time; null for as long as it takes
   * @param request the entry of the queue that is answered; null when there is none
   */
  @Kind("floor.invite")
  record Invite(UnitId site, Integer minutes, UUID request) implements FloorCommand {
    public Invite {
      Check.given("site", site);
    }
  }

  @Kind("floor.exchange")
  record Exchange(UnitId site) implements FloorCommand {
    public Exchange {
      Check.given("site", site);
    }
  }

  @Kind("floor.end-exchange")
  record EndExchange() implements FloorCommand {}

  @Kind("floor.withdraw")
  record Withdraw() implements FloorCommand {}

  @Kind("floor.extend")
  record Extend(int minutes) implements FloorCommand {}

  @Kind("floor.mute-all")
  record MuteAll() implements FloorCommand {}

  @Kind("main-site.hand-over")
  record HandOver(UnitId site) implements FloorCommand {
    public HandOver {
      Check.given("site", site);
    }
  }

  @Kind("main-site.take-back")
  record TakeBack() implements FloorCommand {}
}
