package vn.diemcau.surviving;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.TestSession;
import vn.diemcau.demo.ServerProcess;
import vn.diemcau.local.TestDatabase;
import vn.diemcau.local.TestServices;
import vn.diemcau.signalling.RoomClient;

/**
 * Two server processes on one PostgreSQL and one Redis: one room's sites are on both of them, and
 * either of them is killed, or stands still, while all sites give commands.
 */
class TwoServersTest {

  private static final int SITES = 24;

  @TempDir Path folder;

  private ServerProcess start(String name, TestDatabase database) throws Exception {
    Path data = Files.createDirectory(folder.resolve(name));
    return ServerProcess.startOn(
        database, TestServices.redisUrl(), data, folder.resolve(name + ".log"));
  }

  @Test
  void a_room_goes_on_at_the_other_server_when_either_is_killed_or_stands_still() throws Exception {
    TestDatabase database = TestServices.freshDatabase();
    try (ServerProcess one = start("one", database);
        ServerProcess two = start("two", database);
        City city = new City(() -> database)) {
      URI[] both = {one.base(), two.base()};
      city.hold(one.base(), SITES, SteadyDevice.Habits.IMPATIENT, attempt -> both[attempt % 2]);
      city.command(two.base(), "meeting.start", Map.of());
      String speaker = city.devices.get(3).site();
      city.command(two.base(), "floor.invite", Map.of("site", speaker, "minutes", 60));
      assertThat(city.writer()).isEqualTo(one.base().toString());
      city.commandFor(2);
      assertThat(city.answered()).isGreaterThan(SITES);

      mediaOfADeviceThatWasPassedOn(city, two);

      // the writer is killed
      one.kill();
      goesOn(city, two);
      one.startAgain();
      assertThat(city.floor(two.base())).isEqualTo(speaker);
      one.awaitReady();

      // the writer stands still for longer than its lease, then goes on
      int before = city.answered();
      two.pause();
      goesOn(city, one);
      assertThat(city.answered()).isGreaterThan(before + SITES);
      two.goOn();
      city.commandFor(4);
      assertThat(city.writer()).isEqualTo(one.base().toString());

      // the server that is not the writer is killed: only its own sites move
      long fence = city.fence();
      two.kill();
      city.commandUntil("all are in again", 20, () -> allIn(city));
      city.commandFor(1);
      assertThat(city.fence()).isEqualTo(fence);
      assertThat(city.floor(one.base())).isEqualTo(speaker);

      city.assertEveryCommandOnceOrRefused();
    }
  }

  /** Its bridge channel goes to the embedded bridge of the server that runs the room. */
  private static void mediaOfADeviceThatWasPassedOn(City city, ServerProcess at) {
    TestSession session = city.technician(at.base(), SITES);
    try (RoomClient device = new RoomClient(session, city.meeting)) {
      device.join("with-media", true);
      device.send(Map.of("kind", "media-open", "profile", "site"));
      String channel = device.next("media-offer").path("channel").asString();
      try (RoomClient opened = new RoomClient(session, channel, session.origin())) {
        opened.send(Map.of("colibriClass", "ClientHello"));
        opened.nextOf("colibriClass", "ServerHello");
      }
      device.send(Map.of("kind", "leave"));
    }
  }

  private static void goesOn(City city, ServerProcess at) {
    city.commandUntil(
        "the other server writes and all are in again",
        40,
        () -> city.writer().equals(at.base().toString()) && allIn(city));
    city.commandFor(1);
  }

  private static boolean allIn(City city) {
    return city.devices.stream().allMatch(SteadyDevice::isIn);
  }
}
