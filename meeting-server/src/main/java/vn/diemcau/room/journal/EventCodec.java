package vn.diemcau.room.journal;

import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.room.state.By;
import vn.diemcau.room.state.Kinds;
import vn.diemcau.room.state.RoomCommand;
import vn.diemcau.room.state.RoomEvent;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Commands and events from and to JSON, by the names of their kinds. */
@Component
public class EventCodec {

  private final JsonMapper json;

  EventCodec(JsonMapper json) {
    this.json = json;
  }

  /** What a client asks, or why it cannot be read. */
  public Outcome<RoomCommand> command(String name, JsonNode args) {
    Class<? extends RoomCommand> type = Kinds.COMMANDS.get(name == null ? "" : name);
    if (type == null) {
      return Outcome.refused(
          Refusal.invalid("room.unknown-command", Map.of("name", String.valueOf(name))));
    }
    boolean none = args == null || args.isNull() || args.isMissingNode();
    try {
      return Outcome.done(json.treeToValue(none ? json.createObjectNode() : args, type));
    } catch (JacksonException e) {
      return Outcome.refused(Refusal.invalid("room.malformed-command", Map.of("what", what(e))));
    }
  }

  /** The sentence of our own check where one spoke, the place in the JSON otherwise. */
  private static String what(JacksonException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
        return cause.getMessage();
      }
    }
    return e.getOriginalMessage().lines().findFirst().orElse("args");
  }

  String data(RoomEvent event) {
    return json.writeValueAsString(event);
  }

  RoomEvent event(String type, String data) {
    Class<? extends RoomEvent> known = Kinds.EVENTS.get(type);
    if (known == null) {
      throw new IllegalStateException("the journal holds an unknown event " + type);
    }
    return json.readValue(data, known);
  }

  String by(By by) {
    return json.writeValueAsString(by);
  }

  By by(String text) {
    return json.readValue(text, By.class);
  }
}
