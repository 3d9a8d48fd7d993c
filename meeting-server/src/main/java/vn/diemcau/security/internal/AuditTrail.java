package vn.diemcau.security.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Permissions;
import vn.diemcau.shared.DbTime;
import vn.diemcau.shared.Folding;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * Reads the audit trail. Who may read it for a district sees what concerns units of that district;
 * what concerns no unit is for those who may read it for the whole tree.
 */
@Component
public class AuditTrail {

  private static final int MAX_QUERY = 200;

  /** One entry; details as JSON text. */
  public record Entry(
      Instant at, String actor, String kind, String subject, String details, String address) {}

  /** What is looked for; null and empty mean anything. */
  public record Question(String query, String kind, Instant from, Instant to) {}

  /** One page, the newest first, and how many entries there are in all. */
  public record Page(List<Entry> items, long total) {}

  private static final String WHERE =
      " from audit_entry where (:all or unit_id = any(:units)) and (:pattern = '%%' or folded like"
          + " :pattern) and (:kind = '' or kind = :kind or kind like :kind || '.%') and (cast(:from"
          + " as timestamptz) is null or at >= :from) and (cast(:to as timestamptz) is null or at"
          + " < :to)";

  private final JdbcClient db;
  private final Units units;
  private final Permissions permissions;

  AuditTrail(JdbcClient db, Units units, Permissions permissions) {
    this.db = db;
    this.units = units;
    this.permissions = permissions;
  }

  public Outcome<Page> page(Actor actor, Question question, int page, int size) {
    return check(actor, question)
        .map(
            ok -> {
              List<Entry> items =
                  asked(
                          "select *" + WHERE + " order by id desc limit :limit offset :offset",
                          actor,
                          question)
                      .param("limit", size)
                      .param("offset", page * size)
                      .query(AuditTrail::entry)
                      .list();
              long total =
                  asked("select count(*)" + WHERE, actor, question).query(Long.class).single();
              return new Page(items, total);
            });
  }

  /** The newest entries, read as they are taken; the caller closes the stream. */
  public Outcome<Stream<Entry>> stream(Actor actor, Question question, int limit) {
    return check(actor, question)
        .map(
            ok ->
                asked("select *" + WHERE + " order by id desc limit :limit", actor, question)
                    .param("limit", limit)
                    .query(AuditTrail::entry)
                    .stream());
  }

  private Outcome<Void> check(Actor actor, Question question) {
    if (permissions.scope(actor, Action.AUDIT_READ).isEmpty()) {
      return Outcome.refused(Refusal.forbidden("security.not-permitted"));
    }
    return question.query().length() > MAX_QUERY || question.kind().length() > MAX_QUERY
        ? Outcome.refused(Refusal.invalid("security.query-too-long"))
        : Outcome.done();
  }

  private JdbcClient.StatementSpec asked(String sql, Actor actor, Question question) {
    List<UnitId> scope = permissions.scope(actor, Action.AUDIT_READ);
    boolean everything =
        units.roots().stream()
            .allMatch(root -> permissions.may(actor, Action.AUDIT_READ, root.id()));
    UUID[] within =
        scope.stream()
            .flatMap(top -> units.subtree(top).stream())
            .map(Unit::id)
            .map(UnitId::value)
            .toArray(UUID[]::new);
    String folded = Folding.fold(question.query()).strip().replaceAll("([\\\\%_])", "\\\\$1");
    return db.sql(sql)
        .param("all", everything)
        .param("units", within)
        .param("pattern", "%" + folded + "%")
        .param("kind", question.kind())
        .param("from", DbTime.of(question.from()))
        .param("to", DbTime.of(question.to()));
  }

  private static Entry entry(ResultSet row, int n) throws SQLException {
    return new Entry(
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("kind"),
        row.getString("subject"),
        row.getString("details"),
        row.getString("address"));
  }
}
