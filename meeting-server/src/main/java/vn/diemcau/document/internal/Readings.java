package vn.diemcau.document.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.document.DocumentId;
import vn.diemcau.documentstore.Content;
import vn.diemcau.documentstore.DocumentStore;
import vn.diemcau.documentstore.StoredDocument;
import vn.diemcau.meeting.Invited;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Opens documents for those who may read them, and remembers for the sender who did. */
@Component
public class Readings {

  /** A reader comes back for further parts of the same file; after this it is another reading. */
  private static final Duration ONE_READING = Duration.ofMinutes(10);

  /** What is sent, and under which name. */
  public record Opened(Content content, String fileName) {}

  /**
   * One page's text.
   *
   * @param pageKind {@code page}, {@code slide}, {@code sheet} or {@code part}
   */
  public record PageText(int page, int pages, String pageKind, String text) {}

  /** What one unit has of a document; null where it has not. */
  public record UnitReceipt(
      UnitRef unit, Instant receivedAt, Instant keptAt, Instant openedAt, String openedBy) {}

  /** What somebody wants the bytes for. */
  public enum Purpose {
    READ("opened"),
    DOWNLOAD("downloaded"),
    /** A device fetches them before the meeting; nobody reads yet. */
    AHEAD("fetched-ahead");

    private final String kind;

    Purpose(String kind) {
      this.kind = kind;
    }
  }

  private final DocumentAccess access;
  private final ReadingRows readings;
  private final DocumentStore store;
  private final Units units;
  private final Audit audit;
  private final InstantSource clock;

  Readings(
      DocumentAccess access,
      ReadingRows readings,
      DocumentStore store,
      Units units,
      Audit audit,
      InstantSource clock) {
    this.access = access;
    this.readings = readings;
    this.store = store;
    this.units = units;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  public Outcome<Opened> open(Actor actor, DocumentId id, Purpose purpose) {
    return access
        .toRead(actor, id)
        .map(
            found -> {
              note(actor, found, purpose);
              Content content = store.open(id.value()).orElseThrow();
              return new Opened(content, found.document().fileName());
            });
  }

  /** The text of a page from 1; empty where the page has none. */
  @Transactional
  public Outcome<PageText> text(Actor actor, DocumentId id, int page) {
    return access
        .toRead(actor, id)
        .then(
            found -> {
              StoredDocument stored = store.find(id.value()).orElseThrow();
              if (page < 1 || page > stored.pages()) {
                return Outcome.refused(Refusal.notFound("document.no-such-page"));
              }
              note(actor, found, Purpose.READ);
              String text = store.text(id.value(), page).orElse("");
              return Outcome.done(new PageText(page, stored.pages(), stored.pageKind(), text));
            });
  }

  /** A manager's look at a draft is nobody's receipt. */
  private void note(Actor actor, DocumentAccess.Readable found, Purpose purpose) {
    Instant now = clock.instant();
    Document document = found.document();
    String kind = purpose.kind;
    boolean anew =
        readings.read(document.id(), found.access().reader(), kind, now, now.minus(ONE_READING));
    if (!anew) {
      return;
    }
    audit.record(
        actor,
        "document." + kind,
        document.title(),
        Map.of("document", document.id(), "meeting", document.meeting()));
    if (purpose != Purpose.AHEAD && document.released() && found.access().unit() != null) {
      readings.opened(document.id(), found.access().unit(), actor.name(), now);
    }
  }

  /** Every invited unit, in the office's order, with what it has of the document. */
  @Transactional(readOnly = true)
  public Outcome<List<UnitReceipt>> receipts(Actor actor, DocumentId id) {
    return access
        .toManage(actor, id)
        .map(
            found -> {
              Map<UnitId, ReadingRows.Receipt> had =
                  readings.receipts(id).stream()
                      .collect(Collectors.toMap(ReadingRows.Receipt::unit, Function.identity()));
              return found.access().meeting().invited().stream()
                  .map(Invited::unit)
                  .map(unit -> receipt(unit, Optional.ofNullable(had.get(unit))))
                  .toList();
            });
  }

  private UnitReceipt receipt(UnitId unit, Optional<ReadingRows.Receipt> had) {
    return new UnitReceipt(
        units.ref(unit),
        had.map(ReadingRows.Receipt::receivedAt).orElse(null),
        had.map(ReadingRows.Receipt::keptAt).orElse(null),
        had.map(ReadingRows.Receipt::openedAt).orElse(null),
        had.map(ReadingRows.Receipt::openedBy).orElse(null));
  }
}
