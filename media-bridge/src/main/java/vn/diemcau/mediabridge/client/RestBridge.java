package vn.diemcau.mediabridge.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Error;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONDeserializer;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONSerializer;
import vn.diemcau.mediabridge.BriefingControls;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.ModifyAnswer.Condition;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.room.Reception;

/**
 * A bridge in another process, driven over REST; COLIBRI2 works with a Jitsi Videobridge too, which
 * knows no stage, no reception and no slot counts. Every call waits for the answer: never to be
 * made on a loop's thread.
 */
public final class RestBridge implements BriefingControls {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http;
  private final URI base;
  private final String secret;
  private final Duration patience;

  /**
   * Names a bridge.
   *
   * @param http with the client's certificate where the bridge asks for one
   * @param base for instance {@code http://127.0.0.1:8080}
   * @param secret the bridge's shared secret, or an empty text
   * @param patience after so long without an answer the bridge counts as unavailable
   */
  public RestBridge(HttpClient http, URI base, String secret, Duration patience) {
    this.http = http;
    this.base = base;
    this.secret = secret;
    this.patience = patience;
  }

  public ModifyAnswer modify(ConferenceModifyIQ request) {
    return modify(request, SlotCounts.DEFAULT);
  }

  @Override
  public ModifyAnswer modify(ConferenceModifyIQ request, SlotCounts slots) {
    ObjectNode body = Colibri2JSONSerializer.serializeConferenceModify(request);
    String query = "?audio-slots=" + slots.audio() + "&video-slots=" + slots.video();
    String path = "/colibri/v2/conferences";
    Optional<HttpResponse<String>> answer =
        request.getCreate()
            ? send("POST", path + query, body)
            : send("PATCH", path + "/" + encoded(request.getMeetingId()) + query, body);
    if (answer.isEmpty()) {
      return refused(Condition.UNAVAILABLE, "The bridge " + base + " does not answer");
    }
    return read(answer.get());
  }

  @Override
  public boolean stage(String meetingId, List<String> endpointIds) {
    return putEndpoints(meetingId, "/stage", endpointIds);
  }

  @Override
  public boolean voices(String meetingId, Set<String> endpointIds) {
    return putEndpoints(meetingId, "/voices", endpointIds);
  }

  private boolean putEndpoints(String meetingId, String what, Collection<String> endpointIds) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    putNames(body, "endpoints", endpointIds);
    return isDone(send("PUT", "/diemcau/v1/conferences/" + encoded(meetingId) + what, body));
  }

  @Override
  public boolean reception(String meetingId, String endpointId, Reception reception) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    putNames(body, "audio", reception.audioOwners());
    putNames(body, "video", reception.videoOwners());
    return isDone(send("PUT", endpointPath(meetingId, endpointId) + "/reception", body));
  }

  @Override
  public boolean muteSources(String meetingId, String endpointId, Set<String> names) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    putNames(body, "sources", names);
    return isDone(send("PUT", endpointPath(meetingId, endpointId) + "/muted-sources", body));
  }

  private static String endpointPath(String meetingId, String endpointId) {
    return "/diemcau/v1/conferences/%s/endpoints/%s"
        .formatted(encoded(meetingId), encoded(endpointId));
  }

  /** What {@code /about/health} says; empty when the bridge does not answer or is not healthy. */
  public Optional<JsonNode> health() {
    return get("/about/health");
  }

  /** What a resource holds; empty when the bridge does not answer, or not with 200. */
  public Optional<JsonNode> get(String path) {
    return send("GET", path, null).filter(a -> a.statusCode() == 200).map(a -> json(a));
  }

  /** Has a resource do what it does, nothing being said of how; false when the bridge did not. */
  public boolean post(String path) {
    return isDone(send("POST", path, JsonNodeFactory.instance.objectNode()));
  }

  /** Takes back what {@link #post} began. */
  public boolean delete(String path) {
    return isDone(send("DELETE", path, null));
  }

  private ModifyAnswer read(HttpResponse<String> answer) {
    JsonNode body = json(answer);
    if (answer.statusCode() == 200 && body instanceof ObjectNode object) {
      try {
        return new ModifyAnswer.Modified(
            Colibri2JSONDeserializer.deserializeConferenceModified(object).build());
      } catch (RuntimeException e) {
        return refused(Condition.UNAVAILABLE, "The bridge's answer makes no sense: " + e);
      }
    }
    String reason = body.path("reason").asText();
    String text =
        body.path("text").asText("HTTP status " + answer.statusCode() + " " + answer.body());
    Colibri2Error.Reason known =
        Arrays.stream(Colibri2Error.Reason.values())
            .filter(r -> r.name().equals(reason))
            .findFirst()
            .orElse(Colibri2Error.Reason.UNSPECIFIED);
    Condition condition =
        reason.isEmpty() && answer.statusCode() == 400
            ? jitsiCondition(answer.body())
            : condition(answer.statusCode(), reason);
    return new ModifyAnswer.Refused(condition, known, text);
  }

  /** Jitsi Videobridge gives a sentence for every COLIBRI2 error, and always the status 400. */
  private static Condition jitsiCondition(String sentence) {
    if (sentence.contains("already exists")) {
      return Condition.CONFLICT;
    }
    if (sentence.contains("not found")) {
      return Condition.NOT_FOUND;
    }
    return sentence.contains("graceful shutdown") ? Condition.UNAVAILABLE : Condition.BAD_REQUEST;
  }

  private static Condition condition(int status, String reason) {
    return switch (reason) {
      case "CONFERENCE_NOT_FOUND", "UNKNOWN_ENDPOINT" -> Condition.NOT_FOUND;
      case "CONFERENCE_ALREADY_EXISTS", "CONFLICT" -> Condition.CONFLICT;
      case "FEATURE_NOT_IMPLEMENTED" -> Condition.NOT_IMPLEMENTED;
      case "GRACEFUL_SHUTDOWN", "UNAVAILABLE" -> Condition.UNAVAILABLE;
      default ->
          status == 404
              ? Condition.NOT_FOUND
              : status == 400 ? Condition.BAD_REQUEST : Condition.UNAVAILABLE;
    };
  }

  private Optional<HttpResponse<String>> send(String method, String path, ObjectNode body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(patience);
    if (!secret.isEmpty()) {
      request.header("Authorization", "Bearer " + secret);
    }
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
    }
    try {
      return Optional.of(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static boolean isDone(Optional<HttpResponse<String>> answer) {
    return answer.isPresent() && answer.get().statusCode() / 100 == 2;
  }

  private static void putNames(ObjectNode body, String field, Collection<String> names) {
    if (names == null) {
      body.putNull(field);
    } else {
      names.forEach(body.putArray(field)::add);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.missingNode();
    }
  }

  private static ModifyAnswer.Refused refused(Condition condition, String text) {
    return new ModifyAnswer.Refused(condition, Colibri2Error.Reason.UNSPECIFIED, text);
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
