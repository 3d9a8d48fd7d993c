package vn.diemcau.browser;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.diemcau.document.Papers;

/** What the secretary arranges on the stage, as everyone sees it. */
class StageBrowserTest extends PagesTest {

  @Test
  void a_document_a_grid_and_a_cue_are_seen_at_the_sites_as_they_are_arranged() {
    meeting.start();
    Device secretary = chromium.device("secretary", Look.RED).signIn(city.secretary);
    secretary.open(meeting.page("console?media=1")).awaitsMedia();
    Device district = site("district", Look.GREEN, city.districtLeader);
    Device commune = site("commune", Look.BLUE, city.technicians.getFirst());
    released("Báo cáo.pdf", Papers.pdf("Giai ngan von dau tu cong", "Ke hoach quy bon"));
    commune.awaitsOnStage(Look.RED);

    secretary.page.reload();
    secretary.awaitsMedia();
    arranges(secretary, "Tài liệu");
    commune.awaitText("Giai ngan von dau tu cong");
    secretary.click("Trang sau");
    commune.awaitText("Ke hoach quy bon");

    secretary.page.getByLabel("Tìm điểm cầu").fill("quang trung ha dong");
    secretary.page.getByLabel("Tìm điểm cầu").press("Enter");
    secretary.click("Nhắc chuẩn bị phát biểu");
    commune.awaitText("Chuẩn bị phát biểu");
    commune.awaitsAnnounced("Điểm cầu chuẩn bị phát biểu.");

    List<String> both = List.of(city.district1.toString(), city.city.toString());
    meeting.command("stage.show", Map.of("layout", "grid", "sites", both));
    commune.await("sees both", () -> stageColours(commune).equals(List.of("green", "red")));
    district.await(
        "sees the other and not itself", () -> stageColours(district).equals(List.of("red")));

    meeting.command("stage.show", Map.of("layout", "wall"));
    secretary.await("sees all three", () -> stageColours(secretary).size() == 3);
    district.await("sees another commune", () -> stageColours(district).contains("blue"));
  }

  private static void arranges(Device secretary, String layout) {
    Locator choice = secretary.page.locator(".stage-director .ant-segmented-item");
    choice.filter(new Locator.FilterOptions().setHasText("Kèm tài liệu")).waitFor();
    secretary
        .page
        .locator(".stage-director .ant-segmented-item-label[title='" + layout + "']")
        .click();
  }

  /** The colours of the pictures on the stage in their order. */
  private static List<?> stageColours(Device device) {
    return (List<?>)
        device.page.evaluate(
            "() => [...document.querySelectorAll('.room-stage video')].map(diemcauProbe.colourOf)");
  }

  private void released(String file, byte[] paper) {
    Papers.released(meeting.secretary, meeting.id, file, paper);
  }
}
