package vn.diemcau.meeting.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Phase;

/** The table of rehearsals that go on. */
@Component
class RehearsalRows {

  /**
   * A rehearsal.
   *
   * @param id of its room
   * @param until when it ends by itself
   */
  record Row(MeetingId id, MeetingId meeting, Phase phase, Instant until, String byName) {}

  private final JdbcClient jdbc;

  RehearsalRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Row> find(MeetingId id) {
    return jdbc.sql("select * from meeting_rehearsal where id = ?")
        .param(id.value())
        .query(RehearsalRows::row)
        .optional();
  }

  Optional<Row> ofMeeting(MeetingId meeting) {
    return jdbc.sql("select * from meeting_rehearsal where meeting_id = ?")
        .param(meeting.value())
        .query(RehearsalRows::row)
        .optional();
  }

  void insert(Row row, Instant now) {
    jdbc.sql(
            """
            insert into meeting_rehearsal (id, meeting_id, phase, phase_since, begun_at, until, by_name)
            values (:id, :meeting, :phase, :now, :now, :until, :by)
            """)
        .param("id", row.id().value())
        .param("meeting", row.meeting().value())
        .param("phase", row.phase().code())
        .param("now", Timestamp.from(now))
        .param("until", Timestamp.from(row.until()))
        .param("by", row.byName())
        .update();
  }

  void enter(MeetingId id, Phase phase, Instant at) {
    jdbc.sql("update meeting_rehearsal set phase = ?, phase_since = ? where id = ?")
        .params(phase.code(), Timestamp.from(at), id.value())
        .update();
  }

  /** False when it is over already. */
  boolean delete(MeetingId id) {
    return jdbc.sql("delete from meeting_rehearsal where id = ?").param(id.value()).update() > 0;
  }

  private static Row row(ResultSet r, int n) throws SQLException {
    return new Row(
        new MeetingId(r.getObject("id", UUID.class)),
        new MeetingId(r.getObject("meeting_id", UUID.class)),
        Phase.ofCode(r.getString("phase")).orElseThrow(),
        r.getTimestamp("until").toInstant(),
        r.getString("by_name"));
  }
}
