package vn.diemcau.room.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.node.OtherNodes;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Rooms;

/** What servers on one database ask each other about rooms; for nobody else. */
@Hidden
@RestController
@RequestMapping(path = "/api/node/rooms/{id}", produces = MediaType.TEXT_PLAIN_VALUE)
class NodeController {

  private final Rooms rooms;
  private final OtherNodes nodes;

  NodeController(Rooms rooms, OtherNodes nodes) {
    this.rooms = rooms;
    this.nodes = nodes;
  }

  /** Whether this server runs the room. */
  @GetMapping
  ResponseEntity<String> runs(@PathVariable UUID id, HttpServletRequest request) {
    return nodes.isFromNode(request)
        ? ResponseEntity.ok(String.valueOf(rooms.runs(new MeetingId(id))))
        : ResponseEntity.notFound().build();
  }

  /** Which sites are heard in a meeting above. */
  @PostMapping("/heard-above/{above}")
  ResponseEntity<String> heardAbove(
      @PathVariable UUID id,
      @PathVariable UUID above,
      @RequestParam(defaultValue = "") Set<UUID> sites,
      HttpServletRequest request) {
    if (!nodes.isFromNode(request)) {
      return ResponseEntity.notFound().build();
    }
    Set<UnitId> heard = sites.stream().map(UnitId::new).collect(Collectors.toSet());
    return rooms.heardAbove(new MeetingId(id), new MeetingId(above), heard)
        ? ResponseEntity.ok("")
        : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
  }

  /** The time of something has come. */
  @PostMapping("/due/{what}")
  ResponseEntity<String> due(
      @PathVariable UUID id, @PathVariable Rooms.Due what, HttpServletRequest request) {
    if (!nodes.isFromNode(request)) {
      return ResponseEntity.notFound().build();
    }
    return rooms.due(new MeetingId(id), what)
        ? ResponseEntity.ok("")
        : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
  }
}
