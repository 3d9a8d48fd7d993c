package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;

/** The planner under a real mouse, a real keyboard, and hands that type nonsense. */
@ServerTest
@Tag("browser")
class PlannerBrowserTest {

  @LocalServerPort int port;
  @Autowired TestCities cities;
  TestCity city;
  Chromium chromium;
  Device secretary;

  @BeforeEach
  void aSecretary() {
    city = cities.fresh();
    chromium = new Chromium(port, false);
    secretary = chromium.device("secretary", Look.RED).signIn(city.secretary);
  }

  @AfterEach
  void quit() {
    chromium.close();
  }

  @Test
  void agenda_rows_are_moved_with_the_mouse_and_with_the_keyboard() {
    secretary.open("/meetings/new");
    title(1).fill("Một");
    secretary.click("Thêm nội dung");
    title(2).fill("Hai");
    secretary.click("Thêm nội dung");
    title(3).fill("Ba");

    handle(3).scrollIntoViewIfNeeded();
    BoundingBox from = handle(3).boundingBox();
    BoundingBox to = handle(1).boundingBox();
    var mouse = secretary.page.mouse();
    mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    mouse.down();
    mouse.move(from.x + from.width / 2, from.y - 20);
    secretary.awaitsAnnounced("Nội dung số 3 đang ở vị trí");
    mouse.move(to.x + to.width / 2, to.y + to.height / 4);
    secretary.awaitsAnnounced("Nội dung số 3 đang ở vị trí 1");
    mouse.up();
    secretary.await("shows the new order", () -> titles().equals(List.of("Ba", "Một", "Hai")));

    handle(1).focus();
    secretary.press("Space");
    secretary.awaitsAnnounced("Nội dung số 1 đang ở vị trí 1");
    secretary.letTimersRun(); // only then does the lifted row take the arrows; no hand is so quick
    secretary.press("ArrowDown");
    secretary.awaitsAnnounced("Nội dung số 1 đang ở vị trí 2");
    secretary.press("Space");
    secretary.await("shows the order", () -> titles().equals(List.of("Một", "Ba", "Hai")));
  }

  @Test
  void nonsense_in_forms_is_refused_in_words_and_changes_nothing() {
    secretary.open("/meetings/new");
    secretary.page.getByLabel("Tên cuộc họp").fill("   ");
    secretary.page.getByLabel("Thời lượng dự kiến").fill("-999999999");
    title(1).fill("<img src=x onerror=alert(1)>");
    secretary.click("Gửi giấy mời");
    secretary.awaitText("Chưa có tên cuộc họp");
    assertThat(city.signedIn(city.secretary).get("/api/meetings").json()).isEmpty();

    secretary.open("/search");
    secretary.page.getByRole(AriaRole.SEARCHBOX).first().fill("%_' OR 1=1 -- <script>");
    secretary.press("Enter");
    secretary.awaitText("Không có tài liệu nào phù hợp");

    Device stranger = chromium.device("stranger", Look.BLUE).open("/sign-in");
    stranger.page.getByLabel("Tên đăng nhập").fill("' OR ''='\u202e\u0000".repeat(4));
    stranger.page.getByLabel("Mật khẩu").fill("x".repeat(200));
    stranger.click("Đăng nhập");
    stranger.page.getByRole(AriaRole.ALERT).first().waitFor();
    assertThat(stranger.page.url()).contains("/sign-in");
    stranger.page.getByText("Mã vào họp").click();
    stranger.page.getByLabel("Mã đơn vị của điểm cầu").fill("💣");
    stranger.click("Vào điểm cầu");
    stranger.awaitText("Nhập đủ 6 chữ số");
    assertThat(chromium.complaints()).doesNotContain("TypeError");
  }

  private Locator title(int number) {
    return secretary.page.getByLabel(
        "Nội dung số " + number,
        new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true));
  }

  private Locator handle(int number) {
    return secretary.page.getByLabel("Chuyển chỗ nội dung số " + number);
  }

  private List<String> titles() {
    return secretary.page.locator(".agenda-row-title").all().stream()
        .map(Locator::inputValue)
        .toList();
  }
}
