package vn.diemcau.bench.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.surviving.KilledRoom;

/**
 * Six hundred and forty sites in one room, and the country: what signing in, joining, an event for
 * all, nothing at all and a large document cost the server, and how soon all are back after it was
 * killed. No media. {@code -Dbench.parts} chooses among {@code city}, {@code kill} and {@code
 * country}.
 */
@Tag("bench")
class RoomBench {

  private static final int CITY = Integer.getInteger("bench.sites", 640);
  private static final int COUNTRY = 3_400;
  private static final int PRODUCT_COST = 10;
  private static final int CHEAP_COST = 4;

  @TempDir Path folder;

  @Test
  void a_room_of_the_whole_city_and_of_the_country() throws Exception {
    assertThat(folder.toFile().setExecutable(true, false)).isTrue();
    List<String> parts = List.of(System.getProperty("bench.parts", "city,kill,country").split(","));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bench", "room");
    StringBuilder table = new StringBuilder();
    if (parts.contains("city")) {
      Sheet sheet = city();
      json.put("city", sheet.figures());
      table.append(sheet.table());
    }
    if (parts.contains("kill")) {
      Sheet sheet = new Sheet();
      try (BenchServer server = BenchServer.start(folder(), "hanoi-2020")) {
        KilledRoom.measure(sheet, server.process(), CITY);
        sheet.put("residentMiB", server.residentMiB());
      }
      json.put("kill", sheet.figures());
      table.append(sheet.table());
    }
    if (parts.contains("country")) {
      Sheet sheet = country();
      json.put("country", sheet.figures());
      table.append(sheet.table());
    }
    Path out = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(out.resolve("room.json"), new JsonMapper().writeValueAsString(json) + "\n");
    System.out.println();
    System.out.print(table);
  }

  private Sheet city() throws Exception {
    Sheet sheet = new Sheet();
    BenchCity city = new BenchCity(PRODUCT_COST);
    try (BenchServer server = BenchServer.start(folder(), "hanoi-2020");
        Hall hall = hall(server, city)) {
      signIn(sheet, hall, CITY, Integer.getInteger("bench.sign-in-seconds", 60));
      new JoinStorm(hall).measure(sheet, 10, 30);
      new FanOut(hall).measure(sheet);
      new Idle(hall).measure(sheet, Integer.getInteger("bench.idle-seconds", 60));
      new LargeDocument(hall).measure(sheet);
    }
    return sheet;
  }

  private Sheet country() throws Exception {
    Sheet sheet = new Sheet();
    BenchCity city = new BenchCity(CHEAP_COST);
    try (BenchServer server = BenchServer.start(folder(), "vietnam-2025");
        Hall hall = hall(server, city)) {
      hall.signIn(COUNTRY, 30);
      new JoinStorm(hall).measure(sheet, 10, 120);
    }
    return sheet;
  }

  private Path folder() throws Exception {
    Path own = Files.createTempDirectory(folder, "server");
    assertThat(own.toFile().setExecutable(true, false)).isTrue();
    assertThat(own.toFile().setReadable(true, false)).isTrue();
    return own;
  }

  private static Hall hall(BenchServer server, BenchCity city) throws Exception {
    try (Connection database = server.database()) {
      city.fill(database);
    }
    // the server looks every few seconds whether the tree has changed
    Hall.pause(6);
    return new Hall(server, city);
  }

  private static void signIn(Sheet sheet, Hall hall, int number, int seconds) throws Exception {
    double cpu = hall.server.cpuSeconds();
    long start = System.nanoTime();
    Spread spread = Spread.ofNanos(hall.signIn(number, seconds));
    double took = (System.nanoTime() - start) / 1e9;
    sheet.put("signIn", spread);
    sheet.put("signInSeconds", Math.round(took * 10) / 10.0);
    sheet.put("signInCpuMillisEach", (hall.server.cpuSeconds() - cpu) * 1000 / number);
    sheet.goal(
        number + " sign in within " + seconds + " s",
        "measured apart",
        String.format(Locale.ROOT, "%.1f s; %s", took, spread),
        true);
  }
}
