package vn.diemcau.signalling;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.diemcau.bridge.IceServers;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Admission;
import vn.diemcau.room.Audience;
import vn.diemcau.room.Beginning;
import vn.diemcau.room.Changes;
import vn.diemcau.room.Encoded;
import vn.diemcau.room.RoomMessage;
import vn.diemcau.room.RoomView;
import vn.diemcau.room.RoomViews;
import vn.diemcau.room.SitePresence;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.Kinds;
import vn.diemcau.room.state.RollCallEvent;
import vn.diemcau.room.state.RoomEvent;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.room.state.SeatEvent;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.Sentences;

/** Makes the frames that the server sends. Each method is one kind of docs/signalling.md. */
@Component
class Frames {

  private final JsonMapper json;
  private final Sentences sentences;
  private final ObjectProvider<IceServers> iceServers;

  Frames(JsonMapper json, Sentences sentences, ObjectProvider<IceServers> iceServers) {
    this.json = json;
    this.sentences = sentences;
    this.iceServers = iceServers;
  }

  String welcome(Admission a, Instant now) {
    Map<String, Object> frame = frame("welcome");
    frame.put("endpoint", a.endpoint());
    frame.put("site", a.site());
    frame.put("roles", a.doer().roles());
    frame.put("lead", a.doer().lead());
    frame.put("audience", a.audience());
    frame.put("media", a.media());
    frame.put("stripUpTo", a.stripUpTo());
    frame.put("resume", a.resume());
    frame.put("now", now);
    return json.writeValueAsString(frame);
  }

  String seatTaken(Refusal refusal) {
    Map<String, Object> frame = frame("seat-taken");
    frame.putAll(refusal.args());
    return json.writeValueAsString(frame);
  }

  /**
   * @param id the refused command; null when the frame itself is refused
   */
  String refused(UUID id, Refusal refusal) {
    Map<String, Object> frame = frame("refused");
    if (id != null) {
      frame.put("id", id);
    }
    frame.put("code", refusal.code());
    putSentences(frame, refusal.code(), refusal.args());
    return json.writeValueAsString(frame);
  }

  String done(UUID id, long seq) {
    Map<String, Object> frame = frame("done");
    frame.put("id", id);
    frame.put("seq", seq);
    return json.writeValueAsString(frame);
  }

  /**
   * @param position 1 for who is let in next
   */
  String waiting(int position) {
    Map<String, Object> frame = frame("waiting");
    frame.put("position", position);
    return json.writeValueAsString(frame);
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
    Map<String, Object> frame = frame("snapshot");
    frame.put("seq", state.seq());
    frame.put("state", view);
    return json.writeValueAsString(frame);
  }

  /** What a site sees of its own roll call, which goes to no other site. */
  String own(RoomState state, UnitId site) {
    Map<String, Object> frame = frame("own");
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
    Map<String, Object> frame = frame("presence");
    frame.put("changes", seenBy(audience, changes));
    return json.writeValueAsString(frame);
  }

  private static List<SitePresence> seenBy(Audience audience, List<SitePresence> changes) {
    return audience.seesDevices()
        ? changes
        : changes.stream().map(SitePresence::withoutDevices).toList();
  }

  String message(RoomMessage message) {
    Map<String, Object> frame = frame("message");
    frame.put("id", message.id());
    Map<String, Object> from = new LinkedHashMap<>();
    from.put("name", message.from().name());
    from.put("site", message.from().site());
    from.put("role", message.from().role());
    frame.put("from", from);
    frame.put("to", message.to());
    frame.put("site", message.site());
    frame.put("text", message.text());
    frame.put("at", message.at());
    return json.writeValueAsString(frame);
  }

  String told(String code, Map<String, Object> args) {
    Map<String, Object> frame = frame("told");
    frame.put("code", code);
    putSentences(frame, code, args);
    frame.put("args", args);
    return json.writeValueAsString(frame);
  }

  /**
   * @param moved whether it takes the place of a link that the client has
   */
  String mediaOffer(MediaOffer offer, boolean moved) {
    Map<String, Object> frame = frame("media-offer");
    frame.put("endpoint", offer.endpoint());
    frame.put("offer", offer.number());
    frame.put("moved", moved);
    frame.put("sdp", offer.sdp());
    frame.put("channel", offer.channelPath());
    frame.put("audioSlots", offer.audioSlots());
    frame.put("videoSlots", offer.videoSlots());
    IceServers turn = iceServers.getIfAvailable();
    frame.put("iceServers", turn == null ? List.of() : turn.forEndpoint(offer.endpoint()));
    return json.writeValueAsString(frame);
  }

  String mediaReady(String endpoint) {
    Map<String, Object> frame = frame("media-ready");
    frame.put("endpoint", endpoint);
    return json.writeValueAsString(frame);
  }

  /**
   * @param t the client's own time, handed back as it came
   */
  String pong(JsonNode t, Instant now) {
    Map<String, Object> frame = frame("pong");
    frame.put("t", t);
    frame.put("now", now);
    return json.writeValueAsString(frame);
  }

  private void putSentences(Map<String, Object> frame, String code, Map<String, ?> args) {
    Map<String, String> both = sentences.both(code, args);
    frame.put("sentence", both.get("vi"));
    frame.put("sentences", both);
  }

  private static Map<String, Object> frame(String kind) {
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("kind", kind);
    return frame;
  }
}
