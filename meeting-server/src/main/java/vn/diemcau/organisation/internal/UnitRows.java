package vn.diemcau.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units.Relative;

/** The rows behind the unit tree. */
@Component
class UnitRows {

  /** What a level is called in units that came into being from a day on. */
  record LevelName(String level, LocalDate from, int rank, String name, String nameEn) {}

  /** A line of history: what went into which unit. */
  record Link(UnitId successor, String code, String name, String parents, UnitId predecessor) {}

  private final JdbcClient db;
  private final JdbcTemplate batches;

  UnitRows(JdbcTemplate batches) {
    this.batches = batches;
    this.db = JdbcClient.create(batches);
  }

  long version() {
    return db.sql("select version from unit_tree_version").query(Long.class).single();
  }

  /** Makes every other change of the tree wait until this transaction ends. */
  void lock() {
    db.sql("update unit_tree_version set version = version + 1").update();
  }

  List<UnitPeriod> periods() {
    return db.sql("select * from unit_period order by valid_from").query(UnitRows::period).list();
  }

  List<LevelName> levelNames() {
    return db.sql("select * from unit_level order by rank, level, valid_from")
        .query(
            (row, n) ->
                new LevelName(
                    row.getString("level"),
                    row.getObject("valid_from", LocalDate.class),
                    row.getInt("rank"),
                    row.getString("name"),
                    row.getString("name_en")))
        .list();
  }

  void addLevel(String level, int rank) {
    db.sql(
            "insert into unit_level (level, valid_from, rank, name, name_en)"
                + " values (:level, date '0001-01-01', :rank, :level, :level)"
                + " on conflict do nothing")
        .param("level", level)
        .param("rank", rank)
        .update();
  }

  void end(List<UnitPeriod> ended, LocalDate day) {
    batches.batchUpdate(
        "update unit_period set valid_to = ? where unit_id = ? and valid_from = ?",
        ended,
        500,
        (st, p) -> {
          st.setObject(1, day);
          st.setObject(2, p.unit().value());
          st.setObject(3, p.from());
        });
  }

  void add(List<UnitPeriod> added) {
    batches.batchUpdate(
        "insert into unit (id) values (?) on conflict do nothing",
        added,
        500,
        (st, p) -> st.setObject(1, p.unit().value()));
    batches.batchUpdate(
        "insert into unit_period (code, name, level, parent_id, sort, unit_id, valid_from)"
            + " values (?, ?, ?, ?, ?, ?, ?) on conflict (unit_id, valid_from) do update set"
            + " code = excluded.code, name = excluded.name, level = excluded.level,"
            + " parent_id = excluded.parent_id, sort = excluded.sort, valid_to = null",
        added,
        500,
        (st, p) -> {
          st.setString(1, p.code());
          st.setString(2, p.name());
          st.setString(3, p.level());
          st.setObject(4, p.parent() == null ? null : p.parent().value());
          st.setInt(5, p.sort());
          st.setObject(6, p.unit().value());
          st.setObject(7, p.from());
        });
  }

  void sort(List<UnitPeriod> sorted) {
    batches.batchUpdate(
        "update unit_period set sort = ? where unit_id = ? and valid_from = ?",
        sorted,
        500,
        (st, p) -> {
          st.setInt(1, p.sort());
          st.setObject(2, p.unit().value());
          st.setObject(3, p.from());
        });
  }

  void link(List<Link> links) {
    batches.batchUpdate(
        "insert into unit_predecessor (successor_id, old_code, old_name, old_parents,"
            + " predecessor_id) values (?, ?, ?, ?, ?) on conflict (successor_id, old_code)"
            + " do update set old_name = excluded.old_name, old_parents = excluded.old_parents,"
            + " predecessor_id = excluded.predecessor_id",
        links,
        1000,
        (st, link) -> {
          st.setObject(1, link.successor().value());
          st.setString(2, link.code());
          st.setString(3, link.name());
          st.setString(4, link.parents());
          st.setObject(5, link.predecessor() == null ? null : link.predecessor().value());
        });
  }

  List<Relative> predecessors(UnitId id) {
    return db.sql(
            "select predecessor_id as id, old_code as code, old_name as name, old_parents as"
                + " parents from unit_predecessor where successor_id = :id order by old_code")
        .param("id", id.value())
        .query(UnitRows::relative)
        .list();
  }

  /** The units that this one went into, named as they were when they came into being. */
  List<Relative> successors(UnitId id) {
    return db.sql(
            "select distinct on (p.code) p.unit_id as id, p.code, p.name, coalesce(above.name, '')"
                + " as parents from unit_predecessor l join unit_period p on p.unit_id ="
                + " l.successor_id left join unit_period above on above.unit_id = p.parent_id"
                + " where l.predecessor_id = :id order by p.code, p.valid_from desc,"
                + " above.valid_from desc")
        .param("id", id.value())
        .query(UnitRows::relative)
        .list();
  }

  private static Relative relative(ResultSet row, int n) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Relative(
        id == null ? null : new UnitId(id),
        row.getString("code"),
        row.getString("name"),
        row.getString("parents"));
  }

  private static UnitPeriod period(ResultSet row, int n) throws SQLException {
    UUID parent = row.getObject("parent_id", UUID.class);
    return new UnitPeriod(
        new UnitId(row.getObject("unit_id", UUID.class)),
        row.getString("code"),
        row.getString("name"),
        row.getString("level"),
        parent == null ? null : new UnitId(parent),
        row.getInt("sort"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class));
  }
}
