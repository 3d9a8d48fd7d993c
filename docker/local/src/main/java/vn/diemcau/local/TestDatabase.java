package vn.diemcau.local;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a test's own database is. */
public record TestDatabase(String url, String user, String password) {

  /** Opens a connection for every call; enough for a test. */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }
}
