package vn.diemcau.room.journal;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.RoomMessage;
import vn.diemcau.room.state.ChatCommand;

/** Messages between people: kept beside the journal, since they decide nothing. */
@Component
public class MessageTable {

  private final JdbcClient db;
  private final EventCodec codec;

  MessageTable(JdbcClient db, EventCodec codec) {
    this.db = db;
    this.codec = codec;
  }

  public void add(MeetingId meeting, RoomMessage message) {
    db.sql(
            "insert into room_message (id, meeting_id, seq, at, by, recipient, to_site, text)"
                + " values (:id, :meeting, :seq, :at, :by::jsonb, :to, :site, :text)")
        .param("id", message.id())
        .param("meeting", meeting.value())
        .param("seq", message.seq())
        .param("at", message.at().atOffset(ZoneOffset.UTC))
        .param("by", codec.by(message.from()))
        .param("to", message.to().name().toLowerCase(Locale.ROOT))
        .param("site", message.site() == null ? null : message.site().value())
        .param("text", message.text())
        .update();
  }

  /** Deletes the messages of a rehearsal. */
  public void forgetRehearsal(MeetingId rehearsal) {
    db.sql(
            "delete from room_message where meeting_id in"
                + " (select meeting_id from room where meeting_id = :id and rehearsal)")
        .param("id", rehearsal.value())
        .update();
  }

  /** The latest messages, oldest first. */
  public List<RoomMessage> latest(MeetingId meeting, int limit) {
    return db.sql(
            "select * from room_message where meeting_id = :meeting"
                + " order by at desc, id limit :limit")
        .param("meeting", meeting.value())
        .param("limit", limit)
        .query(
            (row, n) -> {
              UUID site = row.getObject("to_site", UUID.class);
              return new RoomMessage(
                  row.getObject("id", UUID.class),
                  codec.by(row.getString("by")),
                  ChatCommand.To.valueOf(row.getString("recipient").toUpperCase(Locale.ROOT)),
                  site == null ? null : new UnitId(site),
                  row.getString("text"),
                  row.getObject("at", OffsetDateTime.class).toInstant(),
                  row.getLong("seq"));
            })
        .list()
        .reversed();
  }
}
