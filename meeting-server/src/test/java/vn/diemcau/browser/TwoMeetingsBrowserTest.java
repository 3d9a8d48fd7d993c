package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.meeting.MeetingId;

/** A commune is in its district's meeting and listens to the city's, on one PC. */
class TwoMeetingsBrowserTest extends PagesTest {

  @Test
  void a_site_listens_to_the_meeting_above_speaks_there_and_is_back_in_its_own() {
    meeting.start();
    MeetingId own = districtMeeting();
    String commune = city.communes.getFirst().toString();

    Device secretary = chromium.device("city", Look.RED).signIn(city.secretary);
    secretary.open(meeting.page("console?media=1")).awaitsMedia();
    Device district = chromium.device("district", Look.GREEN).signIn(city.districtSecretary);
    district.open("/meetings/" + own + "/console?media=1").awaitsMedia();
    Device site = chromium.device("commune", Look.BLUE).signIn(city.technicians.getFirst());
    site.open("/meetings/" + own + "/room");
    site.awaitsOnStage(Look.GREEN);

    site.click("Nghe cuộc họp cấp trên");
    site.await(
        "sees the city beside its own meeting",
        () -> "red".equals(site.colourIn(".above-pane .room-stage video")));
    assertThat(site.colourIn(".room-main .room-stage video")).isEqualTo("green");
    site.await("hears the city", () -> site.heard().contains(Look.RED.hz()));

    meeting.command("floor.invite", Map.of("site", commune, "minutes", 5));
    site.awaitText("Cuộc họp cấp trên mời điểm cầu phát biểu");
    secretary.awaitsOnStage(Look.BLUE);
    secretary.await("hears the commune", () -> secretary.heard().contains(Look.BLUE.hz()));
    district.awaitText("Ở cuộc họp cấp trên");

    meeting.command("floor.withdraw", Map.of());
    district.awaitsNoText("Ở cuộc họp cấp trên");
    site.awaitsNoText("Cuộc họp cấp trên mời điểm cầu phát biểu");
    secretary.await("sees itself again", () -> secretary.stageColour().equals("red"));
  }

  private MeetingId districtMeeting() {
    TestSession secretary = city.signedIn(city.districtSecretary);
    Map<String, Object> plan = TestMeetings.plan(city);
    plan.put("title", "Giao ban Quận");
    plan.put("convenerId", city.district1.toString());
    plan.put("chairId", city.districtLeader.id().toString());
    plan.put("secretaryIds", List.of(city.districtSecretary.id().toString()));
    plan.put("agenda", List.of(TestMeetings.item("Báo cáo", 30, null)));
    plan.put(
        "invited", city.communes.subList(0, 3).stream().map(c -> TestMeetings.call(c, c)).toList());
    MeetingId id = MeetingId.of(secretary.post("/api/meetings", plan).json().path("id").asString());
    secretary.post("/api/meetings/" + id + "/announce", Map.of());
    for (String command : List.of("meeting.open-line-check", "meeting.start")) {
      TestSession.Answer answer =
          secretary.post(
              "/api/rooms/" + id + "/commands",
              Map.of(
                  "id", java.util.UUID.randomUUID().toString(), "name", command, "args", Map.of()));
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    return id;
  }
}
