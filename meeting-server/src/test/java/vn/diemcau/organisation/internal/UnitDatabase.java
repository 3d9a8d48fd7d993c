package vn.diemcau.organisation.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.local.TestPostgres;
import vn.diemcau.organisation.UnitId;

/** The unit tree alone, in a real database of its own, with a clock that stands where it is put. */
public final class UnitDatabase {

  public final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-06-01T01:00:00Z"));
  public final JdbcTemplate jdbc;
  public final JdbcClient db;
  public final TransactionTemplate transaction;
  public final StoredUnits units;
  public final StoredUnitImports imports;
  final UnitRows rows;

  public UnitDatabase() {
    DataSource source = TestPostgres.freshDatabase();
    Flyway.configure().dataSource(source).outOfOrder(true).load().migrate();
    jdbc = new JdbcTemplate(source);
    db = JdbcClient.create(source);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    rows = new UnitRows(jdbc);
    units = new StoredUnits(rows, now::get);
    imports =
        new StoredUnitImports(rows, units, new KeptUploads(db, now::get), transaction, event -> {});
  }

  /** Everything the tree consists of, to see that nothing changed. */
  List<String> everything() {
    return db.sql(
            "select row_to_json(p)::text from unit_period p union all select"
                + " row_to_json(l)::text from unit_predecessor l order by 1")
        .query(String.class)
        .list();
  }

  UUID id(String code) {
    return units.byCode(code).map(u -> u.id().value()).orElseThrow();
  }

  UnitId unit(String code) {
    return new UnitId(id(code));
  }
}
