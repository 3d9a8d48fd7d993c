package vn.diemcau.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

class LocalServicesTest {

  @TempDir Path folder;

  @BeforeEach
  void the_folder_can_be_entered_by_the_unprivileged_server() {
    assertThat(folder.toFile().setExecutable(true, false)).isTrue();
  }

  @Test
  void both_start_keep_their_data_over_a_restart_and_refuse_a_second_start() throws Exception {
    try (LocalServices first = LocalServices.start(folder)) {
      execute(first.postgres(), "create table kept (what text)");
      execute(first.postgres(), "insert into kept values ('Điểm cầu')");
      try (RedisClient redis = RedisClient.create(first.redis().url())) {
        redis.set("kept", "Điểm cầu");
      }
      assertThatThrownBy(() -> LocalServices.start(folder))
          .isInstanceOf(DataDirectory.DataDirectoryInUse.class);
    }
    try (LocalServices second = LocalServices.start(folder);
        RedisClient redis = RedisClient.create(second.redis().url())) {
      assertThat(text(second.postgres(), "select what from kept")).isEqualTo("Điểm cầu");
      assertThat(redis.get("kept")).isEqualTo("Điểm cầu");
    }
  }

  @Test
  void what_a_killed_server_left_running_is_stopped_and_taken_over() throws Exception {
    Path home = folder.resolve("home");
    assertThat(home.toFile().mkdir()).isTrue();
    LocalPostgres left = LocalPostgres.start(folder, home, "secret", Map.of());
    execute(left, "create table kept (what text)");
    execute(left, "insert into kept values ('committed before the kill')");

    LocalPostgres next = LocalPostgres.start(folder, home, "secret", Map.of());
    try (next) {
      assertThat(left.alive()).isFalse();
      assertThat(text(next, "select what from kept")).isEqualTo("committed before the kill");
    }
  }

  @Test
  void what_is_killed_is_started_again_at_its_address_with_what_was_committed() throws Exception {
    try (LocalServices services = LocalServices.start(folder);
        RedisClient redis = RedisClient.create(services.redis().url())) {
      execute(services.postgres(), "create table kept (what text)");
      execute(services.postgres(), "insert into kept values ('committed before the kill')");
      kill("postgres");
      kill("redis");
      assertThat(eventually(() -> text(services.postgres(), "select what from kept")))
          .isEqualTo("committed before the kill");
      assertThat(eventually(() -> redis.set("again", "yes"))).isEqualTo("OK");
    }
  }

  private void kill(String name) throws Exception {
    Path pid = folder.resolve(name).resolve(name + ".pid");
    ProcessHandle process =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  /** What it gives once it no longer fails; its failure after half a minute. */
  private static <T> T eventually(Callable<T> what) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try {
        return what.call();
      } catch (SQLException | JedisException notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }

  @Test
  void a_secret_is_made_once_and_only_its_owner_reads_it() throws Exception {
    String made;
    try (DataDirectory directory = DataDirectory.open(folder)) {
      made = directory.secret("bridge");
    }
    try (DataDirectory directory = DataDirectory.open(folder)) {
      assertThat(directory.secret("bridge")).isEqualTo(made).hasSize(48);
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(directory.root().resolve("bridge.secret"))))
          .isEqualTo("rw-------");
    }
  }

  private static void execute(LocalPostgres postgres, String sql) throws SQLException {
    try (Connection c = connect(postgres);
        var statement = c.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(LocalPostgres postgres, String sql) throws SQLException {
    try (Connection c = connect(postgres);
        var statement = c.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private static Connection connect(LocalPostgres postgres) throws SQLException {
    return DriverManager.getConnection(
        postgres.url("diemcau"), LocalPostgres.USER, postgres.password());
  }
}
