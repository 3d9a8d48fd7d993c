package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTestServices;
import vn.diemcau.document.Papers;

/** The live room in real Chromium: the chair in the city, a district and a commune. */
class LiveRoomBrowserTest extends PagesTest {

  @Test
  void the_floor_moves_and_the_bridge_cuts_the_former_speaker() {
    Device chair =
        chromium.device("chair", Look.RED).signIn(city.leader).open(meeting.page("console"));
    Device district = site("district", Look.GREEN, city.districtLeader);
    Device commune = site("commune", Look.BLUE, city.technicians.getFirst());
    meeting.start();

    district.awaitsOnStage(Look.RED);
    commune.awaitsOnStage(Look.RED);
    commune.awaitsVoices(Look.RED);

    meeting.command("floor.invite", Map.of("site", city.district1.toString(), "minutes", 5));
    district.awaitText("Điểm cầu được mời phát biểu");
    chair.awaitsOnStage(Look.GREEN);
    commune.awaitsOnStage(Look.GREEN);
    district.awaitsOnStage(Look.RED);
    chair.awaitsVoices(Look.GREEN);
    commune.awaitsVoices(Look.RED, Look.GREEN);

    meeting.command(
        "floor.invite", Map.of("site", city.communes.getFirst().toString(), "minutes", 5));
    commune.awaitText("Điểm cầu được mời phát biểu");
    chair.awaitsOnStage(Look.BLUE);
    chair.awaitsVoices(Look.BLUE);
    district.awaitsVoices(Look.RED, Look.BLUE);
    double sent = district.total("micPacketsSent");
    district.await("goes on sending", () -> district.total("micPacketsSent") > sent + 20);
    assertThat(chair.heard()).as("the bridge cuts, not the client").containsExactly(Look.BLUE.hz());
  }

  @Test
  void a_reloaded_page_returns_to_its_seat_and_another_device_takes_it_over() {
    Device chair =
        chromium.device("chair", Look.RED).signIn(city.leader).open(meeting.page("console"));
    Device commune = site("commune", Look.BLUE, city.technicians.getFirst());
    meeting.start();
    commune.awaitsOnStage(Look.RED);
    meeting.command(
        "floor.invite", Map.of("site", city.communes.getFirst().toString(), "minutes", 30));
    chair.awaitsOnStage(Look.BLUE);

    commune.page.reload();
    commune.awaitText("Điểm cầu được mời phát biểu");
    chair.awaitsOnStage(Look.BLUE);
    chair.awaitsVoices(Look.BLUE);

    Device other = site("other", Look.GREEN, city.delegates.getFirst());
    other.awaitText("Điểm cầu đã có máy khác trong phòng họp");
    other.click("Chuyển hình và tiếng sang máy này");
    other.awaitText("Điểm cầu được mời phát biểu");
    commune.awaitText("Máy khác của điểm cầu đã nhận chỗ trong phòng họp");
    chair.awaitsOnStage(Look.GREEN);
    chair.awaitsVoices(Look.GREEN);
  }

  @Test
  void a_speaker_who_leaves_and_comes_back_is_seen_and_heard_each_time() {
    // a Jitsi Videobridge opens new slots each time until the page extends its connection
    int visits = ServerTestServices.JITSI == null ? 3 : 20;
    Device chair =
        chromium.device("chair", Look.RED).signIn(city.leader).open(meeting.page("console"));
    Device commune = site("commune", Look.BLUE, city.technicians.getFirst());
    meeting.start();
    commune.awaitsOnStage(Look.RED); // so the main site's link is there
    meeting.command(
        "floor.invite", Map.of("site", city.communes.getFirst().toString(), "minutes", 60));
    for (int visit = 1; visit <= visits; visit++) {
      chair.awaitsOnStage(Look.BLUE);
      chair.awaitsVoices(Look.BLUE);
      commune.page.reload();
    }
    chair.awaitsOnStage(Look.BLUE);
    chair.awaitsVoices(Look.BLUE);
    assertThat(chair.page.evaluate("() => diemcauProbe.peers()")).as("connections").isEqualTo(1);
  }

  @Test
  void the_roll_is_called_and_the_meeting_runs_from_the_consoles_buttons() {
    Device chair =
        chromium
            .device("chair", Look.RED)
            .signIn(city.leader)
            .open(meeting.page("console?desk=full"));
    chair.click("Mở phòng kiểm tra kỹ thuật");
    Device commune = chromium.device("commune", Look.BLUE).signIn(city.technicians.getFirst());
    commune.open(meeting.page("green-room"));
    commune.click("Thêm người dự");
    commune.page.getByPlaceholder("Họ và tên").fill("Lê Thị Mai");
    commune.page.getByPlaceholder("Chức vụ").fill("Chủ tịch UBND");
    commune.click("Vào phòng họp");
    commune.awaitsMedia();
    chair.click("Bắt đầu cuộc họp");
    commune.awaitsOnStage(Look.RED);

    chair.page.getByText("Điểm danh").first().click();
    chair.click("Bắt đầu điểm danh");
    commune.click("Xác nhận có mặt");
    commune.awaitText("Điểm cầu đã xác nhận có mặt 1 người");
    chair.awaitText("Có mặt: 1");

    chair.click("Giải lao");
    commune.awaitText("Cuộc họp đang giải lao");
    chair.click("Tiếp tục cuộc họp");
    commune.awaitsOnStage(Look.RED);
    chair.click("Kết thúc cuộc họp");
    chair.page.locator(".ant-modal-confirm-btns .ant-btn-dangerous").click();
    commune.awaitText("Cuộc họp đã kết thúc");

    JsonNode room = meeting.room();
    assertThat(room.path("phase").asString()).isEqualTo("closed");
    assertThat(meeting.answerOf(room, city.communes.getFirst())).isEqualTo("present");

    JsonNode report = meeting.report();
    assertThat(report.path("final").asBoolean()).isTrue();
    assertThat(meeting.stateIn(report, city.communes.getFirst())).isEqualTo("present");
    assertThat(meeting.stateIn(report, city.communes.getLast())).isEqualTo("absent");
    chair.open(meeting.page("report"));
    chair.awaitText("Phường Quang Trung");
  }

  @Test
  void a_document_released_during_the_meeting_is_told_and_opens_beside_the_stage() {
    meeting.start();
    Device commune = site("commune", Look.BLUE, city.technicians.getFirst());
    commune.awaitsMedia();
    String id = released("Báo cáo quý III.pdf", Papers.pdf("Giai ngan von dau tu cong"));

    commune.awaitText("Tài liệu mới được phát hành (1): Báo cáo quý III");
    commune.click("Tài liệu");
    commune.click("Báo cáo quý III");
    commune.awaitText("Giai ngan von dau tu cong");
    commune.await(
        "is counted as opened",
        () ->
            !meeting
                .secretary
                .get("/api/documents/" + id + "/receipts")
                .json()
                .findValuesAsString("openedAt")
                .stream()
                .allMatch(at -> at.isEmpty() || at.equals("null")));
  }

  @Test
  void a_note_lies_on_no_button_of_an_upright_tablet_in_large_type() {
    meeting.start();
    Device commune = site("commune", Look.BLUE, city.technicians.getFirst());
    commune.awaitsMedia();
    commune.page.setViewportSize(768, 1024);
    commune.page.evaluate("() => document.documentElement.style.setProperty('--scale', '1.4')");
    meeting.command("roll-call.open", Map.of());
    commune.button("Xác nhận có mặt").waitFor();
    released("Báo cáo quý III.pdf", Papers.pdf("Giai ngan von dau tu cong"));

    awaitsNotesAbove(commune, ".room-rollcall");
  }

  @Test
  void a_note_does_not_lie_on_what_sends_a_message() {
    meeting.start();
    Device commune = site("commune", Look.BLUE, city.technicians.getFirst());
    commune.awaitsMedia();
    commune.click("Tin nhắn");
    released("Báo cáo quý III.pdf", Papers.pdf("Giai ngan von dau tu cong"));

    awaitsNotesAbove(commune, ".room-compose");
  }

  private static void awaitsNotesAbove(Device device, String part) {
    Locator note = device.page.locator(".ant-notification-notice").first();
    note.waitFor();
    device.await(
        "has its note above " + part,
        () -> {
          BoundingBox said = note.boundingBox();
          BoundingBox below = device.page.locator(part).boundingBox();
          return said != null && below != null && said.y + said.height <= below.y;
        });
  }

  @Test
  void a_person_with_an_ordinary_browser_enters_by_the_green_room_and_hears_the_chair() {
    chromium.close();
    chromium = new Chromium(port, true);
    Device chair = chromium.device("chair", Look.RED).signIn(city.leader);
    chair.open(meeting.page("green-room")).click("Vào phòng họp");
    Device commune = chromium.device("commune", Look.BLUE).signIn(city.technicians.getFirst());
    commune.open(meeting.page("green-room")).click("Vào phòng họp");
    meeting.start();

    commune.awaitsOnStage(Look.RED);
    commune.awaitsVoices(Look.RED);
    double before = commune.total("audioEnergy");
    commune.await("hears more energy", () -> commune.total("audioEnergy") > before);
  }

  private String released(String file, byte[] paper) {
    return Papers.released(meeting.secretary, meeting.id, file, paper);
  }
}
