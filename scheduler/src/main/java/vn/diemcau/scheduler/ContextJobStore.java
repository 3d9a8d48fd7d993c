package vn.diemcau.scheduler;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.quartz.SchedulerConfigException;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.spi.SchedulerSignaler;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.scheduling.quartz.LocalDataSourceJobStore;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

/**
 * Spring's job store with connections of its own. The plain one registers its data source in a
 * static map under the scheduler's name, which is the same for all servers of a cluster: two
 * servers in one process, as in tests, would write into each other's database.
 */
@SuppressWarnings("unchecked") // Quartz overrides a generic method of its own by a raw one
public class ContextJobStore extends LocalDataSourceJobStore {

  private final String own = UUID.randomUUID().toString();

  @Override
  public void initialize(ClassLoadHelper loadHelper, SchedulerSignaler signaler)
      throws SchedulerConfigException {
    DataSource dataSource = SchedulerFactoryBean.getConfigTimeDataSource();
    super.initialize(loadHelper, signaler);
    setDataSource(register("joining-", () -> DataSourceUtils.doGetConnection(dataSource)));
    setNonManagedTXDataSource(register("own-", dataSource::getConnection));
  }

  @Override
  public void shutdown() {
    super.shutdown();
    try {
      DBConnectionManager.getInstance().shutdown(getDataSource());
      DBConnectionManager.getInstance().shutdown(getNonManagedTXDataSource());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String register(String prefix, Connections connections) {
    DBConnectionManager.getInstance().addConnectionProvider(prefix + own, connections);
    return prefix + own;
  }

  /** Hands out connections; who made the data source closes it. */
  @FunctionalInterface
  private interface Connections extends ConnectionProvider {
    @Override
    Connection getConnection() throws SQLException;

    @Override
    default void initialize() {}

    @Override
    default void shutdown() {}
  }
}
