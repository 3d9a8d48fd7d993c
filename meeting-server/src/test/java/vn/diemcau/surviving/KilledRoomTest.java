package vn.diemcau.surviving;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.demo.ServerProcess;

/** A server with its own PostgreSQL and Redis that is killed under a room, and started again. */
class KilledRoomTest {

  private static final int SITES = 24;

  @TempDir Path folder;

  @Test
  void all_sites_come_back_to_their_seats_the_floor_is_where_it_was_and_no_command_is_lost()
      throws Exception {
    assertThat(folder.toFile().setExecutable(true, false)).isTrue();
    Path data = Files.createDirectory(folder.resolve("data"));
    assertThat(data.toFile().setExecutable(true, false)).isTrue();
    try (ServerProcess server = ServerProcess.start(data, folder.resolve("server.log"));
        City city = new City(server::database)) {
      URI at = server.base();
      city.hold(at, SITES, SteadyDevice.Habits.IMPATIENT, attempt -> at);
      city.command(at, "meeting.start", Map.of());
      String speaker = city.devices.get(3).site();
      city.command(at, "floor.invite", Map.of("site", speaker, "minutes", 60));
      city.commandFor(1);

      long killed = System.nanoTime();
      server.kill();
      server.startAgain();
      server.awaitPort();
      city.commandUntil(
          "all are back", 60, () -> city.devices.stream().allMatch(d -> d.joinedAt() > killed));
      city.commandFor(1);

      city.assertEveryCommandOnceOrRefused();
      assertThat(city.floor(at)).isEqualTo(speaker);
      assertThat(city.connected(at)).isEqualTo(List.of(SITES, SITES));
      assertThat(city.devices).as("asked about their own seat").allMatch(d -> d.refusal() == null);
    }
  }
}
