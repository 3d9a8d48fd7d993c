package vn.diemcau.document.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import vn.diemcau.document.DocumentId;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.security.AccountId;
import vn.diemcau.shared.DbTime;

/** The table of documents. */
@Component
class DocumentRows {

  private final JdbcClient jdbc;

  DocumentRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Document document) {
    jdbc.sql(
            """
            insert into document (id, meeting_id, agenda_item_id, position, title, file_name,
                                  uploaded_at, uploaded_by, uploaded_by_name)
            values (:id, :meeting, :item, :position, :title, :file, :at, :by, :name)
            """)
        .param("id", document.key())
        .param("meeting", document.meeting().value())
        .param("item", value(document.agendaItem()))
        .param("position", document.position())
        .param("title", document.title())
        .param("file", document.fileName())
        .param("at", DbTime.of(document.uploadedAt()))
        .param("by", document.uploadedBy().value())
        .param("name", document.uploadedByName())
        .update();
  }

  Optional<Document> find(DocumentId id) {
    return find(List.of(id.value())).stream().findFirst();
  }

  List<Document> find(Collection<UUID> ids) {
    return jdbc.sql("select * from document where id = any(:ids)")
        .param("ids", new SqlArrayValue("uuid", ids.toArray()))
        .query((row, n) -> document(row))
        .list();
  }

  /** In the order in which they are shown within each agenda item. */
  List<Document> of(MeetingId meeting) {
    return jdbc.sql(
            "select * from document where meeting_id = :meeting order by position, uploaded_at, id")
        .param("meeting", meeting.value())
        .query((row, n) -> document(row))
        .list();
  }

  /** Keeps changes to the documents of one meeting apart until the transaction ends. */
  void lock(MeetingId meeting) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
        .param("key", "documents of " + meeting)
        .query()
        .singleRow();
  }

  void retitle(DocumentId id, String title) {
    jdbc.sql("update document set title = :title where id = :id")
        .param("title", title)
        .param("id", id.value())
        .update();
  }

  void place(DocumentId id, AgendaItemId item, int position) {
    jdbc.sql("update document set agenda_item_id = :item, position = :position where id = :id")
        .param("item", value(item))
        .param("position", position)
        .param("id", id.value())
        .update();
  }

  void release(Collection<UUID> ids, Instant at, AccountId by) {
    jdbc.sql("update document set released_at = :at, released_by = :by where id = any(:ids)")
        .param("at", DbTime.of(at))
        .param("by", by == null ? null : by.value())
        .param("ids", new SqlArrayValue("uuid", ids.toArray()))
        .update();
  }

  void delete(DocumentId id) {
    jdbc.sql("delete from document where id = :id").param("id", id.value()).update();
  }

  private static UUID value(AgendaItemId item) {
    return item == null ? null : item.value();
  }

  private static Document document(ResultSet row) throws SQLException {
    UUID item = row.getObject("agenda_item_id", UUID.class);
    return new Document(
        new DocumentId(row.getObject("id", UUID.class)),
        new MeetingId(row.getObject("meeting_id", UUID.class)),
        item == null ? null : new AgendaItemId(item),
        row.getInt("position"),
        row.getString("title"),
        row.getString("file_name"),
        DbTime.read(row, "uploaded_at"),
        new AccountId(row.getObject("uploaded_by", UUID.class)),
        row.getString("uploaded_by_name"),
        DbTime.read(row, "released_at"));
  }
}
