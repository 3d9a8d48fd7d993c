package vn.diemcau.meeting.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Participation;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Permissions;
import vn.diemcau.shared.Folding;
import vn.diemcau.shared.Outcome;

/**
 * Finds the meetings that concern a person; the database narrows, {@link MeetingAccess} decides.
 */
@Component
public class MeetingList {

  /** The most that one answer holds; the latest are kept. */
  static final int MAX = 500;

  private static final int UNLIMITED = Integer.MAX_VALUE;

  private static final String CONCERNING =
      """
       FROM meeting m
      WHERE (m.announced_at IS NOT NULL OR m.convener_id = ANY (cast(:convened AS uuid[]))
             OR EXISTS (SELECT 1 FROM meeting_secretary s
                         WHERE s.meeting_id = m.id AND s.account_id = :account))
        AND (m.id = :pass OR m.chair_id = :account OR m.deputy_chair_id = :account
             OR m.convener_id = ANY (cast(:units AS uuid[]))
             OR m.convener_id = ANY (cast(:overseen AS uuid[]))
             OR EXISTS (SELECT 1 FROM meeting_secretary s
                         WHERE s.meeting_id = m.id AND s.account_id = :account)
             OR EXISTS (SELECT 1 FROM meeting_invited i
                         WHERE i.meeting_id = m.id AND i.unit_id = ANY (cast(:units AS uuid[]))))
        AND (cast(:from AS timestamptz) IS NULL
             OR m.starts_at + m.planned_minutes * interval '1 minute' >= :from)
        AND (cast(:to AS timestamptz) IS NULL OR m.starts_at < :to)
        AND (cast(:phase AS text) IS NULL OR m.phase = :phase)
        AND strpos(m.title_folded, :words) > 0
      """;

  private final JdbcClient jdbc;
  private final MeetingAccess access;
  private final Permissions permissions;
  private final TiesQuery ties;
  private final Units units;

  MeetingList(
      JdbcClient jdbc, MeetingAccess access, Permissions permissions, TiesQuery ties, Units units) {
    this.units = units;
    this.jdbc = jdbc;
    this.access = access;
    this.permissions = permissions;
    this.ties = ties;
  }

  /**
   * Which meetings are asked for.
   *
   * @param from meetings that end at this time or later; null for all
   * @param to meetings that start before this time; null for all
   * @param words part of the title, accent-blind; empty for all
   * @param phase null for all
   */
  public record Wanted(Instant from, Instant to, String words, Phase phase) {
    static final Wanted ALL = new Wanted(null, null, "", null);
  }

  /** A meeting with what the person is in it. */
  public record Entry(MeetingRow meeting, Participation me, int invitedUnits, int sites) {}

  /** In order of their start; of more than {@value #MAX} the latest. */
  @Transactional(readOnly = true)
  public List<Entry> list(Actor actor, Wanted wanted) {
    List<MeetingRow> rows = rows(actor, wanted, MAX);
    Collections.reverse(rows);
    List<MeetingId> ids = rows.stream().map(MeetingRow::id).toList();
    Map<MeetingId, int[]> counts = counts(ids);
    List<Entry> entries = new ArrayList<>();
    concerning(actor, rows)
        .forEach(
            (row, me) -> {
              int[] count = counts.getOrDefault(row.id(), new int[] {0, 0});
              entries.add(new Entry(row, me, count[0], count[1] + 1));
            });
    return entries;
  }

  Collection<MeetingId> visibleTo(Actor actor) {
    List<MeetingRow> rows = rows(actor, Wanted.ALL, UNLIMITED);
    return concerning(actor, rows).keySet().stream().map(MeetingRow::id).toList();
  }

  Collection<MeetingRow> plannedBetween(Actor actor, Instant from, Instant until) {
    return concerning(actor, rows(actor, new Wanted(from, until, "", null), MAX)).keySet();
  }

  List<MeetingId> openBelow(MeetingRow above) {
    record Open(MeetingId id, UnitId convener) {}
    return jdbc
        .sql("SELECT id, convener_id FROM meeting WHERE phase IN ('line-check', 'live', 'recess')")
        .query(
            (r, n) ->
                new Open(
                    new MeetingId(MeetingStore.uuid(r, "id")), MeetingStore.unit(r, "convener_id")))
        .list()
        .stream()
        .filter(open -> !open.convener().equals(above.convener()))
        .filter(open -> units.isWithin(open.convener(), above.convener()))
        .map(Open::id)
        .toList();
  }

  List<MeetingId> closedAt(UnitId site, UnitId convener, int limit) {
    return jdbc.sql(
            """
            SELECT m.id FROM meeting m
             WHERE m.phase = 'closed'
               AND (m.convener_id = :site
                    OR EXISTS (SELECT 1 FROM meeting_invited i
                                WHERE i.meeting_id = m.id AND i.site_id = :site))
             ORDER BY m.convener_id = :convener DESC, m.starts_at DESC, m.id LIMIT :limit
            """)
        .param("site", site.value())
        .param("convener", convener.value())
        .param("limit", limit)
        .query((r, n) -> new MeetingId(MeetingStore.uuid(r, "id")))
        .list();
  }

  private Map<MeetingRow, Participation> concerning(Actor actor, List<MeetingRow> rows) {
    Map<MeetingId, Ties> tied = ties.of(actor, rows.stream().map(MeetingRow::id).toList());
    Map<MeetingRow, Participation> concerning = new LinkedHashMap<>();
    for (MeetingRow row : rows) {
      if (access.participation(actor, row, tied.getOrDefault(row.id(), Ties.NONE))
          instanceof Outcome.Done<Participation>(Participation me)) {
        concerning.put(row, me);
      }
    }
    return concerning;
  }

  private List<MeetingRow> rows(Actor actor, Wanted wanted, int limit) {
    List<UnitId> conveners =
        jdbc.sql("SELECT DISTINCT convener_id FROM meeting")
            .query((r, n) -> MeetingStore.unit(r, "convener_id"))
            .list();
    boolean guest = actor.pass().isPresent();
    Map<String, Object> params = new HashMap<>();
    params.put("account", actor.account() == null ? new UUID(0, 0) : actor.account().value());
    params.put("pass", guest ? actor.sitePass().meeting() : new UUID(0, 0));
    params.put("units", ids(MeetingAccess.unitsOf(actor)));
    params.put(
        "convened",
        ids(
            conveners.stream()
                .filter(c -> !guest && permissions.may(actor, Action.MEETINGS_CONVENE, c))
                .toList()));
    params.put(
        "overseen",
        ids(conveners.stream().filter(c -> !guest && access.oversees(actor, c)).toList()));
    params.put("from", wanted.from() == null ? null : Timestamp.from(wanted.from()));
    params.put("to", wanted.to() == null ? null : Timestamp.from(wanted.to()));
    params.put("phase", wanted.phase() == null ? null : wanted.phase().code());
    params.put("words", Folding.fold(Folding.clean(wanted.words())));
    params.put("limit", limit);
    return new ArrayList<>(
        jdbc.sql(
                "SELECT "
                    + MeetingStore.COLUMNS
                    + CONCERNING
                    + " ORDER BY m.starts_at DESC, m.id DESC LIMIT :limit")
            .params(params)
            .query(MeetingStore::row)
            .list());
  }

  /** Invited units, and sites besides the main site, of each meeting. */
  private Map<MeetingId, int[]> counts(Collection<MeetingId> meetings) {
    Map<MeetingId, int[]> counts = new HashMap<>();
    jdbc.sql(
            """
            SELECT i.meeting_id, count(*) AS units,
                   count(DISTINCT i.site_id) FILTER (WHERE i.site_id <> m.convener_id) AS sites
              FROM meeting_invited i JOIN meeting m ON m.id = i.meeting_id
             WHERE i.meeting_id = ANY (cast(:ids AS uuid[]))
             GROUP BY i.meeting_id
            """)
        .param("ids", MeetingStore.array(meetings.stream().map(MeetingId::value).toList()))
        .query(
            r -> {
              counts.put(
                  new MeetingId(MeetingStore.uuid(r, "meeting_id")),
                  new int[] {r.getInt("units"), r.getInt("sites")});
            });
    return counts;
  }

  private static String ids(List<UnitId> units) {
    return MeetingStore.array(units.stream().map(UnitId::value).toList());
  }
}
