package vn.diemcau.room.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.node.OtherNodes;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.CommandCall;
import vn.diemcau.room.Elsewhere;
import vn.diemcau.room.Rooms;
import vn.diemcau.room.live.LastLists;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.RefusalAnswers;

/** The room for who is not linked: its state, and the same commands as over the WebSocket. */
@RestController
@RequestMapping("/api/rooms/{id}")
class RoomController {

  private final Rooms rooms;
  private final LastLists lists;
  private final RefusalAnswers answers;
  private final Elsewhere elsewhere;
  private final OtherNodes nodes;

  RoomController(
      Rooms rooms, LastLists lists, RefusalAnswers answers, Elsewhere elsewhere, OtherNodes nodes) {
    this.elsewhere = elsewhere;
    this.nodes = nodes;
    this.rooms = rooms;
    this.lists = lists;
    this.answers = answers;
  }

  /** A command; the id is made by the client, so that a retry is done once. */
  record CommandBody(UUID id, String name, JsonNode args, Long expect) {}

  @GetMapping
  ResponseEntity<Object> view(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID id, HttpServletRequest request) {
    return elsewhere
        .pass(new MeetingId(id), "/api/rooms/" + id, request, null)
        .orElseGet(() -> answers.of(rooms.view(actor, new MeetingId(id))));
  }

  /** Who was at a site the last time, for its green room; no content when nothing is known. */
  @GetMapping("/sites/{site}/last-list")
  ResponseEntity<Object> lastList(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID id, @PathVariable UUID site) {
    return answers.of(lists.find(actor, new MeetingId(id), new UnitId(site)));
  }

  @PostMapping("/commands")
  ResponseEntity<Object> command(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID id,
      @RequestBody CommandBody body,
      HttpServletRequest request) {
    CommandCall call =
        new CommandCall(
            body.id(), body.name(), body.args(), body.expect(), nodes.addressOf(request));
    return elsewhere
        .pass(new MeetingId(id), "/api/rooms/" + id + "/commands", request, body)
        .orElseGet(
            () ->
                answers.of(
                    rooms.command(actor, new MeetingId(id), call).map(seq -> Map.of("seq", seq))));
  }
}
