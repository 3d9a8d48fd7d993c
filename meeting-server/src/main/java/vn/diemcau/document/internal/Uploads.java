package vn.diemcau.document.internal;

import java.io.InputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.document.DocumentId;
import vn.diemcau.documentstore.DocumentStore;
import vn.diemcau.documentstore.Upload;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Phase;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Adds a file to a meeting as a draft, for who manages its documents. */
@Component
public class Uploads {

  private static final int MOST_DOCUMENTS = 500;

  private final DocumentAccess access;
  private final DocumentRows rows;
  private final DocumentStore store;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  Uploads(
      DocumentAccess access,
      DocumentRows rows,
      DocumentStore store,
      Audit audit,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.access = access;
    this.rows = rows;
    this.store = store;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Whether it is worth reading what the person sends. */
  public Outcome<DocumentAccess.Access> check(Actor actor, MeetingId meeting, AgendaItemId item) {
    return access
        .toManage(actor, meeting)
        .then(
            who -> {
              Refusal refusal = refusal(who.meeting(), item);
              return refusal == null ? Outcome.done(who) : Outcome.refused(refusal);
            });
  }

  private Refusal refusal(MeetingFacts meeting, AgendaItemId item) {
    if (meeting.phase() == Phase.CLOSED || meeting.phase() == Phase.CANCELLED) {
      return Refusal.conflict("document.meeting-over");
    }
    if (item != null && meeting.agenda().stream().noneMatch(i -> i.id().equals(item))) {
      return Refusal.invalid("document.no-such-item");
    }
    if (rows.of(meeting.id()).size() >= MOST_DOCUMENTS) {
      return Refusal.conflict("document.too-many");
    }
    return null;
  }

  /**
   * Takes the file in and adds it at the end of its agenda item. The content is read outside of any
   * transaction; a refusal keeps nothing of it.
   *
   * @param item null for the meeting as a whole
   * @param title null to be named after the file
   */
  public Outcome<DocumentId> add(
      Actor actor,
      MeetingId meeting,
      AgendaItemId item,
      String title,
      String fileName,
      InputStream content) {
    String name = DocumentNames.fileName(fileName);
    String shown = DocumentNames.title(title == null ? DocumentNames.withoutEnding(name) : title);
    if (shown == null) {
      return Outcome.refused(Refusal.invalid("document.bad-title"));
    }
    Outcome<DocumentAccess.Access> before = check(actor, meeting, item);
    if (before instanceof Outcome.Refused<DocumentAccess.Access>(Refusal refusal)) {
      return Outcome.refused(refusal);
    }
    return switch (store.receive(content, name)) {
      case Upload.Refused refused -> Outcome.refused(StoreRefusals.toRefusal(refused.refusal()));
      case Upload.Received file ->
          transaction.execute(status -> keep(actor, meeting, item, shown, file));
    };
  }

  private Outcome<DocumentId> keep(
      Actor actor, MeetingId meeting, AgendaItemId item, String title, Upload.Received file) {
    rows.lock(meeting);
    // the meeting may have ended while the file was on its way
    return check(actor, meeting, item)
        .map(
            who -> {
              int position =
                  (int)
                      rows.of(meeting).stream()
                          .filter(d -> java.util.Objects.equals(d.agendaItem(), item))
                          .count();
              Document document =
                  new Document(
                      DocumentId.next(),
                      meeting,
                      item,
                      position,
                      title,
                      file.fileName(),
                      clock.instant(),
                      actor.account(),
                      actor.name(),
                      null);
              rows.add(document);
              store.put(document.key(), file, title, Set.of(document.scope()));
              audit.record(
                  actor,
                  "document.uploaded",
                  title,
                  Map.of("document", document.id(), "meeting", meeting, "sha256", file.hash()));
              return document.id();
            });
  }
}
