package vn.diemcau.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real PostgreSQL and one real Redis for all tests of a JVM, started at first use and stopped
 * with it. Every test class takes a database of its own.
 */
public final class TestServices {

  private static final AtomicInteger databases = new AtomicInteger();

  private TestServices() {}

  /** Creates an empty database. */
  public static TestDatabase freshDatabase() {
    String name = "test_" + databases.incrementAndGet();
    LocalPostgres postgres = Postgres.RUNNING;
    postgres.createDatabase(name);
    return new TestDatabase(postgres.url(name), LocalPostgres.USER, postgres.password());
  }

  /** Address of the JVM's Redis; tests keep apart by their keys. */
  public static String redisUrl() {
    return Redis.RUNNING.url();
  }

  private static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("diemcau-test");
      if (!folder.toFile().setExecutable(true, false)
          || !folder.toFile().setReadable(true, false)) {
        throw new IOException("cannot open up " + folder);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Programs are unpacked once for all test runs of a user. */
  private static Path binaries() {
    return Path.of(
        System.getProperty("java.io.tmpdir"),
        "diemcau-binaries-" + System.getProperty("user.name"));
  }

  private static void stopAtExit(Path folder, AutoCloseable service) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    service.close();
                    Binaries.delete(folder);
                  } catch (Exception e) {
                    System.err.println("test service not stopped cleanly: " + e);
                  }
                }));
  }

  /** Started when first asked for. */
  private static final class Postgres {
    static final LocalPostgres RUNNING = start();

    private static LocalPostgres start() {
      Path folder = temporary();
      LocalPostgres postgres =
          LocalPostgres.start(
              binaries(),
              folder,
              "test-only",
              // durability is tested on the product's own settings, not on these
              Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"));
      stopAtExit(folder, postgres);
      return postgres;
    }
  }

  /** Started when first asked for. */
  private static final class Redis {
    static final LocalRedis RUNNING = start();

    private static LocalRedis start() {
      Path folder = temporary();
      LocalRedis redis = LocalRedis.start(binaries(), folder, "test-only");
      stopAtExit(folder, redis);
      return redis;
    }
  }
}
