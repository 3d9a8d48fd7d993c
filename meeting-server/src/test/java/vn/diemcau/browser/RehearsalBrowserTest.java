package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The technicians rehearse a meeting with real pictures and sound, and nothing of it is left. */
class RehearsalBrowserTest extends PagesTest {

  @Test
  void a_meeting_is_rehearsed_with_picture_and_sound_and_is_as_before_afterwards() {
    Device secretary = chromium.device("secretary", Look.RED).signIn(city.secretary);
    secretary.open("/meetings/" + meeting.id);
    secretary.click("Diễn tập cuộc họp");
    secretary
        .page
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Bắt đầu diễn tập"))
        .click();
    secretary.awaitText("Đang diễn tập kỹ thuật");
    String rehearsal = seen().path("rehearsal").path("id").asString();

    Device delegate = chromium.device("delegate").signIn(city.delegates.getFirst());
    delegate.open("/meetings/" + meeting.id);
    delegate.awaitText("Diễn tập dành cho cán bộ kỹ thuật");
    assertThat(delegate.page.getByText("Vào diễn tập").count()).isZero();

    Device commune = chromium.device("commune", Look.BLUE).signIn(city.technicians.getFirst());
    commune.open("/meetings/" + meeting.id);
    commune.click("Vào diễn tập");
    commune.awaitText("ĐANG DIỄN TẬP");
    commune.open("/meetings/" + rehearsal + "/room").awaitsMedia();
    commune.awaitText("ĐANG DIỄN TẬP");
    secretary.open("/meetings/" + rehearsal);
    secretary.page.getByLabel("Số điểm cầu mô phỏng").fill("2");
    secretary.click("Thêm điểm cầu mô phỏng");
    secretary.awaitText("2 điểm cầu mô phỏng đã vào phòng diễn tập");
    secretary.open("/meetings/" + rehearsal + "/room").awaitsMedia();
    command(rehearsal, "meeting.start", Map.of());
    commune.awaitsOnStage(Look.RED);
    command(rehearsal, "floor.invite", Map.of("site", city.communes.getFirst().toString()));
    secretary.awaitsOnStage(Look.BLUE);
    secretary.awaitsVoices(Look.BLUE);
    secretary.awaitText("ĐANG DIỄN TẬP");
    command(rehearsal, "floor.invite", Map.of("site", synthetic(rehearsal)));
    // whose clip is neither of the two looks here
    commune.await("sees a synthetic site", () -> commune.stageColour().equals("green"));
    commune.awaitsFrames(20);

    meeting.secretary.delete("/api/meetings/" + meeting.id + "/rehearsal");
    commune.awaitText("Buổi diễn tập đã kết thúc");
    JsonNode after = seen();
    assertThat(after.path("phase").asString()).isEqualTo("announced");
    assertThat(after.path("rehearsal").isNull()).isTrue();
    assertThat(meeting.secretary.get("/api/meetings/" + rehearsal).code())
        .isEqualTo("meeting.unknown");
    delegate.open("/meetings/" + meeting.id).awaitsNoText("Diễn tập dành cho cán bộ kỹ thuật");
  }

  /** A site in whose seat a machine sits. */
  private String synthetic(String rehearsal) {
    JsonNode room = meeting.secretary.get("/api/rooms/" + rehearsal).json();
    return room.path("sites")
        .valueStream()
        .filter(site -> site.path("endpoints").toString().contains("Máy mô phỏng"))
        .map(site -> site.path("site").asString())
        .findFirst()
        .orElseThrow();
  }

  private JsonNode seen() {
    return meeting.secretary.get("/api/meetings/" + meeting.id).json();
  }

  private void command(String room, String name, Map<String, Object> args) {
    assertThat(
            meeting
                .secretary
                .post(
                    "/api/rooms/" + room + "/commands",
                    Map.of("id", UUID.randomUUID().toString(), "name", name, "args", args))
                .status())
        .as(name)
        .isEqualTo(200);
  }
}
