package vn.diemcau.documentstore;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Finds documents by their titles and pages, within scopes. */
final class Search {

  // the index knows the words of a page but not their order: a phrase is looked up by its words
  // and checked only on the pages within the scopes, which the offset keeps PostgreSQL from undoing
  private static final String FIND =
      """
      with page as (
        select d.id, p.piece, p.page, p.words
          from store_page p join store_document d on d.hash = p.hash
         where p.words @@ to_tsquery('simple', :words) and d.scopes && :scopes
        offset 0
      ), hit as (
        select id, piece, page, ts_rank(words, to_tsquery('simple', :query), 1) as rank
          from page where words @@ to_tsquery('simple', :query)
        union all
        select d.id, null, null, 1 + ts_rank(d.title_words, to_tsquery('simple', :query))
          from store_document d
         where d.title_words @@ to_tsquery('simple', :query) and d.scopes && :scopes
      ), found as (
        select id, max(rank) as rank,
               (array_agg(piece order by rank desc, piece)
                  filter (where piece is not null))[1] as piece,
               array_agg(page order by rank desc, piece)
                 filter (where page is not null) as pages
          from hit group by id
      ), shown as (
        select id, rank, piece, pages, count(*) over () as total
          from found order by rank desc, id desc limit :limit offset :offset
      )
      select s.id, s.pages, s.total, d.title, p.page, p.text, b.page_kind
        from shown s
        join store_document d on d.id = s.id
        join store_blob b on b.hash = d.hash
        left join store_page p on p.hash = d.hash and p.piece = s.piece
       order by s.rank desc, s.id desc
      """;

  private record Row(long total, SearchResult.Hit hit) {}

  private final JdbcClient jdbc;

  Search(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  SearchResult find(SearchQuery query, Set<String> scopes, int offset, int limit) {
    if (scopes.isEmpty()) {
      return new SearchResult(0, List.of());
    }
    List<Row> rows =
        jdbc.sql(FIND)
            .param("query", query.tsquery())
            .param("words", query.wordsQuery())
            .param("scopes", new SqlArrayValue("text", scopes.toArray()))
            .param("limit", limit)
            .param("offset", offset)
            .query((row, n) -> row(row, query))
            .list();
    long total = rows.isEmpty() ? 0 : rows.getFirst().total();
    return new SearchResult(total, rows.stream().map(Row::hit).toList());
  }

  private static Row row(ResultSet row, SearchQuery query) throws SQLException {
    String text = row.getString("text");
    return new Row(
        row.getLong("total"),
        new SearchResult.Hit(
            row.getObject("id", UUID.class),
            row.getObject("page", Integer.class),
            row.getString("page_kind"),
            pages(row.getArray("pages")),
            Snippets.whole(row.getString("title"), query),
            text == null ? List.of() : Snippets.best(text, query)));
  }

  private static List<Integer> pages(Array pages) throws SQLException {
    return pages == null
        ? List.of()
        : Arrays.stream((Integer[]) pages.getArray())
            .distinct()
            .limit(SearchResult.MOST_PAGES)
            .sorted()
            .toList();
  }
}
