package vn.diemcau.document.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.document.DocumentId;
import vn.diemcau.document.DocumentsReleased;
import vn.diemcau.documentstore.DocumentStore;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Phase;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Renames, orders, deletes and releases documents, for who manages them. */
@Component
public class DocumentEdits {

  /**
   * What is to become different; what is empty stays.
   *
   * @param item an agenda item, or in it an empty one for the meeting as a whole
   * @param position place within the agenda item, from 0; beyond the end counts as the end
   */
  public record Change(
      Optional<String> title, Optional<Optional<AgendaItemId>> item, Optional<Integer> position) {}

  private final DocumentAccess access;
  private final DocumentRows rows;
  private final DocumentStore store;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final InstantSource clock;

  DocumentEdits(
      DocumentAccess access,
      DocumentRows rows,
      DocumentStore store,
      Audit audit,
      ApplicationEventPublisher events,
      InstantSource clock) {
    this.access = access;
    this.rows = rows;
    this.store = store;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  public Outcome<Void> change(Actor actor, DocumentId id, Change change) {
    return locked(actor, id)
        .then(
            found -> {
              String title = change.title().map(DocumentNames::title).orElse(null);
              if (change.title().isPresent() && title == null) {
                return Outcome.refused(Refusal.invalid("document.bad-title"));
              }
              AgendaItemId item =
                  change
                      .item()
                      .orElse(Optional.ofNullable(found.document().agendaItem()))
                      .orElse(null);
              if (change.item().isPresent() && !has(found.access().meeting(), item)) {
                return Outcome.refused(Refusal.invalid("document.no-such-item"));
              }
              if (title != null) {
                rows.retitle(id, title);
                store.retitle(id.value(), title);
              }
              if (change.item().isPresent() || change.position().isPresent()) {
                place(found.document(), item, change.position().orElse(Integer.MAX_VALUE));
              }
              return Outcome.done();
            });
  }

  private static boolean has(MeetingFacts meeting, AgendaItemId item) {
    return item == null || meeting.agenda().stream().anyMatch(i -> i.id().equals(item));
  }

  private void place(Document document, AgendaItemId item, int position) {
    List<Document> others = new ArrayList<>(rows.of(document.meeting()));
    others.removeIf(d -> d.id().equals(document.id()) || !Objects.equals(d.agendaItem(), item));
    others.add(Math.clamp(position, 0, others.size()), document);
    for (int i = 0; i < others.size(); i++) {
      rows.place(others.get(i).id(), item, i);
    }
  }

  /** A released document stays: units have it already. */
  @Transactional
  public Outcome<Void> delete(Actor actor, DocumentId id) {
    return locked(actor, id)
        .then(
            found -> {
              if (found.document().released()) {
                return Outcome.refused(Refusal.conflict("document.released-stays"));
              }
              rows.delete(id);
              store.remove(id.value());
              audit.record(
                  actor,
                  "document.deleted",
                  found.document().title(),
                  Map.of("document", id, "meeting", found.document().meeting()));
              return Outcome.done();
            });
  }

  /** All of them or none; one that is released already stays as it is. */
  @Transactional
  public Outcome<Void> release(Actor actor, MeetingId meeting, Collection<DocumentId> ids) {
    rows.lock(meeting);
    return access
        .toManage(actor, meeting)
        .then(
            who -> {
              Phase phase = who.meeting().phase();
              if (phase == Phase.CLOSED || phase == Phase.CANCELLED) {
                return Outcome.refused(Refusal.conflict("document.meeting-over"));
              }
              Set<DocumentId> wanted = new HashSet<>(ids);
              List<Document> found =
                  rows.of(meeting).stream().filter(d -> wanted.contains(d.id())).toList();
              if (found.size() < wanted.size()) {
                return Outcome.refused(Refusal.notFound("document.unknown"));
              }
              release(actor, meeting, found.stream().filter(d -> !d.released()).toList());
              return Outcome.done();
            });
  }

  private void release(Actor actor, MeetingId meeting, List<Document> drafts) {
    if (drafts.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    rows.release(drafts.stream().map(Document::key).toList(), now, actor.account());
    for (Document document : drafts) {
      store.scope(document.key(), Set.of(Document.scopeOfReleased(meeting)));
      audit.record(
          actor,
          "document.released",
          document.title(),
          Map.of("document", document.id(), "meeting", meeting));
    }
    events.publishEvent(
        new DocumentsReleased(
            meeting,
            drafts.stream()
                .map(d -> new DocumentsReleased.Released(d.id(), d.agendaItem(), d.title()))
                .toList(),
            now));
  }

  /** The document as it stands when nobody else can change it. */
  private Outcome<DocumentAccess.Readable> locked(Actor actor, DocumentId id) {
    return access
        .toManage(actor, id)
        .then(
            found -> {
              rows.lock(found.document().meeting());
              return access.toManage(actor, id);
            });
  }
}
