package vn.diemcau.room.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.Kinds;

/** The journal: an event is decided when it stands here. */
@Component
public class JournalTable {

  private static final String INSERT =
      "insert into room_event (meeting_id, seq, at, type, by, data, command_id, fence)"
          + " values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)";

  private final JdbcClient db;
  private final JdbcTemplate batches;
  private final EventCodec codec;

  JournalTable(JdbcClient db, JdbcTemplate batches, EventCodec codec) {
    this.db = db;
    this.batches = batches;
    this.codec = codec;
  }

  /**
   * An event to be written.
   *
   * @param command the command that is answered by it; null on all but a command's last event
   */
  public record Line(JournalEntry entry, UUID command) {}

  /**
   * Makes this node the room's writer, within the caller's transaction; whoever wrote before is
   * fenced out from now on.
   */
  public Fence takeOver(MeetingId meeting, String writer, boolean rehearsal) {
    return db.sql(
            "insert into room (meeting_id, fence, writer, last_seq, rehearsal)"
                + " values (:meeting, 1, :writer, 0, :rehearsal)"
                + " on conflict (meeting_id) do update set fence = room.fence + 1,"
                + " writer = excluded.writer returning fence, last_seq")
        .param("meeting", meeting.value())
        .param("writer", writer)
        .param("rehearsal", rehearsal)
        .query((row, n) -> new Fence(row.getLong(1), row.getLong(2)))
        .single();
  }

  /** The rooms of rehearsals. */
  public List<MeetingId> rehearsals() {
    return db.sql("select meeting_id from room where rehearsal")
        .query((row, n) -> new MeetingId(row.getObject(1, UUID.class)))
        .list();
  }

  /** Holds off whoever writes into a rehearsal's room, until the caller's transaction ends. */
  public void lockRehearsal(MeetingId rehearsal) {
    db.sql("select from room where meeting_id = :id and rehearsal for update")
        .param("id", rehearsal.value())
        .query((row, n) -> true)
        .list();
  }

  /**
   * Deletes the journal of a rehearsal, within the caller's transaction; its writer is fenced out.
   * The database refuses this of every other journal.
   */
  public void forgetRehearsal(MeetingId rehearsal) {
    for (String table : List.of("room_event", "room")) {
      db.sql(
              "delete from "
                  + table
                  + " where meeting_id in (select meeting_id from room where meeting_id = :id and rehearsal)")
          .param("id", rehearsal.value())
          .update();
    }
  }

  /** Which node took the room last; empty for a room that was never opened. */
  public Optional<String> writer(MeetingId meeting) {
    return db.sql("select writer from room where meeting_id = :meeting")
        .param("meeting", meeting.value())
        .query(String.class)
        .optional();
  }

  /** The rooms that a node took last, of meetings in one of these phases. */
  public List<MeetingId> writtenBy(String writer, List<Phase> phases) {
    return db.sql(
            "select meeting_id from room join meeting on meeting.id = room.meeting_id"
                + " where writer = :writer and phase in (:phases)")
        .param("writer", writer)
        .param("phases", phases.stream().map(Phase::code).toList())
        .query((row, n) -> new MeetingId(row.getObject(1, UUID.class)))
        .list();
  }

  /** Whether nobody has taken the room since this fencing number was given. */
  public boolean isWriter(MeetingId meeting, long fence) {
    return db.sql("select fence = :fence from room where meeting_id = :meeting")
        .param("fence", fence)
        .param("meeting", meeting.value())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /**
   * Adds events within the caller's transaction, in which the right to write is checked too.
   *
   * @throws FencedOut when another writer has taken the room
   */
  public void append(MeetingId meeting, long fence, List<Line> lines) {
    long from = lines.getFirst().entry().seq() - 1;
    claim(meeting, fence, from, lines.getLast().entry().seq());
    batches.batchUpdate(
        INSERT,
        lines,
        lines.size(),
        (statement, line) -> {
          JournalEntry entry = line.entry();
          statement.setObject(1, meeting.value());
          statement.setLong(2, entry.seq());
          statement.setObject(3, entry.at().atOffset(ZoneOffset.UTC));
          statement.setString(4, Kinds.of(entry.event()));
          statement.setString(5, codec.by(entry.by()));
          statement.setString(6, codec.data(entry.event()));
          statement.setObject(7, line.command(), Types.OTHER);
          statement.setLong(8, fence);
        });
  }

  /**
   * Also for what is written beside the journal: only the room's writer may, and no event moves.
   */
  public void claim(MeetingId meeting, long fence, long from, long to) {
    int ours =
        db.sql(
                "update room set last_seq = :to where meeting_id = :meeting and fence = :fence"
                    + " and last_seq = :from")
            .param("to", to)
            .param("meeting", meeting.value())
            .param("fence", fence)
            .param("from", from)
            .update();
    if (ours != 1) {
      throw new FencedOut(meeting.toString(), fence);
    }
  }

  /**
   * Begins a transaction that writes. A writer that is paused within it would keep its rows locked,
   * and with them whoever is to take over: PostgreSQL ends it then.
   */
  public void begin() {
    db.sql("select set_config('idle_in_transaction_session_timeout', '3000', true)")
        .query(String.class)
        .single();
  }

  /** All events after a number, in order. */
  public List<JournalEntry> read(MeetingId meeting, long after) {
    return db.sql(
            "select seq, at, by, type, data from room_event"
                + " where meeting_id = :meeting and seq > :after order by seq")
        .param("meeting", meeting.value())
        .param("after", after)
        .query((row, n) -> entry(row))
        .list();
  }

  /** The last event of these kinds in which a site is named by {@code site}. */
  public Optional<JournalEntry> lastOf(MeetingId meeting, UnitId site, Collection<String> kinds) {
    return db.sql(
            "select seq, at, by, type, data from room_event where meeting_id = :meeting"
                + " and type = any(:kinds) and data ->> 'site' = :site order by seq desc limit 1")
        .param("meeting", meeting.value())
        .param("kinds", kinds.toArray(String[]::new))
        .param("site", site.toString())
        .query((row, n) -> entry(row))
        .optional();
  }

  private JournalEntry entry(ResultSet row) throws SQLException {
    return new JournalEntry(
        row.getLong("seq"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        codec.by(row.getString("by")),
        codec.event(row.getString("type"), row.getString("data")));
  }

  /** The number of the last event, after every transaction that is about to write one has ended. */
  public long lastSeqLocked(MeetingId meeting) {
    return db.sql("select last_seq from room where meeting_id = :meeting for update")
        .param("meeting", meeting.value())
        .query(Long.class)
        .single();
  }

  /** The number of the last event of a command, if it was done. */
  public Optional<Long> done(MeetingId meeting, UUID command) {
    return db.sql(
            "select seq from room_event where meeting_id = :meeting and command_id = :id"
                + " union all select seq from room_message where meeting_id = :meeting and id = :id")
        .param("meeting", meeting.value())
        .param("id", command)
        .query(Long.class)
        .optional();
  }

  /** Which commands were done, and the number of the last event of each. */
  public Map<UUID, Long> commands(MeetingId meeting) {
    Map<UUID, Long> done = new HashMap<>();
    db.sql(
            "select command_id as id, seq from room_event"
                + " where meeting_id = :meeting and command_id is not null"
                + " union all select id, seq from room_message where meeting_id = :meeting")
        .param("meeting", meeting.value())
        .query(
            row -> {
              done.put(row.getObject("id", UUID.class), row.getLong("seq"));
            });
    return done;
  }
}
