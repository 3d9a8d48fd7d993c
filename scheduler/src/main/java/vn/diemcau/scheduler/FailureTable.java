package vn.diemcau.scheduler;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the runs that failed, for 90 days. */
@Component
class FailureTable {

  private static final Duration KEPT = Duration.ofDays(90);
  private static final int MAX_ERROR = 2000;

  private final JdbcClient jdbc;

  FailureTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Failure failure) {
    jdbc.sql("DELETE FROM scheduler_failure WHERE at < :before")
        .param("before", Timestamp.from(failure.at().minus(KEPT)))
        .update();
    String error = failure.error();
    jdbc.sql(
            """
            INSERT INTO scheduler_failure (key, handler, due, attempt, at, error, retry_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            failure.key(),
            failure.handler(),
            Timestamp.from(failure.due()),
            failure.attempt(),
            Timestamp.from(failure.at()),
            error.substring(0, Math.min(error.length(), MAX_ERROR)),
            failure.retryAt() == null ? null : Timestamp.from(failure.retryAt()))
        .update();
  }

  List<Failure> latest(int limit) {
    return jdbc.sql("SELECT * FROM scheduler_failure ORDER BY at DESC, id DESC LIMIT :n")
        .param("n", limit)
        .query((row, n) -> failure(row))
        .list();
  }

  private static Failure failure(ResultSet row) throws SQLException {
    return new Failure(
        row.getString("key"),
        row.getString("handler"),
        instant(row, "due"),
        row.getInt("attempt"),
        instant(row, "at"),
        row.getString("error"),
        instant(row, "retry_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
