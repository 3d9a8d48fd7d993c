package vn.diemcau.device.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.device.internal.Clusters;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.RefusalAnswers;

/** How the sites of a meeting are shared out among technicians. */
@RestController
@RequestMapping("/api/meetings/{meeting}/clusters")
class ClusterController {

  private final Clusters clusters;
  private final RefusalAnswers answers;

  ClusterController(Clusters clusters, RefusalAnswers answers) {
    this.clusters = clusters;
    this.answers = answers;
  }

  /** How to share out. */
  record Wish(int size, List<UUID> technicians, boolean onlyUncovered) {

    Wish {
      technicians = technicians == null ? List.of() : List.copyOf(technicians);
    }
  }

  /** To whom a cluster goes. */
  record Given(UUID technician) {

    Given {
      Objects.requireNonNull(technician);
    }
  }

  @GetMapping
  ResponseEntity<Object> read(@AuthenticationPrincipal Actor actor, @PathVariable UUID meeting) {
    return answers.of(clusters.of(actor, new MeetingId(meeting)));
  }

  @PutMapping
  ResponseEntity<Object> share(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID meeting, @RequestBody Wish wish) {
    return answers.of(
        clusters.share(
            actor, new MeetingId(meeting), wish.size(), wish.technicians(), wish.onlyUncovered()));
  }

  @PutMapping("/{number}")
  ResponseEntity<Object> give(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID meeting,
      @PathVariable int number,
      @RequestBody Given given) {
    return answers.of(clusters.give(actor, new MeetingId(meeting), number, given.technician()));
  }

  @DeleteMapping
  ResponseEntity<Object> clear(@AuthenticationPrincipal Actor actor, @PathVariable UUID meeting) {
    return answers.of(clusters.clear(actor, new MeetingId(meeting)));
  }
}
