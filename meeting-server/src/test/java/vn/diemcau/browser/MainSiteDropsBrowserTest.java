package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;

/** The main site's line breaks in the middle of a speech. */
@ServerTest
@Tag("browser")
class MainSiteDropsBrowserTest {

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
  void the_room_says_so_the_clock_stands_still_and_the_meeting_goes_on_from_another_site() {
    TestCity city = cities.fresh();
    Map<String, Object> plan = TestMeetings.plan(city);
    plan.put("deputyChairId", city.districtLeader.id().toString());
    LiveMeeting meeting = new LiveMeeting(city, plan).start();
    chromium = new Chromium(port, false);
    Device chair = chromium.device("chair", Look.RED).signIn(city.leader);
    chair.open(meeting.page("console")).awaitsMedia();
    Device deputy = chromium.device("deputy", Look.GREEN).signIn(city.districtLeader);
    deputy.open(meeting.page("console?desk=full")).awaitsMedia();
    Device commune = chromium.device("commune", Look.BLUE).signIn(city.technicians.getFirst());
    commune.open(meeting.page("room")).awaitsOnStage(Look.RED);
    meeting.command(
        "floor.invite", Map.of("site", city.communes.getFirst().toString(), "minutes", 5));
    deputy.awaitsOnStage(Look.BLUE);

    chair.close();

    commune.awaitText("Điểm cầu chính mất kết nối");
    commune.awaitText("Đồng hồ tạm dừng");
    deputy.awaitText("Điểm cầu chính mất kết nối");
    deputy.awaitText("(tạm dừng)");
    assertThat(meeting.room().path("phase").asString()).isEqualTo("live");
    int stood = secondsLeft(meeting);
    String shown = commune.page.getByRole(AriaRole.TIMER).innerText();
    deputy.awaitsFrames(30);
    assertThat(secondsLeft(meeting)).isEqualTo(stood);
    assertThat(commune.page.getByRole(AriaRole.TIMER).innerText()).isEqualTo(shown);
    deputy.awaitsVoices(Look.BLUE);

    deputy.click("Điều hành tiếp từ điểm cầu này");
    deputy.page.locator(".ant-popconfirm-buttons .ant-btn-primary").click();

    commune.awaitsOnStage(Look.GREEN);
    commune.awaitsVoices(Look.GREEN);
    commune.awaitsNoText("Đồng hồ tạm dừng");
    deputy.click("Dừng phát biểu");
    commune.awaitText("Chủ trì đang tắt micro của điểm cầu");

    Device back = chromium.device("back", Look.RED).signIn(city.leader);
    back.open(meeting.page("console")).click("Chuyển hình và tiếng sang máy này");
    back.awaitsMedia();
    deputy.click("Trả về điểm cầu chính");
    commune.awaitsOnStage(Look.RED);
    commune.awaitsVoices(Look.RED);
  }

  private static int secondsLeft(LiveMeeting meeting) {
    return meeting.room().path("floor").path("pausedWith").asInt(-1);
  }
}
