package vn.diemcau.documentstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** The table of documents: which file, under which title, found in which scopes. */
final class Documents {

  private final JdbcClient jdbc;

  Documents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(UUID id, String hash, String title, Set<String> scopes, Instant now) {
    jdbc.sql(
            """
            insert into store_document (id, hash, title, title_words, scopes, stored_at)
            values (:id, :hash, :title, to_tsvector('simple', :words), :scopes, :now)
            """)
        .param("id", id)
        .param("hash", hash)
        .param("title", title)
        .param("words", Words.folded(title))
        .param("scopes", array(scopes))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void retitle(UUID id, String title) {
    jdbc.sql(
            """
            update store_document set title = :title, title_words = to_tsvector('simple', :words)
             where id = :id
            """)
        .param("id", id)
        .param("title", title)
        .param("words", Words.folded(title))
        .update();
  }

  void scope(UUID id, Set<String> scopes) {
    jdbc.sql("update store_document set scopes = :scopes where id = :id")
        .param("id", id)
        .param("scopes", array(scopes))
        .update();
  }

  void remove(UUID id) {
    jdbc.sql("delete from store_document where id = :id").param("id", id).update();
  }

  List<StoredDocument> find(Collection<UUID> ids) {
    return jdbc.sql(
            """
            select d.id, d.title, d.scopes, b.hash, b.size, b.type, b.text_state, b.text_reason,
                   b.page_kind, b.pages, b.cut
              from store_document d join store_blob b on b.hash = d.hash
             where d.id = any(:ids)
            """)
        .param("ids", new SqlArrayValue("uuid", ids.toArray()))
        .query((row, n) -> document(row))
        .list();
  }

  private static StoredDocument document(ResultSet row) throws SQLException {
    return new StoredDocument(
        row.getObject("id", UUID.class),
        row.getString("title"),
        Set.of((String[]) row.getArray("scopes").getArray()),
        row.getString("hash"),
        row.getLong("size"),
        FileType.valueOf(row.getString("type")),
        TextState.valueOf(row.getString("text_state").toUpperCase(java.util.Locale.ROOT)),
        Optional.ofNullable(row.getString("text_reason")).map(NoText::of),
        row.getString("page_kind"),
        row.getInt("pages"),
        row.getBoolean("cut"));
  }

  private static SqlArrayValue array(Set<String> scopes) {
    return new SqlArrayValue("text", scopes.toArray());
  }
}
