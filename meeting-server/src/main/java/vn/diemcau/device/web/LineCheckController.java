package vn.diemcau.device.web;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.bridge.LinkOffer;
import vn.diemcau.bridge.MediaReady;
import vn.diemcau.device.Finding;
import vn.diemcau.device.LineMeasure;
import vn.diemcau.device.LineVerdict;
import vn.diemcau.device.internal.LineCheckMedia;
import vn.diemcau.device.internal.LineChecks;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.RefusalAnswers;
import vn.diemcau.shared.Sentences;

/** The line check of a site, and the board of all that one looks after. */
@RestController
@RequestMapping("/api/meetings/{meeting}/line-checks")
class LineCheckController {

  private final LineChecks checks;
  private final LineCheckMedia media;
  private final Sentences sentences;
  private final RefusalAnswers answers;
  private final InstantSource clock;

  LineCheckController(
      LineChecks checks,
      LineCheckMedia media,
      Sentences sentences,
      RefusalAnswers answers,
      InstantSource clock) {
    this.checks = checks;
    this.media = media;
    this.sentences = sentences;
    this.answers = answers;
    this.clock = clock;
  }

  /** A finding with what is so and what to do, in both languages. */
  record FindingView(
      String code,
      Finding.Fault fault,
      LineVerdict weight,
      Map<String, String> sentences,
      Map<String, String> toDo) {}

  /** A check in JSON. */
  record CheckView(
      MeetingId meetingId,
      Instant at,
      String byName,
      LineVerdict verdict,
      List<FindingView> findings,
      LineMeasure measured) {}

  /**
   * A site on the board.
   *
   * @param under null where it has no unit above
   * @param last null before its first check
   * @param escalated null for not
   */
  record SiteView(UnitRef site, UnitRef under, CheckView last, LineChecks.Escalated escalated) {}

  /**
   * The two links of a check.
   *
   * @param now the server's clock
   */
  record LinksView(UUID check, Instant now, LinkOffer up, LinkOffer down) {}

  /** The page's answer to one of the offers. */
  record AnswerBody(String endpoint, long offer, String sdp) {}

  /** Why a site is handed on. */
  record Note(String note) {}

  @PostMapping
  ResponseEntity<Object> take(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID meeting,
      @RequestBody LineMeasure measure) {
    return answers.of(checks.take(actor, new MeetingId(meeting), measure).map(this::view));
  }

  @GetMapping
  ResponseEntity<Object> board(@AuthenticationPrincipal Actor actor, @PathVariable UUID meeting) {
    return answers.of(
        checks
            .board(actor, new MeetingId(meeting))
            .map(all -> all.stream().map(this::view).toList()));
  }

  @GetMapping("/{site}")
  ResponseEntity<Object> history(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID meeting, @PathVariable UUID site) {
    return answers.of(
        checks
            .history(actor, new MeetingId(meeting), new UnitId(site))
            .map(all -> all.stream().map(this::view).toList()));
  }

  @PutMapping("/{site}/escalation")
  ResponseEntity<Object> escalate(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID meeting,
      @PathVariable UUID site,
      @RequestBody Note note) {
    return answers.of(
        checks.escalate(actor, new MeetingId(meeting), new UnitId(site), note.note()));
  }

  @DeleteMapping("/{site}/escalation")
  ResponseEntity<Object> settle(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID meeting, @PathVariable UUID site) {
    return answers.of(checks.settle(actor, new MeetingId(meeting), new UnitId(site)));
  }

  @PostMapping("/media")
  ResponseEntity<Object> open(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID meeting, HttpSession session) {
    return answers.of(
        checks
            .siteOf(actor, new MeetingId(meeting))
            .then(site -> media.open(session.getId()))
            .map(links -> new LinksView(links.check(), clock.instant(), links.up(), links.down())));
  }

  @PostMapping("/media/{check}/answer")
  ResponseEntity<Object> answer(
      @PathVariable UUID check, @RequestBody AnswerBody body, HttpSession session) {
    return answers.of(
        media
            .answer(session.getId(), check, body.endpoint(), body.offer(), body.sdp())
            .map(MediaReady::endpoint)
            .map(endpoint -> Map.of("endpoint", endpoint)));
  }

  @DeleteMapping("/media/{check}")
  ResponseEntity<Object> close(@PathVariable UUID check, HttpSession session) {
    return answers.of(media.close(session.getId(), check));
  }

  private SiteView view(LineChecks.OnBoard site) {
    return new SiteView(
        site.site(),
        site.under(),
        site.last() == null ? null : view(site.last()),
        site.escalated());
  }

  private CheckView view(LineChecks.Checked c) {
    return new CheckView(
        c.meeting(),
        c.at(),
        c.byName(),
        c.verdict(),
        c.findings().stream().map(this::view).toList(),
        c.measured());
  }

  private FindingView view(Finding f) {
    return new FindingView(
        f.code(),
        f.fault(),
        f.weight(),
        sentences.both("device.finding." + f.code(), f.args()),
        sentences.both("device.todo." + f.code(), f.args()));
  }
}
