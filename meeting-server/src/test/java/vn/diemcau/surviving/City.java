package vn.diemcau.surviving;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import vn.diemcau.TestSession;
import vn.diemcau.bench.room.BenchCity;
import vn.diemcau.local.TestDatabase;
import vn.diemcau.meeting.MeetingId;

/**
 * A city with its meeting in a database of its own, some of its sites as {@link SteadyDevice}s, and
 * what the database says in the end of the commands that they gave.
 */
final class City implements AutoCloseable {

  private final Supplier<TestDatabase> database;
  private final BenchCity city = new BenchCity(4);
  final List<SteadyDevice> devices = new ArrayList<>();
  final Map<SteadyDevice, Integer> numbers = new HashMap<>();
  MeetingId meeting;

  /**
   * Puts the people into the database.
   *
   * @param database asked again for each connection: one of a server's own moves with it
   */
  City(Supplier<TestDatabase> database) throws SQLException {
    this.database = database;
    try (Connection c = database.get().dataSource().getConnection()) {
      city.fill(c);
    }
  }

  int places() {
    return city.places.size();
  }

  /** Number of commands that were done. */
  long done() {
    return devices.stream()
        .flatMap(d -> d.answers().values().stream())
        .filter(answer -> answer.refusal() == null)
        .count();
  }

  TestSession secretary(URI server) {
    return signedIn(server, "bench-secretary");
  }

  /** Who switches on the room of the site with this number. */
  TestSession technician(URI server, int number) {
    return signedIn(server, city.places.get(number).login());
  }

  private static TestSession signedIn(URI server, String login) {
    TestSession session = new TestSession(server.getPort());
    BenchCity.checked(session.signIn(login, BenchCity.PASSWORD));
    return session;
  }

  /** Plans the meeting and brings this many sites into it, the main site first. */
  void hold(URI server, int sites, SteadyDevice.Habits habits, IntFunction<URI> balancer) {
    meeting = city.meeting(secretary(server));
    for (int i = 0; i < sites; i++) {
      add(server, i, habits, balancer);
    }
    await("all are in", 30, () -> devices.stream().allMatch(SteadyDevice::isIn));
  }

  /** One more site, whose device comes to this server. */
  void add(URI server, int number) {
    add(server, number, SteadyDevice.Habits.IMPATIENT, attempt -> server);
  }

  private void add(URI server, int number, SteadyDevice.Habits habits, IntFunction<URI> balancer) {
    SteadyDevice device =
        new SteadyDevice(
            site(number),
            technician(server, number).cookieHeader(),
            meeting,
            "device-" + number,
            balancer,
            number,
            habits);
    devices.add(device);
    numbers.put(device, 0);
    device.open();
  }

  String site(int number) {
    return city.places.get(number).unit().toString();
  }

  /** Each device that has no command under way says this to all. */
  void everyoneSays(String text) {
    for (SteadyDevice device : devices) {
      if (device.hasSettled()) {
        device.command("message.send", Map.of("to", "all", "text", text));
      }
    }
  }

  /** Each device that has no command under way gives another one, unlike all before it. */
  void everyoneCommands() {
    for (SteadyDevice device : devices) {
      if (device.hasSettled()) {
        int number = numbers.merge(device, 1, Integer::sum);
        device.command(
            "roll-call.prepare",
            Map.of("site", device.site(), "chair", "", "people", List.of(), "headcount", number));
      }
    }
  }

  /** Lets the devices give commands for a while. */
  void commandFor(double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      everyoneCommands();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** Lets them give commands until something is so. */
  void commandUntil(String what, double seconds, BooleanSupplier condition) {
    await(
        what,
        seconds,
        () -> {
          everyoneCommands();
          return condition.getAsBoolean();
        });
  }

  static void await(String what, double seconds, BooleanSupplier condition) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what + " within " + seconds + " s").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** The address of the server that writes the room. */
  String writer() {
    return query("select writer from room where meeting_id = ?").getFirst().getFirst();
  }

  long fence() {
    return Long.parseLong(query("select fence from room where meeting_id = ?").getFirst().get(0));
  }

  /** Number of answered commands of all devices. */
  int answered() {
    return devices.stream().mapToInt(d -> d.answers().size()).sum();
  }

  /** Every command took effect once or was refused, and the journal has no gap. */
  void assertEveryCommandOnceOrRefused() {
    await("all is answered", 40, () -> devices.stream().allMatch(SteadyDevice::hasSettled));
    List<List<String>> journal =
        query(
            "select seq, command_id, fence, type from room_event where meeting_id = ? order by seq");
    assertThat(journal.stream().map(row -> Long.parseLong(row.get(0))).toList())
        .as("the journal has no gap")
        .containsExactlyElementsOf(LongStream.rangeClosed(1, journal.size()).boxed().toList());
    assertThat(journal.stream().map(row -> Long.parseLong(row.get(2))).toList())
        .as("a former writer wrote nothing after its successor")
        .isSorted();
    Map<String, Long> written = new HashMap<>();
    for (List<String> row : journal) {
      if (row.get(1) != null) {
        assertThat(written.put(row.get(1), Long.parseLong(row.get(0)))).isNull();
      }
    }
    Map<String, SteadyDevice.Answer> answers = new HashMap<>();
    devices.forEach(device -> answers.putAll(device.answers()));
    answers.forEach(
        (id, answer) -> {
          if (answer.refusal() == null) {
            assertThat(written.get(id)).as("what was answered is there").isEqualTo(answer.seq());
          } else {
            assertThat(written).as("refused: " + answer.refusal()).doesNotContainKey(id);
          }
        });
    int[] prepared = {0};
    journal.stream()
        .filter(row -> row.get(3).equals("roll-call.prepared"))
        .forEach(row -> prepared[0]++);
    long done = answers.values().stream().filter(a -> a.refusal() == null).count();
    assertThat(prepared[0]).as("nothing happened twice").isEqualTo((int) done);
    assertThat(devices).as("no device missed an event").allMatch(d -> d.holes() == 0);
    await(
        "all have all events", 10, () -> devices.stream().allMatch(d -> d.seq() >= journal.size()));
  }

  /** Devices and sites that the secretary sees as connected. */
  List<Integer> connected(URI server) {
    int sites = 0;
    int all = 0;
    JsonNode room = secretary(server).get("/api/rooms/" + meeting).json();
    for (JsonNode site : room.path("sites")) {
      sites += site.path("connected").asBoolean() ? 1 : 0;
      for (JsonNode device : site.path("endpoints")) {
        all += device.path("connected").asBoolean() ? 1 : 0;
      }
    }
    return List.of(all, sites);
  }

  String floor(URI server) {
    return secretary(server)
        .get("/api/rooms/" + meeting)
        .json()
        .path("floor")
        .path("site")
        .asString("");
  }

  void command(URI server, String name, Map<String, ?> args) {
    BenchCity.command(secretary(server), meeting, name, args);
  }

  private List<List<String>> query(String sql) {
    List<List<String>> rows = new ArrayList<>();
    try (Connection c = database.get().dataSource().getConnection();
        var statement = c.prepareStatement(sql)) {
      statement.setObject(1, UUID.fromString(meeting.toString()));
      try (ResultSet found = statement.executeQuery()) {
        int columns = found.getMetaData().getColumnCount();
        while (found.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            row.add(found.getString(i));
          }
          rows.add(row);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  @Override
  public void close() {
    devices.forEach(SteadyDevice::close);
  }
}
