package vn.diemcau.document.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.diemcau.document.DocumentId;
import vn.diemcau.document.internal.DocumentEdits;
import vn.diemcau.document.internal.DocumentLists;
import vn.diemcau.document.internal.Readings;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalAnswers;
import vn.diemcau.shared.Sentences;

/** The documents of a meeting: list, change, release, receipts, text. */
@RestController
class DocumentsController {

  private static final int MOST_IDS = 500;

  private final DocumentLists lists;
  private final DocumentEdits edits;
  private final Readings readings;
  private final RefusalAnswers answers;
  private final Sentences sentences;

  DocumentsController(
      DocumentLists lists,
      DocumentEdits edits,
      Readings readings,
      RefusalAnswers answers,
      Sentences sentences) {
    this.lists = lists;
    this.edits = edits;
    this.readings = readings;
    this.answers = answers;
    this.sentences = sentences;
  }

  /** The documents to release. */
  record Release(List<UUID> ids) {}

  @GetMapping("/api/meetings/{meeting}/documents")
  ResponseEntity<Object> ofMeeting(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID meeting) {
    return answers.of(
        lists
            .of(actor, new MeetingId(meeting))
            .map(all -> all.stream().map(e -> DocumentView.of(e, this::say)).toList()));
  }

  @GetMapping("/api/documents/{id}")
  ResponseEntity<Object> one(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
    return answers.of(view(actor, new DocumentId(id)));
  }

  @PatchMapping("/api/documents/{id}")
  ResponseEntity<Object> change(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID id, @RequestBody JsonNode body) {
    Optional<DocumentEdits.Change> change = change(body);
    if (change.isEmpty()) {
      return answers.of(Refusal.invalid("platform.malformed"));
    }
    DocumentId document = new DocumentId(id);
    return answers.of(
        edits.change(actor, document, change.get()).then(done -> view(actor, document)));
  }

  @DeleteMapping("/api/documents/{id}")
  ResponseEntity<Object> delete(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
    return answers.of(edits.delete(actor, new DocumentId(id)));
  }

  @PostMapping("/api/meetings/{meeting}/documents/release")
  ResponseEntity<Object> release(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID meeting,
      @RequestBody Release release) {
    List<UUID> ids = release.ids();
    if (ids == null || ids.isEmpty() || ids.size() > MOST_IDS || ids.contains(null)) {
      return answers.of(Refusal.invalid("document.nothing-chosen"));
    }
    Set<DocumentId> documents = new LinkedHashSet<>();
    ids.forEach(id -> documents.add(new DocumentId(id)));
    return answers.of(edits.release(actor, new MeetingId(meeting), documents));
  }

  @GetMapping("/api/documents/{id}/receipts")
  ResponseEntity<Object> receipts(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
    return answers.of(readings.receipts(actor, new DocumentId(id)));
  }

  @GetMapping("/api/documents/{id}/pages/{page}")
  ResponseEntity<Object> page(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID id, @PathVariable int page) {
    return answers.of(readings.text(actor, new DocumentId(id), page));
  }

  Outcome<DocumentView> view(Actor actor, DocumentId id) {
    return lists.of(actor, id).map(entry -> DocumentView.of(entry, this::say));
  }

  private String say(String code) {
    return sentences.in(LocaleContextHolder.getLocale().getLanguage(), code, Map.of());
  }

  /** What the body says; empty when it makes no sense. A field that is left out stays as it is. */
  private static Optional<DocumentEdits.Change> change(JsonNode body) {
    JsonNode title = body.path("title");
    JsonNode item = body.path("agendaItemId");
    JsonNode position = body.path("position");
    boolean readable =
        (title.isMissingNode() || title.isString())
            && (item.isMissingNode() || item.isNull() || isUuid(item))
            && (position.isMissingNode() || position.isInt());
    if (!body.isObject() || !readable) {
      return Optional.empty();
    }
    return Optional.of(
        new DocumentEdits.Change(
            title.isMissingNode() ? Optional.empty() : Optional.of(title.asString()),
            item.isMissingNode()
                ? Optional.empty()
                : Optional.of(
                    item.isNull()
                        ? Optional.empty()
                        : Optional.of(AgendaItemId.of(item.asString()))),
            position.isMissingNode() ? Optional.empty() : Optional.of(position.asInt())));
  }

  private static boolean isUuid(JsonNode node) {
    try {
      return node.isString() && UUID.fromString(node.asString()) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
