package vn.diemcau.mediabridge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** The REST side: finds out whether the request is allowed and whose it is. */
final class RestHandler extends Handler.Abstract {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Answer NO_SUCH_RESOURCE = Answer.unknown("There is no such resource");

  private final Access access;
  private final Duration drainAtMost;
  private final Drain drain;
  private final ColibriResource colibri;
  private final ControlsResource controls;
  private final AboutResource about;
  private final Figures figures;

  RestHandler(
      Access access,
      Duration drainAtMost,
      Drain drain,
      ColibriResource colibri,
      ControlsResource controls,
      AboutResource about,
      Figures figures) {
    this.access = access;
    this.drainAtMost = drainAtMost;
    this.drain = drain;
    this.colibri = colibri;
    this.controls = controls;
    this.about = about;
    this.figures = figures;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Answer answer = answer(request);
    response.setStatus(answer.status());
    if (!answer.body().isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    }
    if (answer.status() == 401) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
    }
    Content.Sink.write(response, true, answer.body(), callback);
    return true;
  }

  private Answer answer(Request request) throws Exception {
    List<String> path =
        Request.getPathInContext(request).lines().findFirst().stream()
            .flatMap(p -> List.of(p.substring(1).split("/", -1)).stream())
            .toList();
    if (BridgeServer.isChannelOnly(request)) {
      return NO_SUCH_RESOURCE;
    }
    if (request.getMethod().equals("GET") && path.equals(List.of("about", "health"))) {
      return about.health();
    }
    if (!access.allows(request)) {
      return Answer.refused(401, "UNAUTHORIZED", "Give the bridge's secret: Authorization: Bearer");
    }
    if (request.getMethod().equals("GET")) {
      return read(path);
    }
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null || !type.startsWith(Answer.JSON)) {
      return Answer.refused(415, "UNSUPPORTED_MEDIA_TYPE", "Requests are application/json");
    }
    String text = Content.Source.asString(request, StandardCharsets.UTF_8);
    ObjectNode body = object(text);
    return body == null ? Answer.bad("The body is not a JSON object") : write(request, path, body);
  }

  private Answer read(List<String> path) {
    return switch (String.join("/", path)) {
      case "about/version" -> about.version();
      case "metrics" -> figures.answer();
      case "colibri/v2/drain" -> Answer.json(200, about.drainState());
      default -> NO_SUCH_RESOURCE;
    };
  }

  private Answer write(Request request, List<String> path, ObjectNode body) {
    Fields query = Request.extractQueryParameters(request);
    String route =
        request.getMethod() + " " + String.join("/", path.subList(0, Math.min(3, path.size())));
    return switch (route) {
      case "POST colibri/v2/conferences" ->
          path.size() == 3 ? colibri.modify(null, body, query::getValue) : NO_SUCH_RESOURCE;
      case "PATCH colibri/v2/conferences" ->
          path.size() == 4 ? colibri.modify(path.get(3), body, query::getValue) : NO_SUCH_RESOURCE;
      case "POST colibri/v2/drain" -> beginDrain(body);
      case "DELETE colibri/v2/drain" -> {
        drain.cancel();
        yield Answer.json(200, about.drainState());
      }
      case "PUT diemcau/v1/conferences" -> control(path, body);
      default -> NO_SUCH_RESOURCE;
    };
  }

  private Answer control(List<String> path, ObjectNode body) {
    if (path.size() == 5 && path.get(4).equals("stage")) {
      return controls.stage(path.get(3), body);
    }
    if (path.size() == 5 && path.get(4).equals("voices")) {
      return controls.voices(path.get(3), body);
    }
    if (path.size() == 7 && path.get(4).equals("endpoints")) {
      return switch (path.get(6)) {
        case "reception" -> controls.reception(path.get(3), path.get(5), body);
        case "muted-sources" -> controls.muteSources(path.get(3), path.get(5), body);
        default -> NO_SUCH_RESOURCE;
      };
    }
    return NO_SUCH_RESOURCE;
  }

  private Answer beginDrain(ObjectNode body) {
    long seconds = drainAtMost.toSeconds();
    if (body.has("seconds")) {
      if (!body.get("seconds").isInt() || body.get("seconds").intValue() < 0) {
        return Answer.bad("seconds is a whole number, 0 or more");
      }
      seconds = body.get("seconds").intValue();
    }
    drain.begin(Duration.ofSeconds(seconds));
    return Answer.json(202, about.drainState());
  }

  /** Null for what is not a JSON object; an empty body is an empty one. */
  private static ObjectNode object(String text) {
    if (text.isBlank()) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      return MAPPER.readTree(text) instanceof ObjectNode object ? object : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
