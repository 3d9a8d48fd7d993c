package vn.diemcau.surviving;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.demo.ServerProcess;
import vn.diemcau.local.TestServices;

/** A device at whose line all that is said piles up, in a room in which much is said. */
class SlowClientTest {

  private static final int SITES = 12;
  private static final String MUCH = "ầ".repeat(1_000);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"never", "slowly"})
  void it_is_cut_off_while_all_others_hear_everything_and_its_site_may_come_back(String reads)
      throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    var database = TestServices.freshDatabase();
    try (ServerProcess server =
            ServerProcess.startOn(
                database, TestServices.redisUrl(), data, folder.resolve("server.log"));
        City city = new City(() -> database)) {
      URI at = server.base();
      city.hold(at, SITES, SteadyDevice.Habits.IMPATIENT, attempt -> at);
      city.command(at, "meeting.start", Map.of());
      city.command(at, "chat.open", Map.of());
      try (SlowClient slow =
          new SlowClient(
              city.technician(at, SITES), at, city.meeting, city.site(SITES), "device-" + SITES)) {
        Consumer<SlowClient> habit = reads.equals("never") ? client -> {} : SlowClient::readALittle;
        City.await("it is in", 20, () -> city.connected(at).equals(List.of(SITES + 1, SITES + 1)));
        int[] turns = {0};
        City.await(
            "it is cut off",
            90,
            () -> {
              habit.accept(slow);
              if (turns[0]++ % 3 == 0) {
                // no device sends more than it may
                city.everyoneSays(MUCH);
              }
              return turns[0] % 40 == 0 && city.connected(at).equals(List.of(SITES, SITES));
            });
        City.await(
            "the others were answered",
            10,
            () -> city.devices.stream().allMatch(SteadyDevice::hasSettled));
        assertThat(city.devices).as("nobody else lost anything").allMatch(d -> d.joins() == 1);
        assertThat(city.devices).allMatch(d -> d.holes() == 0);
        assertThat(city.devices).as("what was refused").allMatch(d -> d.sentences().isEmpty());
        assertThat(slow.isClosed()).isTrue();
      }
      city.add(at, SITES);
      City.await("it is back", 20, () -> city.devices.getLast().isIn());
    }
  }
}
