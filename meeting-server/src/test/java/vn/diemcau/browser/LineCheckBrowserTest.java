package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A technician checks a site with real media to the bridge and back; the secretary sees how it is.
 */
class LineCheckBrowserTest extends PagesTest {

  @Test
  void a_site_checks_itself_and_the_board_shows_its_verdict_with_what_was_measured() {
    Device commune = chromium.device("commune"); // whose camera moves and whose microphone beeps
    commune.signIn(city.technicians.getFirst()).open(meeting.page("line-check"));
    commune.page.getByLabel("Số điện thoại tại phòng họp").fill("024 3333 4444");
    commune.click("Bắt đầu kiểm tra");
    commune.awaitText("Có nghe thấy tiếng thử ở loa không?");
    commune.click("Không nghe thấy");
    commune.awaitText("Điểm cầu chưa sẵn sàng");
    commune.awaitText("Bật loa, tăng âm lượng");

    Device secretary = chromium.device("secretary", Look.RED).signIn(city.secretary);
    secretary.open(meeting.page("technicians"));
    Locator cell =
        secretary.page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Phường Quang Trung Chưa đạt"));
    cell.waitFor();
    assertThat(secretary.page.locator(".technicians-cell").count()).isEqualTo(8);
    cell.click();
    secretary.awaitText("024 3333 4444");
    secretary.awaitText("Không nghe thấy tiếng thử ở loa.");

    JsonNode link = checked().path("measured").path("link");
    for (String way : new String[] {"up", "down"}) {
      assertThat(link.path(way).path("kbps").asInt()).as("kbit/s %s of %s", way, link).isPositive();
    }
    assertThat(link.path("over").asString()).isEqualTo("udp");

    commune.click("Báo cán bộ kỹ thuật");
    commune.page.getByLabel("Điểm cầu đang gặp việc gì").fill("Loa không kêu");
    commune.click("Gửi");
    secretary.awaitText("Loa không kêu");
    secretary
        .page
        .locator(".ant-drawer")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Đã xử lý"))
        .click();
    secretary.awaitsNoText("Loa không kêu");
  }

  private JsonNode checked() {
    return meeting
        .secretary
        .get("/api/meetings/" + meeting.id + "/line-checks")
        .json()
        .valueStream()
        .map(site -> site.path("last"))
        .filter(JsonNode::isObject)
        .findFirst()
        .orElseThrow();
  }
}
