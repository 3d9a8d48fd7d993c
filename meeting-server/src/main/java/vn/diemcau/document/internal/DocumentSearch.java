package vn.diemcau.document.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.documentstore.DocumentStore;
import vn.diemcau.documentstore.SearchQuery;
import vn.diemcau.documentstore.SearchResult;
import vn.diemcau.documentstore.StoreRefusal;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;

/** Searches the documents that a person may read: the released ones of the person's meetings. */
@Component
public class DocumentSearch {

  /** A document that was found, and the meeting it belongs to. */
  public record Found(Document document, String meetingTitle, SearchResult.Hit hit) {}

  /** A piece of what was found. */
  public record Page(long total, List<Found> found) {}

  private final DocumentStore store;
  private final DocumentRows rows;
  private final DocumentAccess access;
  private final Meetings meetings;

  DocumentSearch(DocumentStore store, DocumentRows rows, DocumentAccess access, Meetings meetings) {
    this.store = store;
    this.rows = rows;
    this.access = access;
    this.meetings = meetings;
  }

  /**
   * Finds within all meetings of the person, or within one; there, who manages the documents finds
   * drafts too.
   *
   * @param meeting null for all
   */
  @Transactional(readOnly = true)
  public Outcome<Page> find(Actor actor, String text, MeetingId meeting, int offset, int limit) {
    Optional<StoreRefusal> refusal = SearchQuery.refusal(text);
    if (refusal.isPresent()) {
      return Outcome.refused(StoreRefusals.toRefusal(refusal.get()));
    }
    return scopes(actor, meeting)
        .map(scopes -> page(store.search(SearchQuery.of(text), scopes, offset, limit)));
  }

  private Outcome<Set<String>> scopes(Actor actor, MeetingId meeting) {
    if (meeting == null) {
      return Outcome.done(
          meetings.visibleTo(actor).stream()
              .map(Document::scopeOfReleased)
              .collect(Collectors.toSet()));
    }
    return access
        .to(actor, meeting)
        .map(
            who -> {
              Set<String> scopes = new HashSet<>();
              scopes.add(Document.scopeOfReleased(meeting));
              if (who.manages()) {
                scopes.add(Document.scopeOfDrafts(meeting));
              }
              return scopes;
            });
  }

  private Page page(SearchResult result) {
    List<UUID> ids = result.hits().stream().map(SearchResult.Hit::document).toList();
    Map<UUID, Document> documents =
        rows.find(ids).stream().collect(Collectors.toMap(Document::key, Function.identity()));
    Map<MeetingId, String> titles = new HashMap<>();
    List<Found> found =
        result.hits().stream()
            .filter(hit -> documents.containsKey(hit.document()))
            .map(
                hit -> {
                  Document document = documents.get(hit.document());
                  String title =
                      titles.computeIfAbsent(
                          document.meeting(),
                          id -> meetings.facts(id).map(MeetingFacts::title).orElse(""));
                  return new Found(document, title, hit);
                })
            .toList();
    return new Page(result.total(), found);
  }
}
