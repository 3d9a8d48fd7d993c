package vn.diemcau.document.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.document.DocumentId;
import vn.diemcau.documentstore.DocumentStore;
import vn.diemcau.documentstore.FileType;
import vn.diemcau.documentstore.StoredDocument;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Phase;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * Tells a unit's devices which documents to fetch before they are opened, and remembers for the
 * sender which unit has them: at the moment a document is called, hundreds of lines are full.
 */
@Component
public class DocumentsAhead {

  /** Meetings that begin later are not fetched for yet. */
  private static final Duration BEFORE = Duration.ofHours(24);

  /** All devices are done so long before the meeting begins. */
  private static final Duration READY = Duration.ofMinutes(10);

  private static final Duration LONGEST_SPREAD = Duration.ofMinutes(30);
  private static final Duration SHORTEST_SPREAD = Duration.ofMinutes(1);

  /**
   * A document to fetch.
   *
   * @param hash SHA-256 in hexadecimal digits
   * @param size bytes
   * @param withinSeconds a device begins at a random moment of so long a time
   */
  public record Ahead(DocumentId id, String hash, long size, long withinSeconds) {}

  private final Meetings meetings;
  private final DocumentAccess access;
  private final DocumentRows rows;
  private final ReadingRows readings;
  private final DocumentStore store;
  private final InstantSource clock;

  DocumentsAhead(
      Meetings meetings,
      DocumentAccess access,
      DocumentRows rows,
      ReadingRows readings,
      DocumentStore store,
      InstantSource clock) {
    this.meetings = meetings;
    this.access = access;
    this.rows = rows;
    this.readings = readings;
    this.store = store;
    this.clock = clock;
  }

  /** What the person's unit will be shown; the next meeting's first. Nothing is received by it. */
  @Transactional(readOnly = true)
  public List<Ahead> of(Actor actor) {
    Instant now = clock.instant();
    List<Ahead> ahead = new ArrayList<>();
    for (MeetingFacts meeting :
        meetings.plannedBetween(actor, now.minus(BEFORE), now.plus(BEFORE))) {
      boolean comes = meeting.phase() == Phase.ANNOUNCED || meeting.phase().roomOpen();
      if (comes && readsForAUnit(actor, meeting)) {
        ahead.addAll(of(meeting, now));
      }
    }
    return ahead;
  }

  private boolean readsForAUnit(Actor actor, MeetingFacts meeting) {
    return access.to(actor, meeting.id())
            instanceof Outcome.Done<DocumentAccess.Access>(DocumentAccess.Access who)
        && who.unit() != null;
  }

  private List<Ahead> of(MeetingFacts meeting, Instant now) {
    List<Document> released = rows.of(meeting.id()).stream().filter(Document::released).toList();
    Map<UUID, StoredDocument> stored = store.find(released.stream().map(Document::key).toList());
    long within = spread(Duration.between(now, meeting.startsAt())).toSeconds();
    return released.stream()
        .filter(document -> stored.get(document.key()).type() == FileType.PDF)
        .map(
            document -> {
              StoredDocument file = stored.get(document.key());
              return new Ahead(document.id(), file.hash(), file.size(), within);
            })
        .toList();
  }

  private static Duration spread(Duration untilStart) {
    Duration left = untilStart.minus(READY);
    if (left.compareTo(SHORTEST_SPREAD) < 0) {
      return SHORTEST_SPREAD;
    }
    return left.compareTo(LONGEST_SPREAD) > 0 ? LONGEST_SPREAD : left;
  }

  /**
   * A device of the person's unit says that it has a document whole. Refused with {@code
   * document.another-file} when the hash is not the document's.
   */
  @Transactional
  public Outcome<Void> kept(Actor actor, DocumentId id, String hash) {
    return access
        .toRead(actor, id)
        .then(
            found -> {
              StoredDocument file = store.find(id.value()).orElseThrow();
              if (!file.hash().equals(hash)) {
                return Outcome.refused(Refusal.conflict("document.another-file"));
              }
              if (found.document().released() && found.access().unit() != null) {
                readings.kept(id, found.access().unit(), clock.instant());
              }
              return Outcome.done();
            });
  }
}
