package vn.diemcau.device.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import vn.diemcau.device.TroubleKind;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.DbTime;
import vn.diemcau.shared.NewId;

/** The table of sites that turned bad in a meeting. */
@Component
class TroubleRows {

  /**
   * A site in trouble.
   *
   * @param phone of the device, or what the room gave at its last line check; empty for none
   * @param endedAt null while it lasts
   * @param takenBy who looks after it; null for nobody yet
   */
  record Row(
      UUID id,
      MeetingId meeting,
      UnitId site,
      TroubleKind kind,
      Instant since,
      Instant endedAt,
      String phone,
      String takenBy) {}

  /** Which site in which meeting. */
  record Where(MeetingId meeting, UnitId site) {}

  private static final String SELECT =
      """
      select t.*, coalesce(
               (select e.phone from endpoint e left join endpoint_key k on k.endpoint_id = e.id
                 where e.site_id = t.site_id and e.phone <> ''
                 order by (k.device = t.device) desc nulls last, e.added_at limit 1),
               (select c.phone from line_check c where c.site_id = t.site_id and c.phone <> ''
                 order by c.at desc limit 1),
               '') as phone
        from site_trouble t
      """;

  private final JdbcClient jdbc;

  TroubleRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void begin(MeetingId meeting, UnitId site, String device, TroubleKind kind, Instant at) {
    jdbc.sql(
            """
            insert into site_trouble (id, meeting_id, site_id, device, kind, since, seen_at)
            values (:id, :meeting, :site, :device, :kind, :at, :at)
            on conflict (meeting_id, site_id) where ended_at is null do nothing
            """)
        .param("id", NewId.next())
        .param("meeting", meeting.value())
        .param("site", site.value())
        .param("device", device)
        .param("kind", kind.name().toLowerCase(Locale.ROOT))
        .param("at", DbTime.of(at))
        .update();
  }

  void end(MeetingId meeting, UnitId site, Instant at) {
    jdbc.sql(
            """
            update site_trouble set ended_at = :at
             where meeting_id = :meeting and site_id = :site and ended_at is null
            """)
        .param("meeting", meeting.value())
        .param("site", site.value())
        .param("at", DbTime.of(at))
        .update();
  }

  /**
   * The troubles of these meetings last; what nobody says so of is over.
   *
   * @return whose they are
   */
  Set<Where> stillThere(Collection<MeetingId> meetings, Instant at) {
    return jdbc.sql(
            """
            update site_trouble set seen_at = :at
             where ended_at is null and meeting_id = any(:meetings)
            returning meeting_id, site_id
            """)
        .param("at", DbTime.of(at))
        .param(
            "meetings",
            new SqlArrayValue("uuid", meetings.stream().map(MeetingId::value).toArray()))
        .query(
            (row, n) ->
                new Where(
                    new MeetingId(row.getObject("meeting_id", UUID.class)),
                    new UnitId(row.getObject("site_id", UUID.class))))
        .set();
  }

  /** Those that last and were seen since, and those that ended since; the latest first. */
  List<Row> open(Instant seenAfter, Instant endedAfter, int limit) {
    return jdbc.sql(
            SELECT
                + """
                   where t.ended_at is null and t.seen_at > :seen or t.ended_at > :ended
                   order by t.ended_at is not null, t.since desc limit :limit
                  """)
        .param("seen", DbTime.of(seenAfter))
        .param("ended", DbTime.of(endedAfter))
        .param("limit", limit)
        .query((row, n) -> row(row))
        .list();
  }

  Optional<Row> find(UUID id) {
    return jdbc.sql(SELECT + " where t.id = :id")
        .param("id", id)
        .query((r, n) -> row(r))
        .optional();
  }

  void take(UUID id, String by, Instant at) {
    jdbc.sql("update site_trouble set taken_by = :by, taken_at = :at where id = :id")
        .param("id", id)
        .param("by", by)
        .param("at", DbTime.of(at))
        .update();
  }

  void forgetBefore(Instant before) {
    jdbc.sql("delete from site_trouble where since < :before")
        .param("before", DbTime.of(before))
        .update();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        new MeetingId(row.getObject("meeting_id", UUID.class)),
        new UnitId(row.getObject("site_id", UUID.class)),
        TroubleKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        DbTime.read(row, "since"),
        DbTime.read(row, "ended_at"),
        row.getString("phone"),
        row.getString("taken_by"));
  }
}
