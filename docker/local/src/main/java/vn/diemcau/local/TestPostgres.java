package vn.diemcau.local;

import javax.sql.DataSource;

/** The short way to an empty database for a test that needs nothing else. */
public final class TestPostgres {

  private TestPostgres() {}

  public static DataSource freshDatabase() {
    return TestServices.freshDatabase().dataSource();
  }
}
