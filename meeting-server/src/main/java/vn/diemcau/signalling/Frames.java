package vn.diemcau.signalling;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.bridge.IceServers;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.room.Admission;
import vn.diemcau.room.RoomMessage;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.Sentences;

/** Makes the frames that one device gets. Each method is one kind of docs/signalling.md. */
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

  static Map<String, Object> frame(String kind) {
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("kind", kind);
    return frame;
  }
}
