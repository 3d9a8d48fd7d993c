package vn.diemcau.document.internal;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.document.DocumentId;
import vn.diemcau.documentstore.DocumentStore;
import vn.diemcau.documentstore.StoredDocument;
import vn.diemcau.meeting.AgendaItem;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.Invited;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;

/** Shows a meeting's documents to a person. A unit whose person saw the list has received them. */
@Component
public class DocumentLists {

  /**
   * A document as a person sees it.
   *
   * @param agendaItem null for the meeting as a whole, and when the item is gone from the agenda
   * @param receipts null for who does not manage the documents, and for a draft
   */
  public record Entry(
      Document document,
      AgendaItemId agendaItem,
      StoredDocument stored,
      boolean openedByMe,
      Receipts receipts) {}

  /** How far a released document has come. */
  public record Receipts(int units, int received, int kept, int opened) {}

  private final DocumentAccess access;
  private final DocumentRows rows;
  private final ReadingRows readings;
  private final DocumentStore store;
  private final InstantSource clock;

  DocumentLists(
      DocumentAccess access,
      DocumentRows rows,
      ReadingRows readings,
      DocumentStore store,
      InstantSource clock) {
    this.access = access;
    this.rows = rows;
    this.readings = readings;
    this.store = store;
    this.clock = clock;
  }

  /** By agenda item, those of the whole meeting first, each in its order. */
  @Transactional
  public Outcome<List<Entry>> of(Actor actor, MeetingId meeting) {
    return access.to(actor, meeting).map(who -> entries(who, rows.of(meeting)));
  }

  @Transactional
  public Outcome<Entry> of(Actor actor, DocumentId id) {
    return access
        .toRead(actor, id)
        .map(found -> entries(found.access(), List.of(found.document())).getFirst());
  }

  private List<Entry> entries(DocumentAccess.Access who, List<Document> all) {
    List<Document> seen = all.stream().filter(d -> d.released() || who.manages()).toList();
    if (seen.isEmpty()) {
      return List.of();
    }
    List<UUID> ids = seen.stream().map(Document::key).toList();
    List<UUID> released = seen.stream().filter(Document::released).map(Document::key).toList();
    if (who.unit() != null && !released.isEmpty()) {
      readings.received(released, who.unit(), clock.instant());
    }
    Map<UUID, StoredDocument> stored = store.find(ids);
    Set<UUID> read = readings.readBy(who.reader(), ids);
    List<UnitId> invited = who.meeting().invited().stream().map(Invited::unit).toList();
    Map<UUID, ReadingRows.Counts> counts =
        who.manages() ? readings.counts(released, invited) : Map.of();
    Map<AgendaItemId, Integer> numbers = numbers(who.meeting());
    return seen.stream()
        .map(
            d ->
                new Entry(
                    d,
                    d.agendaItem() != null && numbers.containsKey(d.agendaItem())
                        ? d.agendaItem()
                        : null,
                    stored.get(d.key()),
                    read.contains(d.key()),
                    receipts(who, d, counts)))
        .sorted(Comparator.comparing((Entry e) -> numbers.getOrDefault(e.agendaItem(), 0)))
        .toList();
  }

  private static Receipts receipts(
      DocumentAccess.Access who, Document document, Map<UUID, ReadingRows.Counts> counts) {
    if (!who.manages() || !document.released()) {
      return null;
    }
    ReadingRows.Counts had = counts.getOrDefault(document.key(), ReadingRows.Counts.NONE);
    return new Receipts(who.meeting().invited().size(), had.received(), had.kept(), had.opened());
  }

  private static Map<AgendaItemId, Integer> numbers(MeetingFacts meeting) {
    Map<AgendaItemId, Integer> numbers = new HashMap<>();
    for (AgendaItem item : meeting.agenda()) {
      numbers.put(item.id(), item.number());
    }
    return numbers;
  }
}
