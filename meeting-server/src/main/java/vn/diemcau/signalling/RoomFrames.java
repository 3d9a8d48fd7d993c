package vn.diemcau.signalling;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Audience;
import vn.diemcau.room.Beginning;
import vn.diemcau.room.Changes;
import vn.diemcau.room.Encoded;
import vn.diemcau.room.RoomView;
import vn.diemcau.room.RoomViews;
import vn.diemcau.room.SitePresence;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.Kinds;
import vn.diemcau.room.state.RollCallEvent;
import vn.diemcau.room.state.RoomEvent;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.room.state.SeatEvent;

/** Makes the frames that many devices get: the room itself, its changes, who is there. */
@Component
class RoomFrames {

  private final JsonMapper json;

  RoomFrames(JsonMapper json) {
    this.json = json;
  }

  /** What a device begins with, made once for all that come at the same time. */
  Encoded snapshot(Beginning beginning, Audience audience) {
    return beginning.snapshot().of(audience, a -> snapshot(beginning.state(), a, beginning));
  }

  private String snapshot(RoomState state, Audience audience, Beginning beginning) {
    Map<UnitId, SitePresence> presence =
        beginning.presence().stream()
            .collect(Collectors.toMap(SitePresence::site, Function.identity()));
    RoomView view =
        RoomViews.of(state, audience, null, s -> presence.getOrDefault(s, SitePresence.none(s)));
    Map<String, Object> frame = Frames.frame("snapshot");
    frame.put("seq", state.seq());
    frame.put("state", view);
    return json.writeValueAsString(frame);
  }

  /** What a site sees of its own roll call, which goes to no other site. */
  String own(RoomState state, UnitId site) {
    Map<String, Object> frame = Frames.frame("own");
    frame.put("site", site);
    frame.put("rollCall", RoomViews.answer(state, site, true));
    return json.writeValueAsString(frame);
  }

  Encoded events(Changes changes, Audience audience) {
    return changes
        .encodings()
        .of(
            audience,
            a -> {
              ObjectNode frame = events(changes.from(), changes.to(), changes.entries(), a);
              if (!changes.presence().isEmpty()) {
                frame.set("presence", json.valueToTree(seenBy(a, changes.presence())));
              }
              return json.writeValueAsString(frame);
            });
  }

  /** All events that a device did not get, up to what all others have. */
  Encoded missed(Beginning beginning, List<JournalEntry> missed, Audience audience) {
    long from = missed.getFirst().seq();
    return beginning
        .missedFrom(from)
        .of(
            audience,
            a -> json.writeValueAsString(events(from, beginning.state().seq(), missed, a)));
  }

  /**
   * @param from number of the first event that the frame is complete from
   */
  private ObjectNode events(long from, long to, List<JournalEntry> entries, Audience audience) {
    ObjectNode frame = json.createObjectNode();
    frame.put("kind", "events");
    frame.put("from", from);
    frame.put("to", to);
    ArrayNode events = frame.putArray("events");
    for (JournalEntry entry : entries) {
      ObjectNode event = events.addObject();
      event.put("seq", entry.seq());
      event.put("at", entry.at().toString());
      event.put("type", Kinds.of(entry.event()));
      ObjectNode by = event.putObject("by");
      by.put("name", entry.by().name());
      by.put("site", entry.by().site() == null ? null : entry.by().site().toString());
      by.put("role", entry.by().role());
      event.set("data", data(entry.event(), audience));
    }
    return frame;
  }

  /** What an audience may not see is not sent to it. */
  private JsonNode data(RoomEvent event, Audience audience) {
    ObjectNode data = json.valueToTree(event);
    switch (event) {
      case SeatEvent.Joined ignored -> {
        data.remove(List.of("device", "tokenHash", "account"));
        if (!audience.seesDevices()) {
          data.remove("deviceName");
        }
      }
      case RollCallEvent.Prepared ignored -> hidePeople(data, audience);
      case RollCallEvent.Answered ignored -> hidePeople(data, audience);
      case RollCallEvent.AbsentReported ignored -> hide(data, audience, "reason");
      case RollCallEvent.Corrected ignored -> hide(data, audience, "before", "after", "why");
      default -> {
        // everyone sees all of it
      }
    }
    return data;
  }

  private static void hidePeople(ObjectNode data, Audience audience) {
    if (!audience.seesPeople()) {
      data.putNull("chair");
      data.putArray("people");
    }
  }

  private static void hide(ObjectNode data, Audience audience, String... fields) {
    if (!audience.seesPeople()) {
      for (String field : fields) {
        data.putNull(field);
      }
    }
  }

  Encoded presence(Changes changes, Audience audience) {
    return changes.presenceEncodings().of(audience, a -> presence(changes.presence(), a));
  }

  Encoded presence(Beginning beginning, Audience audience) {
    return beginning.presenceAlone().of(audience, a -> presence(beginning.presence(), a));
  }

  private String presence(List<SitePresence> changes, Audience audience) {
    Map<String, Object> frame = Frames.frame("presence");
    frame.put("changes", seenBy(audience, changes));
    return json.writeValueAsString(frame);
  }

  private static List<SitePresence> seenBy(Audience audience, List<SitePresence> changes) {
    return audience.seesDevices()
        ? changes
        : changes.stream().map(SitePresence::withoutDevices).toList();
  }
}
