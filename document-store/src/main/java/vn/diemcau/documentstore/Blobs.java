package vn.diemcau.documentstore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of files and the table of their pages: the queue of files whose text is to be read. */
final class Blobs {

  /** A file whose text is to be read. */
  record Pending(String hash, FileType type, int attempts) {}

  private final JdbcClient jdbc;

  Blobs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Knows the file from now on; a file known already stays as it is. */
  void add(Upload.Received file, Instant now) {
    boolean picture = file.type().isPicture() || file.type().isFilm();
    jdbc.sql(
            """
            insert into store_blob (hash, size, type, stored_at, text_state, text_reason)
            values (:hash, :size, :type, :now, :state, :reason) on conflict (hash) do nothing
            """)
        .param("hash", file.hash())
        .param("size", file.size())
        .param("type", file.type().name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("state", picture ? "none" : "pending")
        .param("reason", picture ? NoText.PICTURE.stored() : null)
        .update();
  }

  /** Takes the next file to be read and counts the attempt, so that none is tried without end. */
  Optional<Pending> take() {
    return jdbc.sql(
            """
            update store_blob set attempts = attempts + 1
             where hash = (select hash from store_blob where text_state = 'pending'
                            order by attempts, stored_at limit 1
                              for no key update skip locked)
            returning hash, type, attempts
            """)
        .query(
            (row, n) ->
                new Pending(
                    row.getString("hash"), FileType.valueOf(row.getString("type")), row.getInt(3)))
        .optional();
  }

  /** Holds a file until the transaction ends; false when another server has it. */
  boolean hold(String hash) {
    return jdbc.sql(
            """
            select 1 from store_blob where hash = :hash and text_state = 'pending'
               for no key update skip locked
            """)
        .param("hash", hash)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  void addPage(String hash, int piece, int page, String text) {
    jdbc.sql(
            """
            insert into store_page (hash, piece, page, text, words)
            values (:hash, :piece, :page, :text, to_tsvector('simple', :words))
            """)
        .param("hash", hash)
        .param("piece", piece)
        .param("page", page)
        .param("text", text)
        .param("words", Words.folded(text))
        .update();
  }

  void ready(String hash, String pageKind, int pages, boolean cut) {
    jdbc.sql(
            """
            update store_blob set text_state = 'ready', text_reason = null, page_kind = :kind,
                   pages = :pages, cut = :cut where hash = :hash
            """)
        .param("hash", hash)
        .param("kind", pageKind)
        .param("pages", pages)
        .param("cut", cut)
        .update();
  }

  void noText(String hash, NoText reason) {
    jdbc.sql("delete from store_page where hash = :hash").param("hash", hash).update();
    jdbc.sql("update store_blob set text_state = 'none', text_reason = :reason where hash = :hash")
        .param("hash", hash)
        .param("reason", reason.stored())
        .update();
  }

  Optional<String> page(String hash, int page) {
    List<String> pieces =
        jdbc.sql("select text from store_page where hash = :hash and page = :page order by piece")
            .param("hash", hash)
            .param("page", page)
            .query(String.class)
            .list();
    return pieces.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", pieces));
  }

  /** Forgets files that no document has; the files themselves go when the folder is cleared. */
  void forgetUnused(Instant before) {
    jdbc.sql(
            """
            delete from store_blob b where b.stored_at < :before
               and not exists (select 1 from store_document d where d.hash = b.hash)
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }

  boolean knows(String hash) {
    return jdbc.sql("select 1 from store_blob where hash = :hash")
        .param("hash", hash)
        .query(Integer.class)
        .optional()
        .isPresent();
  }
}
