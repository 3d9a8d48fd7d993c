package vn.diemcau.room.state;

import com.fasterxml.jackson.annotation.JsonProperty;
import vn.diemcau.organisation.UnitId;

/** Commands about messages between people. */
public sealed interface ChatCommand extends RoomCommand {

  int MAX_TEXT = 1000;

  /** Who is to read a message. */
  enum To {
    @JsonProperty("secretary")
    SECRETARY,
    @JsonProperty("technicians")
    TECHNICIANS,
    @JsonProperty("all")
    ALL,
    @JsonProperty("site")
    SITE
  }

  @Kind("chat.open")
  record Open() implements ChatCommand {}

  @Kind("chat.close")
  record Close() implements ChatCommand {}

  /**
   * A message is kept, but it is no decision of the room: it makes no event.
   *
   * @param site the site that it goes to; only with {@link To#SITE}
   */
  @Kind("message.send")
  record Send(To to, UnitId site, String text) implements ChatCommand {
    public Send {
      Check.given("to", to);
      if ((to == To.SITE) != (site != null)) {
        throw new IllegalArgumentException("site goes with to=site, and only with it");
      }
      text = Check.text("text", text, MAX_TEXT);
    }
  }
}
