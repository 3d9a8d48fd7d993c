package vn.diemcau.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as PostgreSQL's driver takes and gives them, for columns of type {@code timestamptz}. */
public final class DbTime {

  private DbTime() {}

  /** Null stays null. */
  public static OffsetDateTime of(Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  /** Null where the column is. */
  public static Instant read(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
