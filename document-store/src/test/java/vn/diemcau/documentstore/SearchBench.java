package vn.diemcau.documentstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures the search over many documents on a real PostgreSQL, in milliseconds. The documents are
 * drawn from a vocabulary of Vietnamese syllables by Zipf's law with a fixed seed; their text goes
 * straight into the store's tables, past Tika.
 */
@Tag("bench")
final class SearchBench {

  private static final String[] COMMON =
      ("ủy ban nhân dân phường xã quận thành phố hội đồng kế hoạch báo cáo công tác thực hiện"
              + " nhiệm vụ chỉ đạo tổ chức quản lý nhà nước đầu tư xây dựng giáo dục đào tạo y tế"
              + " văn hóa kinh tế tài chính ngân sách giải ngân vốn đất đai môi trường an ninh trật"
              + " tự phòng cháy chữa số chuyển đổi cải cách hành chính")
          .split(" ");
  private static final String[] STARTS =
      "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x".split(" ");
  private static final String[] ENDS =
      "a an ang anh ao át âm ân âng ây e em ên êu i ia in inh iêu o oan oanh ong ô ôn ông ơi ơn u uân ung uyên ư ưng ươi ương"
          .split(" ");
  private static final int WORDS_PER_PAGE = 350;

  private final Random random = new Random(20260101);
  private final List<String> vocabulary = vocabulary();

  @Test
  void search_over_ten_thousand_documents() throws IOException {
    TestStore.truncate();
    String json = run(10_000, 5, 400);
    Path folder = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(folder.resolve("document-search.json"), json + "\n");
    System.out.println(json);
    TestStore.truncate();
  }

  private String run(int documents, int pages, int queries) {
    long begin = System.nanoTime();
    // as a restored database is filled: the index afterwards
    String index =
        TestStore.jdbc()
            .sql("select indexdef from pg_indexes where indexname = 'store_page_words'")
            .query(String.class)
            .single();
    TestStore.jdbc().sql("drop index store_page_words").update();
    fill(documents, pages);
    TestStore.jdbc().sql(index).update();
    double filled = (System.nanoTime() - begin) / 1e9;
    TestStore.jdbc().sql("vacuum analyze").update();
    double[] rare;
    double[] usual;
    double[] phrase;
    double[] everywhere;
    // one connection, as from a pool: tests open one for each call
    try (var connection = TestStore.database().getConnection()) {
      var search = new Search(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
      measure(search, queries / 4, 1);
      rare = measure(search, queries, 0);
      usual = measure(search, queries, 1);
      phrase = measure(search, queries, 2);
      everywhere = measure(search, queries / 10, 3);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"document-search\",\"documents\":%d,\"pages\":%d,\"wordsPerPage\":%d,"
            + "\"fillSeconds\":%.1f,\"unit\":\"ms\",%s,%s,%s,%s}",
        documents,
        documents * pages,
        WORDS_PER_PAGE,
        filled,
        json("rareWord", rare),
        json("twoWords", usual),
        json("phrase", phrase),
        json("wordOnNearlyEveryPage", everywhere));
  }

  /** A searcher may read a tenth of the meetings, as an active unit does. */
  private double[] measure(Search search, int queries, int kind) {
    Set<String> scopes = new java.util.HashSet<>();
    for (int i = 0; i < 50; i++) {
      scopes.add("meeting:" + i);
    }
    double[] times = new double[queries];
    for (int i = 0; i < queries; i++) {
      SearchQuery query = SearchQuery.of(query(kind));
      long begin = System.nanoTime();
      search.find(query, scopes, 0, 20);
      times[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(times);
    return times;
  }

  private String query(int kind) {
    return switch (kind) {
      case 0 -> vocabulary.get(1500 + random.nextInt(vocabulary.size() - 1500));
      case 1 -> word(30, 600) + " " + word(30, 600);
      case 2 -> "\"" + word(0, 60) + " " + word(0, 60) + "\"";
      default -> vocabulary.get(random.nextInt(3));
    };
  }

  private String word(int from, int to) {
    return vocabulary.get(from + random.nextInt(to - from));
  }

  private void fill(int documents, int pages) {
    JdbcClient jdbc = TestStore.jdbc();
    var transaction = new TransactionTemplate(new JdbcTransactionManager(TestStore.database()));
    Blobs blobs = new Blobs(JdbcClient.create(TestStore.database()));
    Documents rows = new Documents(jdbc);
    for (int from = 0; from < documents; from += 200) {
      int first = from;
      transaction.executeWithoutResult(
          status -> {
            for (int i = first; i < Math.min(first + 200, documents); i++) {
              add(blobs, rows, i, pages);
            }
          });
    }
  }

  private void add(Blobs blobs, Documents rows, int number, int pages) {
    String hash = String.format("%064x", number + 1);
    blobs.add(new Upload.Received(hash, 1, FileType.PDF, "a.pdf"), Instant.now());
    for (int page = 1; page <= pages; page++) {
      blobs.addPage(hash, page, page, text(WORDS_PER_PAGE));
    }
    blobs.ready(hash, "page", pages, false);
    String scope = "meeting:" + number % 500;
    rows.add(UUID.randomUUID(), hash, text(10), Set.of(scope), Instant.now());
  }

  private String text(int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      // about Zipf: the logarithm of the rank is evenly spread
      int rank = (int) Math.pow(vocabulary.size(), random.nextDouble()) - 1;
      text.append(vocabulary.get(rank)).append(i % 12 == 11 ? ". " : " ");
    }
    return text.toString();
  }

  private static List<String> vocabulary() {
    List<String> all = new ArrayList<>(Arrays.asList(COMMON).stream().distinct().toList());
    for (String start : STARTS) {
      for (String end : ENDS) {
        all.add(start + end);
        all.add(start + end + start + "0");
      }
    }
    return all.stream().distinct().toList();
  }

  private static String json(String name, double[] sorted) {
    return String.format(
        Locale.ROOT,
        "\"%s\":{\"queries\":%d,\"p50\":%.1f,\"p95\":%.1f,\"max\":%.1f}",
        name,
        sorted.length,
        sorted[sorted.length / 2],
        sorted[(int) (sorted.length * 0.95)],
        sorted[sorted.length - 1]);
  }
}
