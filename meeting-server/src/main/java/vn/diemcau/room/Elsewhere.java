package vn.diemcau.room;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.node.OtherNodes;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;
import vn.diemcau.shared.RefusalKind;

/** Passes what is asked of a room over REST on to the server that runs it. */
@Component
public class Elsewhere {

  private final Rooms rooms;
  private final OtherNodes nodes;
  private final RefusalAnswers answers;
  private final JsonMapper json;

  Elsewhere(Rooms rooms, OtherNodes nodes, RefusalAnswers answers, JsonMapper json) {
    this.rooms = rooms;
    this.nodes = nodes;
    this.answers = answers;
    this.json = json;
  }

  /**
   * The other server's answer; empty when this server is to answer itself. What was passed on once
   * is not passed on again.
   *
   * @param path the whole path of the request
   * @param body null for none
   */
  public Optional<ResponseEntity<Object>> pass(
      MeetingId meeting, String path, HttpServletRequest request, Object body) {
    Optional<URI> elsewhere = rooms.elsewhere(meeting);
    if (elsewhere.isEmpty()) {
      return Optional.empty();
    }
    if (nodes.isFromNode(request)) {
      return Optional.of(refused("room.elsewhere"));
    }
    byte[] bytes = body == null ? null : json.writeValueAsBytes(body);
    // it may have been done there before the other server fell silent
    String silent = body == null ? "room.elsewhere" : "room.outcome-unknown";
    return Optional.of(
        nodes
            .pass(elsewhere.get(), request, path, bytes)
            .map(Elsewhere::answer)
            .orElseGet(() -> refused(silent)));
  }

  private static ResponseEntity<Object> answer(OtherNodes.Answer answer) {
    ResponseEntity.BodyBuilder built = ResponseEntity.status(answer.status());
    if (answer.contentType() != null) {
      built.header(HttpHeaders.CONTENT_TYPE, answer.contentType());
    }
    return built.body(answer.body());
  }

  private ResponseEntity<Object> refused(String code) {
    return answers.of(Refusal.of(RefusalKind.UNAVAILABLE, code));
  }
}
