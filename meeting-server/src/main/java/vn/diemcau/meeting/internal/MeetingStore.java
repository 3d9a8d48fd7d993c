package vn.diemcau.meeting.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingForm;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.MeetingType;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.AccountId;
import vn.diemcau.shared.Folding;

/** Meetings in the database, one at a time. */
@Component
class MeetingStore {

  static final String COLUMNS =
      """
      m.id, m.title, m.type, m.form, m.convener_id, m.chair_id, m.deputy_chair_id, m.starts_at,
      m.planned_minutes, m.required_composition, m.phase, m.reason, m.version, m.announced_at,
      m.reminded_at
      """;

  private final JdbcClient jdbc;
  private final PlanLists lists;

  MeetingStore(JdbcClient jdbc, Units units) {
    this.jdbc = jdbc;
    this.lists = new PlanLists(jdbc, units);
  }

  Optional<MeetingRow> find(MeetingId id) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM meeting m WHERE m.id = ?")
        .param(id.value())
        .query(MeetingStore::row)
        .optional();
  }

  List<MeetingRow> findAll(Collection<UUID> ids) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM meeting m WHERE m.id = ANY (cast(:ids AS uuid[]))")
        .param("ids", array(List.copyOf(ids)))
        .query(MeetingStore::row)
        .list();
  }

  /** The meeting, held against other writers until the transaction ends. */
  Optional<MeetingRow> lock(MeetingId id) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM meeting m WHERE m.id = ? FOR UPDATE")
        .param(id.value())
        .query(MeetingStore::row)
        .optional();
  }

  MeetingFacts facts(MeetingRow row) {
    MeetingId id = row.id();
    return new MeetingFacts(
        id,
        row.title(),
        row.type(),
        row.form(),
        row.convener(),
        row.chair(),
        row.deputyChair(),
        lists.secretaries(id),
        row.startsAt(),
        row.plannedMinutes(),
        lists.agenda(id),
        lists.invited(id),
        row.requiredComposition(),
        row.phase(),
        row.reason(),
        row.version(),
        null,
        null);
  }

  void insert(MeetingId id, CheckedPlan plan, AccountId by, Instant now) {
    jdbc.sql(
            """
            INSERT INTO meeting (id, title, title_folded, type, form, convener_id, chair_id,
              deputy_chair_id, starts_at, planned_minutes, required_composition, phase, phase_since,
              version, created_by, created_at)
            VALUES (:id, :title, :folded, :type, :form, :convener, :chair, :deputy, :starts,
              :minutes, :composition, 'draft', :now, 1, :by, :now)
            """)
        .params(columns(plan))
        .param("id", id.value())
        .param("by", by == null ? null : by.value())
        .param("now", Timestamp.from(now))
        .update();
    lists.replace(id, plan);
  }

  void replacePlan(MeetingId id, CheckedPlan plan) {
    jdbc.sql(
            """
            UPDATE meeting SET title = :title, title_folded = :folded, type = :type, form = :form,
              convener_id = :convener, chair_id = :chair, deputy_chair_id = :deputy,
              starts_at = :starts, planned_minutes = :minutes,
              required_composition = :composition, version = version + 1,
              reminded_at = CASE WHEN starts_at = :starts THEN reminded_at END
            WHERE id = :id
            """)
        .params(columns(plan))
        .param("id", id.value())
        .update();
    lists.replace(id, plan);
  }

  /** A planner's turn of the phase; it counts as a change of the plan. */
  void turn(MeetingId id, Phase phase, Instant startsAt, int minutes, String reason, Instant now) {
    jdbc.sql(
            """
            UPDATE meeting SET phase = :phase, phase_since = :now, starts_at = :starts,
              planned_minutes = :minutes, reason = :reason, version = version + 1,
              announced_at = CASE WHEN :phase = 'announced' THEN coalesce(announced_at, :now)
                                  ELSE announced_at END,
              reminded_at = CASE WHEN starts_at = :starts THEN reminded_at END
            WHERE id = :id
            """)
        .param("id", id.value())
        .param("phase", phase.code())
        .param("now", Timestamp.from(now))
        .param("starts", Timestamp.from(startsAt))
        .param("minutes", minutes)
        .param("reason", reason)
        .update();
  }

  /** The room's turn of the phase. */
  void enter(MeetingId id, Phase phase, String reason, Instant at) {
    jdbc.sql("UPDATE meeting SET phase = ?, phase_since = ?, reason = ? WHERE id = ?")
        .params(phase.code(), Timestamp.from(at), reason, id.value())
        .update();
  }

  void reminded(MeetingId id, Instant at) {
    jdbc.sql("UPDATE meeting SET reminded_at = ? WHERE id = ?")
        .params(Timestamp.from(at), id.value())
        .update();
  }

  /** Whether a unit has ever planned a meeting. */
  boolean convened(UnitId convener) {
    return jdbc.sql("SELECT EXISTS (SELECT 1 FROM meeting WHERE convener_id = ?)")
        .param(convener.value())
        .query(Boolean.class)
        .single();
  }

  /** Whether a unit has a meeting that is open, or opens within the next hours. */
  boolean enterableSoon(UnitId convener, Instant now) {
    return jdbc.sql(
            """
            SELECT EXISTS (
              SELECT 1 FROM meeting
               WHERE convener_id = :convener
                 AND phase IN ('announced', 'line-check', 'live', 'recess')
                 AND starts_at + planned_minutes * interval '1 minute' > :now
                 AND starts_at < cast(:now AS timestamptz) + interval '6 hours')
            """)
        .param("convener", convener.value())
        .param("now", Timestamp.from(now))
        .query(Boolean.class)
        .single();
  }

  /** A PostgreSQL array literal; ids need no quoting. */
  static String array(List<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }

  static MeetingRow row(ResultSet r, int n) throws SQLException {
    return new MeetingRow(
        new MeetingId(uuid(r, "id")),
        r.getString("title"),
        MeetingType.ofCode(r.getString("type")).orElseThrow(),
        MeetingForm.ofCode(r.getString("form")).orElseThrow(),
        unit(r, "convener_id"),
        account(r, "chair_id"),
        account(r, "deputy_chair_id"),
        instant(r, "starts_at"),
        r.getInt("planned_minutes"),
        r.getString("required_composition"),
        Phase.ofCode(r.getString("phase")).orElseThrow(),
        r.getString("reason"),
        r.getInt("version"),
        instant(r, "announced_at"),
        instant(r, "reminded_at"));
  }

  static UUID uuid(ResultSet r, String column) throws SQLException {
    return r.getObject(column, UUID.class);
  }

  static UnitId unit(ResultSet r, String column) throws SQLException {
    UUID id = uuid(r, column);
    return id == null ? null : new UnitId(id);
  }

  private static AccountId account(ResultSet r, String column) throws SQLException {
    UUID id = uuid(r, column);
    return id == null ? null : new AccountId(id);
  }

  private static Instant instant(ResultSet r, String column) throws SQLException {
    Timestamp at = r.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  /** The values of a plan that stand in the meeting's own row. */
  private static Map<String, Object> columns(CheckedPlan plan) {
    Map<String, Object> values = new HashMap<>();
    values.put("title", plan.title());
    values.put("folded", Folding.fold(plan.title()));
    values.put("type", plan.type().code());
    values.put("form", plan.form().code());
    values.put("convener", plan.convener().value());
    values.put("chair", plan.chair() == null ? null : plan.chair().value());
    values.put("deputy", plan.deputyChair() == null ? null : plan.deputyChair().value());
    values.put("starts", Timestamp.from(plan.startsAt()));
    values.put("minutes", plan.plannedMinutes());
    values.put("composition", plan.requiredComposition());
    return values;
  }
}
