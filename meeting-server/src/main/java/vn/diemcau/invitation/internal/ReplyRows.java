package vn.diemcau.invitation.internal;

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
import vn.diemcau.invitation.Reply;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.DbTime;

/** The tables of replies and reminders. */
@Component
class ReplyRows {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ReplyRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Puts a reply in the place of the unit's former one; a consent to that is gone with it. */
  void put(MeetingId meeting, UnitId unit, Reply reply) {
    jdbc.sql(
            """
            insert into invitation_reply (meeting_id, unit_id, kind, reason, people, for_start,
                                          by_name, on_behalf, at)
            values (:meeting, :unit, :kind, :reason, :people::jsonb, :start, :by, :behalf, :at)
            on conflict (meeting_id, unit_id) do update
               set kind = :kind, reason = :reason, people = :people::jsonb, for_start = :start,
                   by_name = :by, on_behalf = :behalf, at = :at,
                   granted = null, granted_by = null, granted_at = null
            """)
        .param("meeting", meeting.value())
        .param("unit", unit.value())
        .param("kind", reply.kind().name().toLowerCase(Locale.ROOT))
        .param("reason", reply.reason())
        .param("people", json.writeValueAsString(reply.people()))
        .param("start", DbTime.of(reply.forStart()))
        .param("by", reply.byName())
        .param("behalf", reply.onBehalf())
        .param("at", DbTime.of(reply.at()))
        .update();
  }

  /**
   * Keeps the chair's word on a deputy.
   *
   * @param given when the reply was given that it is about
   * @return false when there is no such reply any more
   */
  boolean consent(MeetingId meeting, UnitId unit, Instant given, Reply.Consent consent) {
    return jdbc.sql(
                """
                update invitation_reply set granted = :granted, granted_by = :by, granted_at = :now
                 where meeting_id = :meeting and unit_id = :unit and kind = 'deputy' and at = :at
                """)
            .param("granted", consent.granted())
            .param("by", consent.byName())
            .param("now", DbTime.of(consent.at()))
            .param("meeting", meeting.value())
            .param("unit", unit.value())
            .param("at", DbTime.of(given))
            .update()
        == 1;
  }

  Map<UnitId, Reply> of(MeetingId meeting) {
    Map<UnitId, Reply> all = new HashMap<>();
    jdbc.sql("select * from invitation_reply where meeting_id = :meeting")
        .param("meeting", meeting.value())
        .query(
            row -> {
              all.put(new UnitId(row.getObject("unit_id", UUID.class)), reply(row));
            });
    return all;
  }

  void remind(MeetingId meeting, Collection<UnitId> units, Instant at) {
    jdbc.sql(
            """
            insert into invitation_reminder (meeting_id, unit_id, at)
            select :meeting, unit, :at from unnest(:units) as unit
            on conflict (meeting_id, unit_id) do update set at = :at
            """)
        .param("meeting", meeting.value())
        .param("at", DbTime.of(at))
        .param("units", new SqlArrayValue("uuid", units.stream().map(UnitId::value).toArray()))
        .update();
  }

  Map<UnitId, Instant> reminded(MeetingId meeting) {
    Map<UnitId, Instant> all = new HashMap<>();
    jdbc.sql("select unit_id, at from invitation_reminder where meeting_id = :meeting")
        .param("meeting", meeting.value())
        .query(
            row -> {
              all.put(new UnitId(row.getObject("unit_id", UUID.class)), DbTime.read(row, "at"));
            });
    return all;
  }

  private Reply reply(ResultSet row) throws SQLException {
    Boolean granted = row.getObject("granted", Boolean.class);
    return new Reply(
        Reply.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("reason"),
        json.readValue(row.getString("people"), new TypeReference<List<Reply.Person>>() {}),
        granted == null
            ? null
            : new Reply.Consent(
                granted, row.getString("granted_by"), DbTime.read(row, "granted_at")),
        DbTime.read(row, "for_start"),
        row.getString("by_name"),
        row.getBoolean("on_behalf"),
        DbTime.read(row, "at"));
  }
}
