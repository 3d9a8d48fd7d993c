package vn.diemcau.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestClock;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.device.EnrolledDevices;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;

/** Replies of invited units: who gives them, who sees them, and what becomes of them. */
@ServerTest
class RepliesTest {

  @Autowired TestCities cities;
  @Autowired TestClock clock;

  private TestCity city;
  private MeetingId meeting;
  private String replies;
  private TestSession secretary;
  private TestSession chair;
  private TestSession commune;

  @BeforeEach
  void aMeeting() {
    city = cities.fresh();
    meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    replies = "/api/meetings/" + meeting + "/replies";
    secretary = city.signedIn(city.secretary);
    chair = city.signedIn(city.leader);
    commune = city.signedIn(city.delegates.getFirst());
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void a_unit_says_who_comes_and_the_office_sees_it() {
    assertThat(commune.put(mine(), accepted("Nguyễn Văn Ánh", "0912 345 678")).status())
        .isEqualTo(204);

    JsonNode seen = of(secretary, city.communes.getFirst());
    assertThat(seen.path("reply").path("kind").asString()).isEqualTo("accepted");
    assertThat(seen.path("reply").path("people").get(0).path("name").asString())
        .isEqualTo("Nguyễn Văn Ánh");
    assertThat(seen.path("reply").path("onBehalf").asBoolean()).isFalse();
    assertThat(seen.path("under").path("id").asString()).isEqualTo(city.district1.toString());
    assertThat(of(secretary, city.communes.get(1)).path("reply").isNull()).isTrue();
  }

  @Test
  void a_unit_sees_and_gives_its_own_reply_only() {
    assertThat(commune.get(replies).json().size()).isEqualTo(1);
    assertThat(commune.put(of(city.communes.get(1)), accepted("Ai đó", "")).code())
        .isEqualTo("invitation.not-your-unit");
    assertThat(commune.get(replies + "/phones.xlsx").code()).isEqualTo("invitation.not-permitted");
    assertThat(commune.post(replies + "/reminders", null).code())
        .isEqualTo("invitation.not-permitted");
    TestSession technician = city.signedIn(city.technicians.getFirst());
    assertThat(technician.put(mine(), accepted("Ai đó", "")).code())
        .as("who looks after the machines does not speak for the unit")
        .isEqualTo("invitation.not-your-unit");
    assertThat(technician.get(replies).json().size()).isZero();
    TestSession roomPc =
        EnrolledDevices.enrolled(city, city.communes.getFirst(), "Máy phòng họp", "room-pc")
            .browser();
    assertThat(roomPc.put(mine(), accepted("Ai đó", "")).code())
        .as("nor does a machine")
        .isEqualTo("invitation.not-your-unit");
  }

  @Test
  void the_office_enters_what_it_was_told_by_telephone() {
    assertThat(secretary.put(mine(), declined("Bận tiếp đoàn kiểm tra")).status()).isEqualTo(204);

    JsonNode reply = commune.get(replies).json().get(0).path("reply");
    assertThat(reply.path("kind").asString()).isEqualTo("declined");
    assertThat(reply.path("reason").asString()).isEqualTo("Bận tiếp đoàn kiểm tra");
    assertThat(reply.path("onBehalf").asBoolean()).isTrue();
    String convener = replies + "/" + city.city;
    assertThat(secretary.put(convener, accepted("Ai đó", "")).code())
        .isEqualTo("invitation.not-invited");
  }

  @Test
  void a_deputy_needs_the_chairs_word_on_the_very_reply_that_the_chair_read() {
    commune.put(mine(), deputy("Trần Thị Bích"));
    String first = of(chair, city.communes.getFirst()).path("reply").path("at").asString();
    commune.put(mine(), deputy("Lê Văn Cường"));

    assertThat(chair.put(mine() + "/consent", word(true, first)).code())
        .isEqualTo("invitation.reply-changed");
    String second = of(chair, city.communes.getFirst()).path("reply").path("at").asString();
    assertThat(commune.put(mine() + "/consent", word(true, second)).code())
        .isEqualTo("invitation.not-permitted");
    assertThat(chair.put(mine() + "/consent", word(true, second)).status()).isEqualTo(204);
    JsonNode own = commune.get(replies).json().get(0).path("reply");
    assertThat(own.path("consent").path("granted").asBoolean()).isTrue();

    commune.put(mine(), deputy("Phạm Thị Dung"));
    assertThat(commune.get(replies).json().get(0).path("reply").path("consent").isNull())
        .as("another deputy needs another word")
        .isTrue();
  }

  @Test
  void a_reply_to_another_time_has_to_be_given_again() {
    commune.put(mine(), accepted("Nguyễn Văn Ánh", ""));
    Instant later = Instant.now().plus(Duration.ofHours(30));
    secretary.post(
        "/api/meetings/" + meeting + "/reschedule",
        Map.of("startsAt", later.toString(), "plannedMinutes", 60));

    assertThat(of(secretary, city.communes.getFirst()).path("outdated").asBoolean()).isTrue();
    commune.put(mine(), accepted("Nguyễn Văn Ánh", ""));
    assertThat(of(secretary, city.communes.getFirst()).path("outdated").asBoolean()).isFalse();
  }

  @Test
  void who_has_not_replied_is_reminded_and_not_again_within_the_hour() {
    commune.put(mine(), accepted("Nguyễn Văn Ánh", ""));

    JsonNode first = secretary.post(replies + "/reminders", null).json();
    assertThat(first.path("units").asInt()).isEqualTo(8);
    TestSession silent = city.signedIn(city.delegates.get(1));
    assertThat(silent.get(replies).json().get(0).path("remindedAt").isString()).isTrue();
    assertThat(commune.get(replies).json().get(0).path("remindedAt").isNull()).isTrue();
    assertThat(secretary.post(replies + "/reminders", null).code())
        .isEqualTo("invitation.nobody-to-remind");
    clock.advance(Duration.ofMinutes(61));
    assertThat(secretary.post(replies + "/reminders", null).json().path("units").asInt())
        .isEqualTo(8);
  }

  @Test
  void the_telephone_list_has_those_first_who_have_not_replied() throws IOException {
    commune.put(mine(), accepted("Nguyễn Văn Ánh", "0912 345 678"));

    byte[] workbook = secretary.get(replies + "/phones.xlsx").bytes();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
      List<Row> rows = book.getFirstSheet().read();
      assertThat(rows).hasSize(10);
      assertThat(rows.get(1).getCellText(3)).isEqualTo("Chưa phúc đáp");
      assertThat(rows.getLast().getCellText(4)).isEqualTo("Nguyễn Văn Ánh");
      assertThat(rows.getLast().getCellText(6)).isEqualTo("0912 345 678");
    }
  }

  @Test
  void nonsense_is_refused_and_nothing_is_kept() {
    Map<String, Object> many =
        Map.of(
            "kind",
            "accepted",
            "reason",
            "",
            "people",
            java.util.Collections.nCopies(31, person("Ai đó", "")));
    assertThat(commune.put(mine(), many).code()).isEqualTo("invitation.bad-people");
    assertThat(commune.put(mine(), accepted(" ", "")).code()).isEqualTo("invitation.bad-people");
    assertThat(commune.put(mine(), accepted("Ai đó", "<script>")).code())
        .isEqualTo("invitation.bad-people");
    assertThat(commune.put(mine(), accepted("Ai\u0000đó", "")).code())
        .isEqualTo("invitation.bad-people");
    assertThat(commune.put(mine(), declined(" ")).code()).isEqualTo("invitation.reason-missing");
    assertThat(commune.put(mine(), declined("x".repeat(501))).code())
        .isEqualTo("invitation.bad-reason");
    assertThat(
            commune
                .put(mine(), Map.of("kind", "deputy", "reason", "Ốm", "people", List.of()))
                .code())
        .isEqualTo("invitation.deputy-missing");
    assertThat(commune.put(mine(), Map.of("kind", "perhaps")).status()).isEqualTo(400);
    assertThat(commune.put(mine(), Map.of()).code()).isEqualTo("invitation.bad-reply");
    assertThat(of(secretary, city.communes.getFirst()).path("reply").isNull()).isTrue();
  }

  @Test
  void a_meeting_that_is_cancelled_takes_no_replies() {
    secretary.post("/api/meetings/" + meeting + "/cancel", Map.of("reason", "Bão"));
    assertThat(commune.put(mine(), accepted("Ai đó", "")).code())
        .isEqualTo("invitation.not-awaited");
  }

  @Test
  void a_rehearsal_takes_no_replies() {
    String rehearsal =
        secretary
            .post("/api/meetings/" + meeting + "/rehearsal", Map.of("minutes", 30))
            .json()
            .path("rehearsal")
            .path("id")
            .asString();
    String reply = "/api/meetings/" + rehearsal + "/replies/" + city.communes.getFirst();
    assertThat(secretary.put(reply, accepted("Ai đó", "")).code())
        .isEqualTo("invitation.not-awaited");
    assertThat(commune.put(mine(), accepted("Ai đó", "")).status()).isEqualTo(204);
  }

  private String mine() {
    return of(city.communes.getFirst());
  }

  private String of(UnitId unit) {
    return replies + "/" + unit;
  }

  private JsonNode of(TestSession who, UnitId unit) {
    return who.get(replies)
        .json()
        .valueStream()
        .filter(u -> u.path("unit").path("id").asString().equals(unit.toString()))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> accepted(String name, String phone) {
    return Map.of("kind", "accepted", "reason", "", "people", List.of(person(name, phone)));
  }

  private static Map<String, Object> declined(String reason) {
    return Map.of("kind", "declined", "reason", reason, "people", List.of());
  }

  private static Map<String, Object> deputy(String name) {
    return Map.of(
        "kind", "deputy", "reason", "Chủ tịch đi công tác", "people", List.of(person(name, "")));
  }

  private static Map<String, Object> person(String name, String phone) {
    return Map.of("name", name, "position", "Phó Chủ tịch", "phone", phone);
  }

  private static Map<String, Object> word(boolean granted, String replyAt) {
    return Map.of("granted", granted, "replyAt", replyAt);
  }
}
