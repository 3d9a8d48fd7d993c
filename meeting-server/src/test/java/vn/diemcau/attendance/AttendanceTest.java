package vn.diemcau.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.SilentLink;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestCity.Person;
import vn.diemcau.TestClock;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.JoinCall;
import vn.diemcau.room.Rooms;
import vn.diemcau.room.state.SeatCommand;
import vn.diemcau.room.state.View;

/** The report holds the truth, and nobody typed it. */
@ServerTest
class AttendanceTest {

  @Autowired TestCities cities;
  @Autowired Rooms rooms;
  @Autowired TestClock clock;
  @TempDir Path folder;
  TestCity city;
  MeetingId meeting;
  TestSession secretary;

  @BeforeEach
  void aMeetingInLineCheck() {
    city = cities.fresh();
    meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    secretary = city.signedIn(city.secretary);
    command("meeting.open-line-check", Map.of());
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  private void command(String name, Map<String, ?> args) {
    TestSession.Answer answer =
        secretary.post(
            "/api/rooms/" + meeting + "/commands",
            Map.of("id", UUID.randomUUID().toString(), "name", name, "args", args));
    assertThat(answer.status()).as(name + ": " + answer.text()).isEqualTo(200);
  }

  private Runnable join(Person person) {
    SilentLink link = new SilentLink();
    JoinCall call =
        new JoinCall(null, "pc", "pc", View.SITE, true, null, null, SeatCommand.Mode.TAKE_OVER);
    String endpoint = rooms.join(person.actor(), meeting, call, link).join().orThrow().endpoint();
    return () -> rooms.unlinked(meeting, endpoint, link, true);
  }

  private JsonNode unit(JsonNode report, UnitId unit) {
    return find(report.path("units"), "unit", unit);
  }

  private static JsonNode find(JsonNode list, String field, UnitId id) {
    return list.valueStream()
        .filter(u -> u.path(field).path("id").asString().equals(id.toString()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Commune 1 is there from the start with a deputy; commune 2 comes 20 minutes late; commune 3 has
   * two links with a gap and leaves early; commune 4 is absent with a reason; commune 5 and both
   * districts never come; the departments sit in the city's site.
   */
  private void aMeetingIsHeld() {
    join(city.secretary);
    join(city.delegateOf(city.communes.get(0)));
    Runnable third = join(city.delegateOf(city.communes.get(2)));
    command("meeting.start", Map.of());
    command("roll-call.open", Map.of());
    answer(city.communes.get(0), "deputy", 6);
    command(
        "roll-call.answer",
        Map.of(
            "site",
            city.city.toString(),
            "people",
            List.of(
                person(city.city, "right", "Nguyễn Thị Hòa"),
                person(city.department1, "right", "Phạm Quốc Ân")),
            "headcount",
            9));
    command(
        "roll-call.absent",
        Map.of("unit", city.communes.get(3).toString(), "reason", "Chống bão số 9"));
    clock.advance(Duration.ofMinutes(20));
    join(city.delegateOf(city.communes.get(1)));
    third.run();
    // waits behind the leaving for the room's writer
    command("floor.mute-all", Map.of());
    clock.advance(Duration.ofMinutes(10));
    Runnable again = join(city.delegateOf(city.communes.get(2)));
    clock.advance(Duration.ofMinutes(10));
    again.run();
    command("roll-call.close", Map.of());
    clock.advance(Duration.ofMinutes(20));
    command("meeting.close", Map.of());
  }

  private void answer(UnitId site, String composition, int headcount) {
    command(
        "roll-call.answer",
        Map.of(
            "site",
            site.toString(),
            "people",
            List.of(person(site, composition, "Mai Thị 1")),
            "headcount",
            headcount));
  }

  private static Map<String, String> person(UnitId unit, String composition, String name) {
    return Map.of(
        "unit", unit.toString(), "name", name, "position", "", "composition", composition);
  }

  @Test
  void the_report_says_who_came_from_where_how_long_and_who_never_did() {
    aMeetingIsHeld();
    JsonNode report = secretary.get("/api/meetings/" + meeting + "/attendance").json();

    assertThat(report.path("final").asBoolean()).isTrue();
    JsonNode totals = report.path("totals");
    assertThat(totals.path("units").asInt()).isEqualTo(10);
    assertThat(totals.path("present").asInt()).as("city, communes 1 to 3").isEqualTo(4);
    assertThat(totals.path("elsewhere").asInt()).as("department 1").isEqualTo(1);
    assertThat(totals.path("absentWithReason").asInt()).isEqualTo(1);
    assertThat(totals.path("absentWithoutReason").asInt()).isEqualTo(4);
    assertThat(totals.path("neverCame").asInt()).as("districts, communes 4, 5").isEqualTo(4);

    assertThat(totals.path("people").asInt()).as("9 in the city, 6 in commune 1").isEqualTo(15);

    assertThat(totals.path("deputies").asInt()).as("in commune 1").isEqualTo(1);

    JsonNode first = unit(report, city.communes.get(0));
    assertThat(first.path("composition").asString()).isEqualTo("deputy");
    assertThat(first.path("headcount").asInt()).isEqualTo(6);
    assertThat(unit(report, city.department1).path("state").asString()).isEqualTo("elsewhere");
    assertThat(unit(report, city.department2).path("state").asString()).isEqualTo("absent");
    JsonNode fourth = unit(report, city.communes.get(3));
    assertThat(fourth.path("state").asString()).isEqualTo("absent-reason");
    assertThat(fourth.path("reason").asString()).isEqualTo("Chống bão số 9");

    JsonNode sites = report.path("sites");
    assertThat(find(sites, "site", city.communes.get(0)).path("minutes").asInt()).isEqualTo(60);
    assertThat(find(sites, "site", city.communes.get(1)).path("late").asInt()).isEqualTo(20);
    JsonNode third = find(sites, "site", city.communes.get(2));
    assertThat(third.path("minutes").asInt()).isEqualTo(30);
    assertThat(third.path("sessions").asInt()).isEqualTo(2);
    assertThat(third.path("leftEarly").asInt()).isEqualTo(20);
    assertThat(third.path("late").asInt()).isZero();
    JsonNode fifth = find(sites, "site", city.communes.get(4));
    assertThat(fifth.path("firstSeen").isNull()).isTrue();

    JsonNode district = find(report.path("byDistrict"), "district", city.district1);
    assertThat(district.path("units").asInt()).isEqualTo(4);
    assertThat(district.path("present").asInt()).isEqualTo(3);
    assertThat(report.path("byLevel").valueStream().map(l -> l.path("level").asString()))
        .containsExactly("city", "department", "district", "commune");
  }

  @Test
  void a_correction_shows_who_when_why_and_the_value_before() {
    aMeetingIsHeld();
    UnitId unit = city.communes.get(4);
    command(
        "attendance.correct",
        Map.of(
            "unit",
            unit.toString(),
            "field",
            "state",
            "value",
            "present",
            "reason",
            "Dự bằng điện thoại"));
    JsonNode corrected =
        unit(secretary.get("/api/meetings/" + meeting + "/attendance").json(), unit);
    assertThat(corrected.path("state").asString()).isEqualTo("present");
    JsonNode correction = corrected.path("corrections").get(0);
    assertThat(correction.path("before").asString()).isEqualTo("absent");
    assertThat(correction.path("after").asString()).isEqualTo("present");
    assertThat(correction.path("by").asString()).isEqualTo("Lê Thu Hà");
    assertThat(correction.path("why").asString()).isEqualTo("Dự bằng điện thoại");
  }

  @Test
  void a_correction_that_changes_nothing_is_refused_and_not_kept() {
    aMeetingIsHeld();
    UnitId unit = city.communes.get(0);
    for (Map.Entry<String, String> same :
        Map.of("state", "present", "composition", "deputy", "headcount", "06", "reason", "")
            .entrySet()) {
      TestSession.Answer answer =
          secretary.post(
              "/api/rooms/" + meeting + "/commands",
              Map.of(
                  "id",
                  UUID.randomUUID().toString(),
                  "name",
                  "attendance.correct",
                  "args",
                  Map.of(
                      "unit", unit.toString(),
                      "field", same.getKey(),
                      "value", same.getValue(),
                      "reason", "Nhầm")));
      assertThat(answer.code()).as(same.getKey()).isEqualTo("room.correction-changes-nothing");
    }
    JsonNode report = secretary.get("/api/meetings/" + meeting + "/attendance").json();
    assertThat(unit(report, unit).path("corrections")).isEmpty();
  }

  @Test
  void the_pdf_carries_vietnamese_in_an_embedded_font() throws Exception {
    aMeetingIsHeld();
    byte[] pdf = secretary.get("/api/meetings/" + meeting + "/attendance.pdf").bytes();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertThat(text)
          .contains("BÁO CÁO THAM DỰ", "Phường Văn Miếu - Quốc Tử Giám", "Chống bão số 9");
      for (var page : document.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
          assertThat(font.getName()).contains("LiberationSerif");
        }
      }
    }
  }

  @Test
  void the_workbook_holds_the_same() throws Exception {
    aMeetingIsHeld();
    assertThat(workbook())
        .contains("Đơn vị", "Chống bão số 9", "Dự thay", "Tổng hợp", "Vắng không lý do")
        .doesNotContain("Chưa có mặt");
  }

  @Test
  void who_may_still_come_is_not_called_absent() throws Exception {
    assertThat(workbook()).contains("Chưa có mặt").doesNotContain("không lý do");
  }

  private String workbook() throws IOException {
    byte[] xlsx = secretary.get("/api/meetings/" + meeting + "/attendance.xlsx").bytes();
    Path file = Files.write(folder.resolve("report.xlsx"), xlsx);
    StringBuilder all = new StringBuilder();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return HtmlUtils.htmlUnescape(all.toString());
  }

  @Test
  void a_commune_may_not_read_the_report() {
    TestSession commune = city.signedIn(city.delegateOf(city.communes.getFirst()));
    assertThat(commune.get("/api/meetings/" + meeting + "/attendance").code())
        .isEqualTo("attendance.not-permitted");
    assertThat(commune.get("/api/meetings/" + meeting + "/attendance.pdf").status()).isEqualTo(403);
  }
}
