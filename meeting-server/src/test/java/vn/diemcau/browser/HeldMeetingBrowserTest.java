package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestClock;
import vn.diemcau.TestMeetings;
import vn.diemcau.organisation.UnitId;

/** The report page after a held meeting, cell by cell, against what happened in it. */
@ServerTest
@Tag("browser")
class HeldMeetingBrowserTest {

  @LocalServerPort int port;
  @Autowired TestCities cities;
  @Autowired TestClock clock;
  Chromium chromium;

  @AfterEach
  void quit() {
    clock.reset();
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void the_report_page_holds_the_truth_of_a_held_meeting() {
    TestCity city = cities.fresh();
    LiveMeeting meeting = new LiveMeeting(city, TestMeetings.plan(city)).start();
    chromium = new Chromium(port, false);
    Device chair = chromium.device("chair", Look.RED).signIn(city.leader);
    chair.open(meeting.page("console")).awaitsMedia();
    Device commune = chromium.device("commune", Look.BLUE).signIn(city.technicians.getFirst());
    commune.open(meeting.page("green-room"));
    attends(commune, 0, "Lê Thị Mai", "Chủ tịch UBND", false);
    attends(commune, 1, "Trần Văn Nam", "Phó Trưởng Công an", true);
    commune.click("Vào phòng họp");
    commune.awaitsMedia();
    meeting.command("roll-call.open", Map.of());
    commune.click("Xác nhận có mặt");
    commune.awaitText("Điểm cầu đã xác nhận có mặt 2 người");
    meeting.command(
        "roll-call.answer",
        Map.of(
            "site",
            city.city.toString(),
            "chair",
            "Nguyễn Thị Hòa",
            "people",
            List.of(
                person(city.city, "Nguyễn Thị Hòa", "Phó Chủ tịch UBND Thành phố"),
                person(city.department1, "Phạm Quốc Ân", "Giám đốc Sở")),
            "headcount",
            2));
    meeting.command(
        "roll-call.absent",
        Map.of("unit", city.communes.get(1).toString(), "reason", "Mất điện toàn phường"));

    clock.advance(Duration.ofMinutes(20));
    commune.close();
    awaitSite(chair, meeting, city.communes.getFirst().toString(), false);
    clock.advance(Duration.ofMinutes(30));
    Device again = chromium.device("again", Look.GREEN).signIn(city.delegates.getFirst());
    again.open(meeting.page("room")).click("Chuyển hình và tiếng sang máy này");
    again.awaitsMedia();
    awaitSite(chair, meeting, city.communes.getFirst().toString(), true);
    clock.advance(Duration.ofMinutes(10));
    meeting.command("meeting.close", Map.of());

    Device secretary = chromium.device("secretary", Look.RED).signIn(city.secretary);
    secretary.open(meeting.page("report"));
    secretary.awaitText("Số người dự");
    assertThat(figure(secretary, "Đơn vị được mời")).isEqualTo("10");
    assertThat(figure(secretary, "Có mặt")).isEqualTo("2");
    assertThat(figure(secretary, "Dự tại điểm cầu khác")).isEqualTo("1");
    assertThat(figure(secretary, "Vắng có lý do")).isEqualTo("1");
    assertThat(figure(secretary, "Vắng không lý do")).isEqualTo("6");
    assertThat(figure(secretary, "Số người dự")).isEqualTo("4");
    assertThat(figure(secretary, "Trong đó dự thay")).isEqualTo("1");
    assertThat(cells(secretary, "Phường Quang Trung, Quận Hà Đông"))
        .containsSequence("Có mặt", "", "Đúng thành phần\nDự thay: 1 người", "2");
    assertThat(cells(secretary, "Sở Nội vụ").get(1))
        .contains("Dự tại điểm cầu khác")
        .contains("Thành phố Thử Nghiệm");
    assertThat(cells(secretary, "Phường Văn Miếu - Quốc Tử Giám"))
        .containsSequence("Vắng có lý do", "Mất điện toàn phường");
    assertThat(cells(secretary, "Phường Quang Trung, Thị xã Sơn Tây"))
        .containsSequence("Vắng không lý do", "");

    secretary.page.getByRole(AriaRole.TAB).getByText("Điểm cầu (").click();
    List<String> site = cells(secretary, "Phường Quang Trung, Quận Hà Đông");
    assertThat(site.get(3)).as("linked for 20 and for 10 minutes").isEqualTo("30");
    assertThat(site.get(6)).as("sessions").isEqualTo("2");
    assertThat(cells(secretary, "Xã Tản Lĩnh").get(1)).isEqualTo("Không kết nối");
  }

  private static Map<String, String> person(UnitId unit, String name, String position) {
    return Map.of(
        "unit", unit.toString(), "name", name, "position", position, "composition", "right");
  }

  private static void attends(
      Device device, int row, String name, String position, boolean deputy) {
    device.click("Thêm người dự");
    Page page = device.page;
    page.getByPlaceholder("Họ và tên").nth(row).fill(name);
    page.getByPlaceholder("Chức vụ").nth(row).fill(position);
    if (deputy) {
      page.getByText("Dự thay").nth(row).click();
    }
  }

  private static void awaitSite(Device witness, LiveMeeting meeting, String site, boolean linked) {
    witness.await(
        "sees " + site + (linked ? " linked" : " gone"),
        () ->
            meeting
                .room()
                .path("sites")
                .valueStream()
                .filter(s -> s.path("site").asString().equals(site))
                .allMatch(s -> s.path("connected").asBoolean() == linked));
  }

  private static String figure(Device device, String name) {
    Locator figure =
        device
            .page
            .locator(".totals > div")
            .filter(
                new Locator.FilterOptions()
                    .setHas(
                        device.page.getByText(name, new Page.GetByTextOptions().setExact(true))));
    return figure.locator("dd").innerText();
  }

  private static List<String> cells(Device device, String unit) {
    Locator row =
        device
            .page
            .locator("tbody tr:visible")
            .filter(new Locator.FilterOptions().setHasText(unit));
    return row.first().locator("td").allInnerTexts().stream().map(String::strip).toList();
  }
}
