package vn.diemcau.room.state;

import java.util.UUID;
import vn.diemcau.organisation.UnitId;

/** Commands about the list of speakers. */
public sealed interface QueueCommand extends RoomCommand {

  @Kind("queue.request")
  record Ask(UnitId site, String speaker, String position, String subject) implements QueueCommand {
    public Ask {
      Check.given("site", site);
      speaker = Check.optionalText("speaker", speaker, 200);
      position = Check.optionalText("position", position, 200);
      subject = Check.optionalText("subject", subject, 500);
    }
  }

  @Kind("queue.withdraw")
  record Withdraw(UUID request) implements QueueCommand {
    public Withdraw {
      Check.given("request", request);
    }
  }

  /**
   * @param before the entry that it shall stand before; null for the end
   */
  @Kind("queue.move")
  record Move(UUID request, UUID before) implements QueueCommand {
    public Move {
      Check.given("request", request);
    }
  }

  @Kind("queue.drop")
  record Drop(UUID request) implements QueueCommand {
    public Drop {
      Check.given("request", request);
    }
  }
}
