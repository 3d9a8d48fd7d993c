package vn.diemcau.local;

import java.nio.file.Path;
import java.util.Map;

/** Everything that a server on one machine needs: its locked folder, PostgreSQL and Redis. */
public final class LocalServices implements AutoCloseable {

  private final DataDirectory directory;
  private final LocalPostgres postgres;
  private final LocalRedis redis;

  private LocalServices(DataDirectory directory, LocalPostgres postgres, LocalRedis redis) {
    this.directory = directory;
    this.postgres = postgres;
    this.redis = redis;
  }

  /**
   * Locks the folder and starts both. A folder that a killed server left behind is taken over:
   * whatever still runs in it is stopped first.
   *
   * @throws DataDirectory.DataDirectoryInUse when another server works in the folder
   */
  public static LocalServices start(Path root) {
    DataDirectory directory = DataDirectory.open(root);
    LocalPostgres postgres = null;
    try {
      Path binaries = directory.folder("bin");
      postgres =
          LocalPostgres.start(
              binaries, directory.folder("postgres"), directory.secret("postgres"), Map.of());
      LocalRedis redis =
          LocalRedis.start(binaries, directory.folder("redis"), directory.secret("redis"));
      return new LocalServices(directory, postgres, redis);
    } catch (RuntimeException e) {
      if (postgres != null) {
        postgres.close();
      }
      directory.close();
      throw e;
    }
  }

  public DataDirectory directory() {
    return directory;
  }

  public LocalPostgres postgres() {
    return postgres;
  }

  public LocalRedis redis() {
    return redis;
  }

  @Override
  public void close() {
    redis.close();
    postgres.close();
    directory.close();
  }
}
