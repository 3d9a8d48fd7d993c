package vn.diemcau.scheduler;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.quartz.TriggerKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what is planned out of Quartz's tables in one query; its own interface would ask once for
 * each trigger.
 */
@Component
class PlannedTable {

  private static final String SELECT =
      """
      SELECT t.trigger_group, t.trigger_name, t.next_fire_time, t.prev_fire_time, t.trigger_state,
             t.job_data, s.repeat_count, s.repeat_interval, c.cron_expression
        FROM qrtz_triggers t
        LEFT JOIN qrtz_simple_triggers s USING (sched_name, trigger_group, trigger_name)
        LEFT JOIN qrtz_cron_triggers c USING (sched_name, trigger_group, trigger_name)
       WHERE t.sched_name = :name AND t.next_fire_time > 0
      """;

  private final JdbcClient jdbc;

  PlannedTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Planned> next(int limit) {
    return jdbc.sql(SELECT + " ORDER BY t.next_fire_time, t.trigger_group, t.trigger_name LIMIT :n")
        .param("name", QuartzSetup.NAME)
        .param("n", limit)
        .query((row, n) -> planned(row))
        .list();
  }

  Optional<DueRun> firstDue(Instant now) {
    return jdbc.sql(
            SELECT
                + " AND t.next_fire_time <= :now ORDER BY t.next_fire_time, t.trigger_name LIMIT 1")
        .param("name", QuartzSetup.NAME)
        .param("now", now.toEpochMilli())
        .query((row, n) -> due(row))
        .optional();
  }

  private static DueRun due(ResultSet row) throws SQLException {
    Entry entry = entry(row);
    Instant next = instant(row, "next_fire_time");
    return new DueRun(
        new TriggerKey(row.getString("trigger_name"), row.getString("trigger_group")),
        entry,
        entry.due() != null ? entry.due() : next);
  }

  private static Planned planned(ResultSet row) throws SQLException {
    Entry entry = entry(row);
    return new Planned(
        entry.key(),
        entry.handler(),
        entry.payload(),
        instant(row, "next_fire_time"),
        instant(row, "prev_fire_time"),
        repeats(row),
        entry.attempt(),
        state(row.getString("trigger_state")));
  }

  private static String repeats(ResultSet row) throws SQLException {
    String cron = row.getString("cron_expression");
    if (cron != null) {
      return cron;
    }
    boolean once = row.getLong("repeat_count") == 0;
    return once ? null : Duration.ofMillis(row.getLong("repeat_interval")).toString();
  }

  private static String state(String quartz) {
    return switch (quartz) {
      case "WAITING", "ACQUIRED" -> "waiting";
      case "PAUSED", "PAUSED_BLOCKED" -> "paused";
      case "ERROR" -> "error";
      default -> "running";
    };
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return millis > 0 ? Instant.ofEpochMilli(millis) : null;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    Properties stored = new Properties();
    try {
      stored.load(new ByteArrayInputStream(row.getBytes("job_data")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> data = new HashMap<>();
    stored.forEach((name, value) -> data.put((String) name, value));
    return Entry.of(data);
  }
}
