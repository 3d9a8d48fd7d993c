package vn.diemcau.document.web;

import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.document.DocumentId;
import vn.diemcau.document.internal.DocumentSearch;
import vn.diemcau.document.internal.DocumentSearch.Found;
import vn.diemcau.documentstore.TextPart;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.RefusalAnswers;

/** Search over the titles and pages of everything that the person may read. */
@RestController
class SearchController {

  private static final int HITS = 20;
  private static final int LAST_PAGE = 500;

  private final DocumentSearch search;
  private final RefusalAnswers answers;

  SearchController(DocumentSearch search, RefusalAnswers answers) {
    this.search = search;
    this.answers = answers;
  }

  /** A page of results. */
  record Results(long total, List<Result> hits) {}

  /**
   * A document that was found.
   *
   * @param page the best page; null when only the title was found
   * @param pages further pages with what was looked for, at most 20, the best one among them
   */
  record Result(
      DocumentId documentId,
      String title,
      MeetingId meetingId,
      String meetingTitle,
      Integer page,
      String pageKind,
      List<Integer> pages,
      List<TextPart> titleParts,
      List<TextPart> parts) {

    static Result of(Found found) {
      return new Result(
          found.document().id(),
          found.document().title(),
          found.document().meeting(),
          found.meetingTitle(),
          found.hit().page(),
          found.hit().pageKind(),
          found.hit().pages(),
          found.hit().title(),
          found.hit().snippet());
    }
  }

  /**
   * Searches.
   *
   * @param page from 0, twenty documents each
   */
  @GetMapping("/api/search")
  ResponseEntity<Object> find(
      @AuthenticationPrincipal Actor actor,
      @RequestParam String q,
      @RequestParam(required = false) UUID meeting,
      @RequestParam(defaultValue = "0") int page) {
    int offset = Math.clamp(page, 0, LAST_PAGE) * HITS;
    MeetingId within = meeting == null ? null : new MeetingId(meeting);
    return answers.of(
        search
            .find(actor, q, within, offset, HITS)
            .map(p -> new Results(p.total(), p.found().stream().map(Result::of).toList())));
  }
}
