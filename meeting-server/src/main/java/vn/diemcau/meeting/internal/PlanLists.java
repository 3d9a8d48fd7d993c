package vn.diemcau.meeting.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.meeting.AgendaItem;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.Invited;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.AccountId;

/** The lists of a plan in the database: secretaries, agenda items, invited units. */
class PlanLists {

  private final JdbcClient jdbc;
  private final Units units;

  PlanLists(JdbcClient jdbc, Units units) {
    this.units = units;
    this.jdbc = jdbc;
  }

  List<AccountId> secretaries(MeetingId id) {
    return jdbc.sql(
            "SELECT account_id FROM meeting_secretary WHERE meeting_id = ? ORDER BY position")
        .param(id.value())
        .query((r, n) -> new AccountId(MeetingStore.uuid(r, "account_id")))
        .list();
  }

  List<AgendaItem> agenda(MeetingId id) {
    return jdbc.sql("SELECT * FROM meeting_agenda_item WHERE meeting_id = ? ORDER BY number")
        .param(id.value())
        .query(PlanLists::item)
        .list();
  }

  List<Invited> invited(MeetingId id) {
    return jdbc.sql(
            "SELECT unit_id, site_id FROM meeting_invited WHERE meeting_id = ?"
                + " ORDER BY position")
        .param(id.value())
        .query(
            (r, n) -> {
              UnitId unit = MeetingStore.unit(r, "unit_id");
              boolean outside = units.find(unit).filter(Unit::isOutside).isPresent();
              return new Invited(unit, MeetingStore.unit(r, "site_id"), outside);
            })
        .list();
  }

  /** Agenda items keep their rows, since documents name them; the other lists are rewritten. */
  void replace(MeetingId id, CheckedPlan plan) {
    jdbc.sql("DELETE FROM meeting_secretary WHERE meeting_id = ?").param(id.value()).update();
    jdbc.sql(
            """
            INSERT INTO meeting_secretary (meeting_id, account_id, position)
            SELECT :id, s.account, s.position
              FROM unnest(cast(:accounts AS uuid[])) WITH ORDINALITY AS s (account, position)
            """)
        .param("id", id.value())
        .param(
            "accounts",
            MeetingStore.array(plan.secretaries().stream().map(AccountId::value).toList()))
        .update();
    jdbc.sql(
            "DELETE FROM meeting_agenda_item WHERE meeting_id = :id"
                + " AND NOT id = ANY (cast(:kept AS uuid[]))")
        .param("id", id.value())
        .param("kept", MeetingStore.array(plan.agenda().stream().map(i -> i.id().value()).toList()))
        .update();
    plan.agenda().forEach(item -> putItem(id, item));
    jdbc.sql("DELETE FROM meeting_invited WHERE meeting_id = ?").param(id.value()).update();
    jdbc.sql(
            """
            INSERT INTO meeting_invited (meeting_id, unit_id, site_id, position)
            SELECT :id, i.unit, i.site, i.position
              FROM unnest(cast(:units AS uuid[]), cast(:sites AS uuid[]))
                   WITH ORDINALITY AS i (unit, site, position)
            """)
        .param("id", id.value())
        .param(
            "units",
            MeetingStore.array(plan.invited().stream().map(i -> i.unit().value()).toList()))
        .param(
            "sites",
            MeetingStore.array(plan.invited().stream().map(i -> i.site().value()).toList()))
        .update();
  }

  private void putItem(MeetingId meeting, AgendaItem item) {
    UnitId presenter = item.presentingUnit();
    jdbc.sql(
            """
            INSERT INTO meeting_agenda_item (id, meeting_id, number, title, minutes,
              presenting_unit_id)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET number = excluded.number, title = excluded.title,
              minutes = excluded.minutes, presenting_unit_id = excluded.presenting_unit_id
            """)
        .params(
            item.id().value(),
            meeting.value(),
            item.number(),
            item.title(),
            item.minutes(),
            presenter == null ? null : presenter.value())
        .update();
  }

  private static AgendaItem item(ResultSet r, int n) throws SQLException {
    return new AgendaItem(
        new AgendaItemId(MeetingStore.uuid(r, "id")),
        r.getInt("number"),
        r.getString("title"),
        r.getInt("minutes"),
        MeetingStore.unit(r, "presenting_unit_id"));
  }
}
