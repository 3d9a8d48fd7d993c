package vn.diemcau.bench.room;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.shared.NewId;

/**
 * The units of a real city or of the country, each a site with one technician who can sign in; and
 * a meeting to which all of them are called, each at home.
 */
public final class BenchCity {

  public static final String PASSWORD = "mot cau chi de do";

  /** A unit with the login of its technician. */
  public record Place(UUID unit, String login) {}

  public final List<Place> places = new ArrayList<>();
  private final Map<String, UUID> people = new HashMap<>();
  private final String hash;
  private UUID main;

  /**
   * @param cost of the bcrypt of all passwords; the product's own is 10
   */
  public BenchCity(int cost) {
    this.hash = "{bcrypt}" + new BCryptPasswordEncoder(cost).encode(PASSWORD);
  }

  /** The unit that convenes, and who leads the meeting. */
  UUID main() {
    return main;
  }

  /** Adds the people; a country without a unit above its provinces is given one first. */
  public void fill(Connection database) throws SQLException {
    database.setAutoCommit(false);
    List<UUID> units = units(database, "where parent_id is null");
    main = units.size() == 1 ? units.getFirst() : above(database);
    person(database, "bench-leader", main, "leader");
    person(database, "bench-secretary", main, "secretary");
    for (UUID unit : units(database, "")) {
      String login = "bench-" + places.size();
      person(database, login, unit, "technician");
      if (unit.equals(main)) {
        places.addFirst(new Place(unit, login));
      } else {
        places.add(new Place(unit, login));
      }
    }
    database.commit();
  }

  private static List<UUID> units(Connection database, String where) throws SQLException {
    List<UUID> found = new ArrayList<>();
    try (ResultSet rows =
        database
            .createStatement()
            .executeQuery("select unit_id from unit_period " + where + " order by sort")) {
      while (rows.next()) {
        found.add(rows.getObject(1, UUID.class));
      }
    }
    return found;
  }

  private static UUID above(Connection database) throws SQLException {
    UUID id = NewId.next();
    try (var statement = database.createStatement()) {
      statement.execute("insert into unit (id) values ('" + id + "')");
      statement.execute("update unit_period set parent_id = '" + id + "' where parent_id is null");
      statement.execute(
          "insert into unit_period (unit_id, code, name, level, sort, valid_from) values ('"
              + id
              + "', '00', 'Điểm cầu Trung ương', 'national', -1, date '2025-07-01')");
      statement.execute("update unit_tree_version set version = version + 1");
    }
    return id;
  }

  private void person(Connection database, String login, UUID unit, String role)
      throws SQLException {
    UUID id = NewId.next();
    people.put(login, id);
    try (PreparedStatement row =
        database.prepareStatement(
            "insert into account (id, login, name, given_name, position, unit_id, password_hash,"
                + " must_change_password, folded, created_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, false, ?, now())")) {
      row.setObject(1, id);
      row.setString(2, login);
      row.setString(3, "Nguyễn Văn " + login);
      row.setString(4, login);
      row.setString(5, "Cán bộ");
      row.setObject(6, unit);
      row.setString(7, hash);
      row.setString(8, login);
      row.execute();
    }
    try (PreparedStatement row =
        database.prepareStatement(
            "insert into account_role (account_id, role, unit_id) values (?, ?, ?)")) {
      row.setObject(1, id);
      row.setString(2, role);
      row.setObject(3, unit);
      row.execute();
    }
  }

  /** Plans and announces the meeting and opens its line check. */
  public MeetingId meeting(TestSession secretary) {
    Map<String, Object> plan = new HashMap<>();
    plan.put("title", "Giao ban toàn thành phố");
    plan.put("type", "giao-ban");
    plan.put("form", "online");
    plan.put("convenerId", main.toString());
    plan.put("chairId", people.get("bench-leader").toString());
    plan.put("deputyChairId", null);
    plan.put("secretaryIds", List.of(people.get("bench-secretary").toString()));
    plan.put("startsAt", Instant.now().plus(Duration.ofMinutes(90)).toString());
    plan.put("plannedMinutes", 90);
    plan.put("requiredComposition", "Chủ tịch UBND");
    plan.put("agenda", List.of(TestMeetings.item("Báo cáo tháng", 90, null)));
    plan.put(
        "invited",
        places.stream()
            .filter(p -> !p.unit().equals(main))
            .map(p -> Map.of("unitId", p.unit().toString(), "siteId", p.unit().toString()))
            .toList());
    TestSession.Answer made = checked(secretary.post("/api/meetings", plan));
    MeetingId id = MeetingId.of(made.json().path("id").asString());
    checked(secretary.post("/api/meetings/" + id + "/announce", Map.of()));
    command(secretary, id, "meeting.open-line-check", Map.of());
    return id;
  }

  /** A command by REST; returns the number of its last event. */
  public static long command(TestSession who, MeetingId meeting, String name, Map<String, ?> args) {
    Map<String, Object> body =
        Map.of("id", UUID.randomUUID().toString(), "name", name, "args", args);
    return checked(who.post("/api/rooms/" + meeting + "/commands", body))
        .json()
        .path("seq")
        .asLong();
  }

  public static TestSession.Answer checked(TestSession.Answer answer) {
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(answer.status() + " " + answer.text());
    }
    return answer;
  }
}
