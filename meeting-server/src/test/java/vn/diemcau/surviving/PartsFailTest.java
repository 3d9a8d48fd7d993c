package vn.diemcau.surviving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import redis.clients.jedis.RedisClient;
import vn.diemcau.demo.ServerProcess;
import vn.diemcau.local.LocalPostgres;
import vn.diemcau.local.LocalServices;
import vn.diemcau.local.TestDatabase;

/**
 * PostgreSQL is killed under a live room, and Redis is killed and emptied, while all sites give
 * commands: the room goes on, nobody loses the link, and what cannot be done meanwhile is said.
 */
class PartsFailTest {

  private static final int SITES = 12;

  /** What a person may be told while PostgreSQL is away. */
  private static final Set<String> SAID =
      Set.of("room.store-unavailable", "room.outcome-unknown", "signalling.store-away");

  @TempDir Path folder;

  @Test
  void a_room_goes_on_when_its_servers_own_postgresql_and_redis_are_killed() throws Exception {
    Path data = open(Files.createDirectory(open(folder).resolve("data")));
    try (ServerProcess server = ServerProcess.start(data, folder.resolve("server.log"));
        City city = new City(server::database)) {
      URI at = server.base();
      city.hold(at, SITES, SteadyDevice.Habits.IMPATIENT, attempt -> at);
      city.command(at, "meeting.start", Map.of());
      city.commandFor(1);

      killPostgres(city, data.resolve("postgres"));
      killAndEmptyRedis(city, data.resolve("redis"));

      city.assertEveryCommandOnceOrRefused();
      assertThat(city.devices).as("kept its link").allMatch(device -> device.joins() == 1);
    }
  }

  @Test
  void a_room_of_two_servers_stays_where_it_is_when_the_parts_that_they_share_fail()
      throws Exception {
    Path parts = open(Files.createDirectory(open(folder).resolve("parts")));
    try (LocalServices services = LocalServices.start(parts)) {
      LocalPostgres postgres = services.postgres();
      TestDatabase database =
          new TestDatabase(postgres.url("diemcau"), LocalPostgres.USER, postgres.password());
      try (ServerProcess one = start("one", database, services);
          ServerProcess two = start("two", database, services);
          City city = new City(() -> database)) {
        URI[] both = {one.base(), two.base()};
        city.hold(one.base(), SITES, SteadyDevice.Habits.IMPATIENT, attempt -> both[attempt % 2]);
        city.command(two.base(), "meeting.start", Map.of());
        city.commandFor(1);
        long fence = city.fence();

        try (RedisClient redis = RedisClient.create(services.redis().url())) {
          redis.flushAll();
        }
        city.commandFor(4);
        killAndEmptyRedis(city, parts.resolve("redis"));
        killPostgres(city, parts.resolve("postgres"));

        city.assertEveryCommandOnceOrRefused();
        assertThat(city.writer()).isEqualTo(one.base().toString());
        assertThat(city.fence()).as("nobody took the room").isEqualTo(fence);
        assertThat(city.devices).as("kept its link").allMatch(device -> device.joins() == 1);
      }
    }
  }

  private ServerProcess start(String name, TestDatabase database, LocalServices services)
      throws Exception {
    Path data = Files.createDirectory(folder.resolve(name));
    return ServerProcess.startOn(
        database, services.redis().url(), data, folder.resolve(name + ".log"));
  }

  /** It is started again by whoever started it, and recovers from its log. */
  private static void killPostgres(City city, Path home) throws IOException {
    kill(home.resolve("postgres.pid"));
    long before = city.done();
    city.commandUntil("commands are done again", 60, () -> city.done() > before + 2 * SITES);
    for (SteadyDevice device : city.devices) {
      assertThat(SAID).containsAll(device.sentences().keySet());
      assertThat(device.sentences().values()).doesNotContain("");
    }
    assertThat(city.devices)
        .as("somebody was told")
        .anyMatch(device -> !device.sentences().isEmpty());
  }

  private static void killAndEmptyRedis(City city, Path home) throws IOException {
    kill(home.resolve("redis.pid"));
    FileSystemUtils.deleteRecursively(home.resolve("data/appendonlydir"));
    long before = city.done();
    city.commandUntil("commands are done without it", 20, () -> city.done() > before + SITES);
    city.commandFor(4);
  }

  private static void kill(Path pid) throws IOException {
    ProcessHandle process =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  private static Path open(Path folder) {
    assertThat(folder.toFile().setExecutable(true, false)).isTrue();
    return folder;
  }
}
