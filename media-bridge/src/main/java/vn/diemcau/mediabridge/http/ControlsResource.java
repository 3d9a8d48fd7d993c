package vn.diemcau.mediabridge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.room.Reception;

/** {@code /diemcau/v1}: what this bridge can do for briefings beyond COLIBRI2. */
final class ControlsResource {

  private static final int MAX_NAMES = 5_000;

  private final MediaBridge bridge;

  ControlsResource(MediaBridge bridge) {
    this.bridge = bridge;
  }

  /** {@code {"endpoints": ["a", "b"]}}, best first. */
  Answer stage(String meetingId, ObjectNode body) {
    return withEndpoints(meetingId, body, names -> bridge.stage(meetingId, names));
  }

  /** {@code {"endpoints": ["a", "b"]}}: who is heard whoever else is louder. */
  Answer voices(String meetingId, ObjectNode body) {
    return withEndpoints(meetingId, body, names -> bridge.voices(meetingId, new HashSet<>(names)));
  }

  private static Answer withEndpoints(
      String meetingId, ObjectNode body, Predicate<List<String>> change) {
    List<String> endpoints = names(body.get("endpoints"));
    if (endpoints == null) {
      return Answer.bad("\"endpoints\" is a list of endpoint ids");
    }
    return change.test(endpoints)
        ? Answer.NOTHING
        : Answer.unknown("There is no conference for meeting " + meetingId);
  }

  /** {@code {"audio": ["a"], "video": null}}; null or absent means everyone. */
  Answer reception(String meetingId, String endpointId, ObjectNode body) {
    Set<String> audio = owners(body, "audio");
    Set<String> video = owners(body, "video");
    if (isGiven(body, "audio") && audio == null || isGiven(body, "video") && video == null) {
      return Answer.bad("Owners of media are a list of endpoint ids, or null for everyone");
    }
    return bridge.reception(meetingId, endpointId, new Reception(audio, video))
        ? Answer.NOTHING
        : unknown(meetingId, endpointId);
  }

  /** {@code {"sources": ["a-v1"]}}: exactly these. */
  Answer muteSources(String meetingId, String endpointId, ObjectNode body) {
    Set<String> sources = owners(body, "sources");
    if (sources == null) {
      return Answer.bad("Muted sources are a list of their names");
    }
    return bridge.muteSources(meetingId, endpointId, sources)
        ? Answer.NOTHING
        : unknown(meetingId, endpointId);
  }

  private static Answer unknown(String meetingId, String endpointId) {
    return Answer.unknown("There is no endpoint " + endpointId + " in meeting " + meetingId);
  }

  private static boolean isGiven(ObjectNode body, String field) {
    return body.hasNonNull(field);
  }

  private static Set<String> owners(ObjectNode body, String field) {
    List<String> names = names(body.get(field));
    return names == null ? null : new HashSet<>(names);
  }

  /** Null for what is not a list of texts, or too long. */
  private static List<String> names(JsonNode list) {
    if (list == null || !list.isArray() || list.size() > MAX_NAMES) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (JsonNode name : list) {
      if (!name.isTextual() || name.textValue().length() > 64) {
        return null;
      }
      names.add(name.textValue());
    }
    return names;
  }
}
