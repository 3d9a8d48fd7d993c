package vn.diemcau.device.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.device.Finding;
import vn.diemcau.device.LineMeasure;
import vn.diemcau.device.LineVerdict;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.DbTime;
import vn.diemcau.shared.NewId;

/** The tables of line checks and of what was handed on to others. */
@Component
class LineCheckRows {

  /** Checks that are kept of a site, over all meetings. */
  private static final int KEPT = 100;

  /** A check of a site. */
  record Check(
      MeetingId meeting,
      UnitId site,
      Instant at,
      String byName,
      LineVerdict verdict,
      List<Finding> findings,
      LineMeasure measured) {}

  /** Somebody above has to look after the site. */
  record Escalation(Instant at, String byName, String note) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;

  LineCheckRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void add(Check check) {
    LineMeasure m = check.measured();
    jdbc.sql(
            """
            insert into line_check (id, meeting_id, site_id, at, by_name, device, device_name, phone,
                                    verdict, findings, measured)
            values (:id, :meeting, :site, :at, :by, :device, :name, :phone, :verdict,
                    :findings::jsonb, :measured::jsonb)
            """)
        .param("id", NewId.next())
        .param("meeting", check.meeting().value())
        .param("site", check.site().value())
        .param("at", DbTime.of(check.at()))
        .param("by", check.byName())
        .param("device", m.device())
        .param("name", m.deviceName())
        .param("phone", m.phone())
        .param("verdict", check.verdict().name().toLowerCase(Locale.ROOT))
        .param("findings", json.writeValueAsString(check.findings()))
        .param("measured", json.writeValueAsString(m))
        .update();
    jdbc.sql(
            """
            delete from line_check where site_id = :site and id in
              (select id from line_check where site_id = :site order by at desc offset :kept)
            """)
        .param("site", check.site().value())
        .param("kept", KEPT)
        .update();
  }

  /** The last check of each site in a meeting. */
  Map<UnitId, Check> last(MeetingId meeting) {
    Map<UnitId, Check> last = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (site_id) * from line_check where meeting_id = :meeting
             order by site_id, at desc
            """)
        .param("meeting", meeting.value())
        .query((row, n) -> check(row))
        .list()
        .forEach(check -> last.put(check.site(), check));
    return last;
  }

  /** Of all meetings, the latest first. */
  List<Check> ofSite(UnitId site, int limit) {
    return jdbc.sql("select * from line_check where site_id = :site order by at desc limit :limit")
        .param("site", site.value())
        .param("limit", limit)
        .query((row, n) -> check(row))
        .list();
  }

  Map<String, LineChecks.LastCheck> lastOf(Collection<String> devices) {
    Map<String, LineChecks.LastCheck> last = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (device) device, at, verdict from line_check
             where device = any(:devices) order by device, at desc
            """)
        .param("devices", new SqlArrayValue("text", devices.toArray()))
        .query(
            row -> {
              last.put(
                  row.getString("device"),
                  new LineChecks.LastCheck(DbTime.read(row, "at"), verdict(row)));
            });
    return last;
  }

  Map<UnitId, Escalation> escalated(MeetingId meeting) {
    Map<UnitId, Escalation> all = new HashMap<>();
    jdbc.sql("select * from line_check_escalation where meeting_id = :meeting")
        .param("meeting", meeting.value())
        .query(
            row -> {
              all.put(
                  new UnitId(row.getObject("site_id", UUID.class)),
                  new Escalation(
                      DbTime.read(row, "at"), row.getString("by_name"), row.getString("note")));
            });
    return all;
  }

  void escalate(MeetingId meeting, UnitId site, Escalation escalation) {
    jdbc.sql(
            """
            insert into line_check_escalation (meeting_id, site_id, at, by_name, note)
            values (:meeting, :site, :at, :by, :note)
            on conflict (meeting_id, site_id) do update set at = :at, by_name = :by, note = :note
            """)
        .param("meeting", meeting.value())
        .param("site", site.value())
        .param("at", DbTime.of(escalation.at()))
        .param("by", escalation.byName())
        .param("note", escalation.note())
        .update();
  }

  void settle(MeetingId meeting, UnitId site) {
    jdbc.sql("delete from line_check_escalation where meeting_id = :meeting and site_id = :site")
        .param("meeting", meeting.value())
        .param("site", site.value())
        .update();
  }

  /** Of which meetings and rehearsals something is kept. */
  List<MeetingId> meetings() {
    return jdbc.sql(
            "select meeting_id from line_check union select meeting_id from line_check_escalation")
        .query((row, n) -> new MeetingId(row.getObject(1, UUID.class)))
        .list();
  }

  void forget(MeetingId meeting) {
    for (String table : List.of("line_check", "line_check_escalation")) {
      jdbc.sql("delete from " + table + " where meeting_id = :meeting")
          .param("meeting", meeting.value())
          .update();
    }
  }

  private Check check(ResultSet row) throws SQLException {
    return new Check(
        new MeetingId(row.getObject("meeting_id", UUID.class)),
        new UnitId(row.getObject("site_id", UUID.class)),
        DbTime.read(row, "at"),
        row.getString("by_name"),
        verdict(row),
        json.readValue(row.getString("findings"), new TypeReference<List<Finding>>() {}),
        json.readValue(row.getString("measured"), LineMeasure.class));
  }

  private static LineVerdict verdict(ResultSet row) throws SQLException {
    return LineVerdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT));
  }
}
