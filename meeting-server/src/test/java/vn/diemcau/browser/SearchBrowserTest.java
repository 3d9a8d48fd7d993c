package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.document.Papers;
import vn.diemcau.meeting.MeetingId;

/** From words to the page of a document on which they stand. */
@ServerTest
@Tag("browser")
class SearchBrowserTest {

  @LocalServerPort int port;
  @Autowired TestCities cities;
  Chromium chromium;

  @AfterEach
  void quit() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void words_without_accents_lead_to_the_page_that_holds_them() throws InterruptedException {
    TestCity city = cities.fresh();
    MeetingId meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    TestSession secretary = city.signedIn(city.secretary);
    byte[] paper =
        Papers.pdf("Phần mở đầu", "Kết quả thu ngân sách", "Tiến độ giải phóng mặt bằng quý III");
    String id = Papers.released(secretary, meeting, "Báo cáo.pdf", paper);
    Papers.whenRead(secretary, id);

    chromium = new Chromium(port, false);
    Device reader =
        chromium.device("reader", Look.RED).signIn(city.delegateOf(city.communes.getFirst()));
    reader.open("/search");
    reader.page.getByRole(AriaRole.SEARCHBOX).first().fill("giai phong mat bang");
    reader.press("Enter");

    Locator hit = reader.page.locator(".hits article");
    hit.first().waitFor();
    assertThat(hit.count()).isOne();
    assertThat(hit.locator(".hit-where").first().innerText()).contains("trang 3");
    assertThat(hit.locator(".hit-text").innerText())
        .isEqualTo("Tiến độ giải phóng mặt bằng quý III");
    assertThat(hit.locator("mark").allInnerTexts()).containsExactly("giải", "phóng", "mặt", "bằng");

    hit.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Báo cáo")).click();
    Locator shown = reader.page.getByLabel("Trang", new Page.GetByLabelOptions().setExact(true));
    shown.waitFor();
    reader.await("opens at page 3", () -> shown.inputValue().equals("3"));
  }
}
