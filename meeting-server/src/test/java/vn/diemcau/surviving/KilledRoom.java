package vn.diemcau.surviving;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.diemcau.bench.room.Sheet;
import vn.diemcau.bench.room.Spread;
import vn.diemcau.demo.ServerProcess;

/**
 * Measures what a {@code kill -9} of the server costs a full room: how long after the new process
 * has opened its port all devices are in their seats again, which come back by themselves as often
 * as the page does, and whether anything was lost.
 */
public final class KilledRoom {

  private KilledRoom() {}

  /** The server is killed and started again at once, as by a supervisor. */
  public static void measure(Sheet sheet, ServerProcess server, int sites) throws Exception {
    try (City city = new City(server::database)) {
      URI at = server.base();
      city.hold(at, Math.min(sites, city.places()), SteadyDevice.Habits.PAGE, attempt -> at);
      city.command(at, "meeting.start", Map.of());
      String speaker = city.devices.get(3).site();
      city.command(at, "floor.invite", Map.of("site", speaker, "minutes", 60));
      city.everyoneCommands();
      long killed = System.nanoTime();
      server.kill();
      server.startAgain();
      long open = server.awaitPort();
      City.await(
          "all are back", 120, () -> city.devices.stream().allMatch(d -> d.joinedAt() > killed));
      List<Long> back = city.devices.stream().map(d -> d.joinedAt() - open).toList();
      city.assertEveryCommandOnceOrRefused();
      double last = back.stream().mapToLong(Long::longValue).max().orElseThrow() / 1e9;
      sheet.put("killedToPortSeconds", Math.round((open - killed) / 1e8) / 10.0);
      sheet.put("portToSeat", Spread.ofNanos(back));
      sheet.put("commandsInFlight", city.devices.size());
      sheet.put("commandsDone", city.done());
      sheet.put("joins", city.devices.stream().mapToInt(SteadyDevice::joins).sum());
      sheet.put("connectedDevicesAndSites", city.connected(at));
      sheet.goal(
          "killed: " + city.devices.size() + " sites in their seats after the port is open",
          "< 10 s",
          String.format(Locale.ROOT, "%.1f s", last),
          last < 10);
      boolean there = city.floor(at).equals(speaker);
      sheet.goal("the floor is where it was", "yes", there ? "yes" : "no", there);
      sheet.goal("every command once or refused, journal without a gap", "yes", "yes", true);
    }
  }
}
