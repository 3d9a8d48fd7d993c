package vn.diemcau.device.internal;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.organisation.UnitId;

/** The table of how lines did, a row for each day, site and device. */
@Component
class QualityRows {

  /** Whose day a row is. */
  record Key(LocalDate day, UnitId site, String device) {}

  /**
   * A device's day; line checks are counted with it.
   *
   * @param watched seconds in meetings
   */
  record Day(Key key, SiteTrack.Counts counts, int checks, int badChecks) {}

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  QualityRows(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Two servers may add to the same day. */
  void add(Map<Key, SiteTrack.Counts> sums) {
    batches.batchUpdate(
        """
        insert into site_quality as q (day, site_id, device, watched, poor, away, losses, freezes)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (day, site_id, device) do update
           set watched = q.watched + excluded.watched, poor = q.poor + excluded.poor,
               away = q.away + excluded.away, losses = q.losses + excluded.losses,
               freezes = q.freezes + excluded.freezes
        """,
        sums.entrySet().stream()
            .map(
                e ->
                    new Object[] {
                      Date.valueOf(e.getKey().day()),
                      e.getKey().site().value(),
                      e.getKey().device(),
                      e.getValue().watched(),
                      e.getValue().poor(),
                      e.getValue().away(),
                      e.getValue().losses(),
                      e.getValue().freezes()
                    })
            .toList());
  }

  /** All days from one on, the earliest first. */
  List<Day> since(LocalDate from) {
    return jdbc.sql(
            """
            select coalesce(q.day, c.day) as day, coalesce(q.site_id, c.site_id) as site_id,
                   coalesce(q.device, c.device) as device, coalesce(q.watched, 0) as watched,
                   coalesce(q.poor, 0) as poor, coalesce(q.away, 0) as away,
                   coalesce(q.losses, 0) as losses, coalesce(q.freezes, 0) as freezes,
                   coalesce(c.checks, 0) as checks, coalesce(c.bad, 0) as bad
              from (select * from site_quality where day >= :from) q
              full join
                   (select (at at time zone 'Asia/Ho_Chi_Minh')::date as day, site_id, device,
                           count(*) as checks, count(*) filter (where verdict = 'bad') as bad
                      from line_check where at >= :from group by 1, 2, 3) c
                on c.day = q.day and c.site_id = q.site_id and c.device = q.device
             where coalesce(q.day, c.day) >= :from
             order by 1
            """)
        .param("from", Date.valueOf(from))
        .query(
            (row, n) ->
                new Day(
                    new Key(
                        row.getObject("day", LocalDate.class),
                        new UnitId(row.getObject("site_id", UUID.class)),
                        row.getString("device")),
                    new SiteTrack.Counts(
                        row.getInt("watched"),
                        row.getInt("poor"),
                        row.getInt("away"),
                        row.getInt("losses"),
                        row.getInt("freezes")),
                    row.getInt("checks"),
                    row.getInt("bad")))
        .list();
  }

  int forgetBefore(LocalDate day) {
    return jdbc.sql("delete from site_quality where day < :day")
        .param("day", Date.valueOf(day))
        .update();
  }
}
