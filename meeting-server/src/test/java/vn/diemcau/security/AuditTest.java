package vn.diemcau.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.TestSession.Answer;
import vn.diemcau.meeting.MeetingId;

/** The audit trail: what stands in it, who reads how much of it, and that it stays as it is. */
@ServerTest
class AuditTest {

  @Autowired TestCities cities;
  @Autowired JdbcClient db;
  @Autowired Audit audit;
  @Autowired TransactionTemplate transaction;
  @TempDir Path folder;
  TestCity city;

  @BeforeEach
  void aCity() {
    city = cities.fresh();
  }

  private static List<String> kinds(TestSession session, String question) {
    return session
        .get("/api/audit" + question)
        .json()
        .path("items")
        .valueStream()
        .map(entry -> entry.path("kind").asString())
        .toList();
  }

  @Test
  void sign_ins_failures_and_administrators_acts_are_found_with_the_address() {
    city.browser().signIn(city.delegate.login(), "sai");
    city.signedIn(city.delegate).delete("/api/session");
    TestSession it = city.signedIn(city.itStaff);
    it.patch("/api/accounts/" + city.delegate.id(), Map.of("disabled", true));
    assertThat(kinds(it, "?q=" + city.delegate.login()))
        .containsExactly(
            "account.changed", "session.signed-out", "session.signed-in", "session.refused");
    JsonNode entry = it.get("/api/audit?kind=account&q=" + city.prefix).json().path("items").get(0);
    assertThat(entry.path("actor").asString())
        .isEqualTo("Trần Quang Huy (" + city.itStaff.login() + ")");
    assertThat(entry.path("address").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(entry.path("details").path("disabled").asBoolean()).isTrue();
    assertThat(kinds(it, "?q=tran+quang+huy&kind=account.changed&from=2020-01-01&to=2099-12-31"))
        .containsExactly("account.changed");
    assertThat(kinds(it, "?to=2020-01-01")).isEmpty();
    assertThat(it.get("/api/audit?from=hôm-qua").code()).isEqualTo("security.bad-period");
    assertThat(it.get("/api/audit?q=" + "x".repeat(201)).code())
        .isEqualTo("security.query-too-long");
  }

  @Test
  void a_permission_change_is_kept_with_what_stood_before() {
    TestSession it = city.signedIn(city.itStaff);
    it.put(
        "/api/accounts/" + city.delegate.id() + "/roles",
        Map.of("roles", List.of(Map.of("role", "secretary", "unitId", city.district1))));
    JsonNode details =
        it.get("/api/audit?kind=account.roles-changed").json().path("items").get(0).path("details");
    assertThat(details.path("before").toString()).contains("delegate: Thành phố Thử Nghiệm");
    assertThat(details.path("after").toString()).contains("secretary: Quận Hà Đông");
  }

  @Test
  void a_districts_administrator_reads_what_concerns_the_district() {
    city.signedIn(city.delegate);
    city.signedIn(city.delegateOf(city.communes.getFirst()));
    TestSession district = city.signedIn(city.districtIt);
    assertThat(kinds(district, "?q=" + city.delegateOf(city.communes.getFirst()).login()))
        .containsExactly("session.signed-in");
    assertThat(kinds(district, "?q=vu+minh+duc")).isEmpty();
  }

  @Test
  void who_may_not_read_it_does_not_and_nobody_may_write_it() {
    for (TestCity.Person person : List.of(city.secretary, city.leader, city.technician)) {
      TestSession session = city.signedIn(person);
      assertThat(session.get("/api/audit").status()).isEqualTo(403);
      assertThat(session.get("/api/audit.xlsx").status()).isEqualTo(403);
    }
    TestSession it = city.signedIn(city.itStaff);
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
      assertThat(it.send(method, "/api/audit", "{}").status()).isEqualTo(405);
    }
  }

  @Test
  void the_database_itself_refuses_to_change_or_empty_it() {
    audit.record(city.leader.actor(), "test.done", city.prefix, Map.of("n", 1));
    String count = "select count(*) from audit_entry where subject = '" + city.prefix + "'";
    for (String sql :
        List.of(
            "update audit_entry set subject = 'khác'",
            "delete from audit_entry",
            "truncate audit_entry")) {
      assertThatThrownBy(() -> db.sql(sql).update()).as(sql).hasMessageContaining("append-only");
    }
    assertThat(db.sql(count).query(Integer.class).single()).isOne();
  }

  @Test
  void a_database_role_that_does_not_own_the_tables_adds_to_it_and_cannot_take_the_guard_off() {
    transaction.executeWithoutResult(
        status -> {
          db.sql("create role diemcau_app_of_a_test").update();
          db.sql("grant usage on schema public to diemcau_app_of_a_test").update();
          db.sql("grant all on all tables in schema public to diemcau_app_of_a_test").update();
          db.sql("set local role diemcau_app_of_a_test").update();
          audit.record(city.leader.actor(), "test.done", city.prefix, Map.of());
          assertThatThrownBy(
                  () -> db.sql("drop trigger audit_entry_append_only on audit_entry").update())
              .rootCause()
              .hasMessageContaining("must be owner");
          status.setRollbackOnly();
        });
  }

  @Test
  void an_entry_is_kept_or_lost_with_what_it_tells_of() {
    transaction.executeWithoutResult(
        status -> {
          audit.record(city.leader.actor(), "test.undone", city.prefix, Map.of());
          status.setRollbackOnly();
        });
    assertThat(
            db.sql("select count(*) from audit_entry where subject = :subject")
                .param("subject", city.prefix)
                .query(Integer.class)
                .single())
        .isZero();
  }

  private static void command(TestSession session, MeetingId meeting, String name, Object args) {
    Answer answer =
        session.post(
            "/api/rooms/" + meeting + "/commands",
            Map.of("id", UUID.randomUUID().toString(), "name", name, "args", args));
    assertThat(answer.status()).as(name + ": " + answer.text()).isEqualTo(200);
  }

  @Test
  void what_is_decided_in_a_room_is_found_by_its_group_with_a_name_and_its_values() {
    MeetingId meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    TestSession secretary = city.signedIn(city.secretary);
    command(secretary, meeting, "meeting.open-line-check", Map.of());
    command(secretary, meeting, "meeting.start", Map.of());
    command(secretary, meeting, "floor.mute-all", Map.of());
    command(secretary, meeting, "roll-call.open", Map.of());
    String unit = city.communes.getFirst().toString();
    Map<String, String> correction =
        Map.of("unit", unit, "field", "state", "value", "present", "reason", "Dự qua điện thoại");
    command(secretary, meeting, "attendance.correct", correction);
    secretary.get("/api/meetings/" + meeting + "/attendance.xlsx");

    TestSession it = city.signedIn(city.itStaff);
    String ours = "&q=" + city.prefix;
    assertThat(kinds(it, "?kind=floor" + ours)).containsExactly("floor.mute-all");
    assertThat(kinds(it, "?kind=roll-call" + ours)).containsExactly("roll-call.open");
    assertThat(kinds(it, "?kind=attendance" + ours))
        .containsExactly("attendance.downloaded", "attendance.correct");
    assertThat(kinds(it, "?kind=meeting" + ours)).contains("meeting.start", "meeting.announced");
    JsonNode entry =
        it.get("/api/audit?kind=attendance.correct" + ours).json().path("items").get(0);
    assertThat(entry.path("what").path("vi").asString()).isEqualTo("Đính chính báo cáo tham dự");
    assertThat(entry.path("what").path("en").asString()).isEqualTo("Corrected the report");
    JsonNode values = entry.path("details").path("values");
    assertThat(values.path("unit").asString()).isEqualTo(unit);
    assertThat(values.path("value").asString()).isEqualTo("present");
  }

  @Test
  void it_is_exported_as_a_spreadsheet_and_that_is_in_it_too() throws IOException {
    audit.record(
        city.leader.actor(), "test.done", "=cmd|' /C calc'!A0 " + city.prefix, Map.of("n", 1));
    TestSession it = city.signedIn(city.itStaff);
    Answer sheet = it.get("/api/audit.xlsx?kind=test.done");
    assertThat(sheet.status()).isEqualTo(200);
    assertThat(sheet.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("nhat-ky.xlsx");
    String cells = cells(sheet.bytes());
    assertThat(cells).contains("Nguyễn Thị Hòa").contains("=cmd|").contains("Người thực hiện");
    Answer signIns = it.get("/api/audit.xlsx?kind=session.signed-in&q=" + city.itStaff.login());
    assertThat(cells(signIns.bytes())).contains("Đăng nhập");
    assertThat(cells).doesNotContain("<f>");
    assertThat(kinds(it, "?kind=audit")).containsExactly("audit.exported", "audit.exported");
  }

  private String cells(byte[] xlsx) throws IOException {
    Path file = folder.resolve("nhat-ky.xlsx");
    Files.write(file, xlsx);
    StringBuilder text = new StringBuilder();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return HtmlUtils.htmlUnescape(text.toString());
  }
}
