package vn.diemcau.document.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import vn.diemcau.document.DocumentId;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.DbTime;

/** The tables of who has received and read what, by unit and by person. */
@Component
class ReadingRows {

  /** How many of the units have received, hold and have opened a document. */
  record Counts(int received, int kept, int opened) {
    static final Counts NONE = new Counts(0, 0, 0);
  }

  /** What one unit has of a document; kept and opened are null until it has. */
  record Receipt(
      UnitId unit, Instant receivedAt, Instant keptAt, Instant openedAt, String openedBy) {}

  /** Released documents of a meeting, and how many of them a person has opened or uploaded. */
  record Progress(int released, int opened) {}

  /** Who uploaded a document knows it: nobody is told to read what is their own. */
  private static final String KNOWN_TO_READER =
      """
      (d.uploaded_by::text = :reader or exists (select 1 from document_reading r
        where r.document_id = d.id and r.reader = :reader and r.kind <> 'fetched-ahead'))
      """;

  private final JdbcClient jdbc;

  ReadingRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void received(Collection<UUID> documents, UnitId unit, Instant at) {
    jdbc.sql(
            """
            insert into document_receipt (document_id, unit_id, received_at)
            select unnest(:documents), :unit, :at on conflict do nothing
            """)
        .param("documents", new SqlArrayValue("uuid", documents.toArray()))
        .param("unit", unit.value())
        .param("at", DbTime.of(at))
        .update();
  }

  /** A device of the unit holds the whole file. */
  void kept(DocumentId document, UnitId unit, Instant at) {
    jdbc.sql(
            """
            insert into document_receipt (document_id, unit_id, received_at, kept_at)
            values (:document, :unit, :at, :at)
            on conflict (document_id, unit_id) do update set kept_at = :at
             where document_receipt.kept_at is null
            """)
        .param("document", document.value())
        .param("unit", unit.value())
        .param("at", DbTime.of(at))
        .update();
  }

  void opened(DocumentId document, UnitId unit, String by, Instant at) {
    jdbc.sql(
            """
            insert into document_receipt (document_id, unit_id, received_at, opened_at, opened_by)
            values (:document, :unit, :at, :at, :by)
            on conflict (document_id, unit_id) do update set opened_at = :at, opened_by = :by
             where document_receipt.opened_at is null
            """)
        .param("document", document.value())
        .param("unit", unit.value())
        .param("by", by)
        .param("at", DbTime.of(at))
        .update();
  }

  /** Notes a reading; false when the person read it since {@code since}, so it is the same one. */
  boolean read(DocumentId document, String reader, String kind, Instant at, Instant since) {
    return jdbc.sql(
                """
                insert into document_reading (document_id, reader, kind, first_at, last_at)
                values (:document, :reader, :kind, :at, :at)
                on conflict (document_id, reader, kind) do update set last_at = :at
                 where document_reading.last_at < :since
                """)
            .param("document", document.value())
            .param("reader", reader)
            .param("kind", kind)
            .param("at", DbTime.of(at))
            .param("since", DbTime.of(since))
            .update()
        > 0;
  }

  /** Those of the documents that a person has opened or uploaded. */
  Set<UUID> readBy(String reader, Collection<UUID> documents) {
    return new HashSet<>(
        jdbc.sql("select d.id from document d where d.id = any(:documents) and " + KNOWN_TO_READER)
            .param("reader", reader)
            .param("documents", new SqlArrayValue("uuid", documents.toArray()))
            .query(UUID.class)
            .list());
  }

  Map<UUID, Counts> counts(Collection<UUID> documents, Collection<UnitId> units) {
    Map<UUID, Counts> counts = new HashMap<>();
    jdbc.sql(
            """
            select document_id, count(*) as received, count(kept_at) as kept,
                   count(opened_at) as opened
              from document_receipt
             where document_id = any(:documents) and unit_id = any(:units) group by document_id
            """)
        .param("documents", new SqlArrayValue("uuid", documents.toArray()))
        .param("units", new SqlArrayValue("uuid", units.stream().map(UnitId::value).toArray()))
        .query(
            row -> {
              counts.put(
                  row.getObject(1, UUID.class),
                  new Counts(row.getInt(2), row.getInt(3), row.getInt(4)));
            });
    return counts;
  }

  List<Receipt> receipts(DocumentId document) {
    return jdbc.sql("select * from document_receipt where document_id = :document")
        .param("document", document.value())
        .query(
            (row, n) ->
                new Receipt(
                    new UnitId(row.getObject("unit_id", UUID.class)),
                    DbTime.read(row, "received_at"),
                    DbTime.read(row, "kept_at"),
                    DbTime.read(row, "opened_at"),
                    row.getString("opened_by")))
        .list();
  }

  Map<MeetingId, Progress> progress(String reader, Collection<MeetingId> meetings) {
    Map<MeetingId, Progress> progress = new HashMap<>();
    jdbc.sql(
            """
            select d.meeting_id, count(*) as released, count(*) filter (where %s) as opened
              from document d
             where d.meeting_id = any(:meetings) and d.released_at is not null
             group by d.meeting_id
            """
                .formatted(KNOWN_TO_READER))
        .param("reader", reader)
        .param(
            "meetings",
            new SqlArrayValue("uuid", meetings.stream().map(MeetingId::value).toArray()))
        .query(
            row -> {
              progress.put(
                  new MeetingId(row.getObject(1, UUID.class)),
                  new Progress(row.getInt(2), row.getInt(3)));
            });
    return progress;
  }
}
