package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.organisation.UnitId;

/** The secretary's console in real Chromium while more than 640 sites are in the meeting. */
@ServerTest
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleBrowserTest {

  private static final int COMMUNES = 21;

  /** Far more lines than are in sight would be drawn without a virtual list. */
  private static final int DRAWN = 120;

  @LocalServerPort int port;
  @Autowired TestCities cities;
  private TestCity city;
  private LiveMeeting meeting;
  private ManySites sites;
  private Chromium chromium;
  private Device secretary;
  private final List<UnitId> there = new ArrayList<>();

  /** All come but the last three communes of the seventh district. */
  @BeforeAll
  void everybodyComes() {
    city = cities.large(30, COMMUNES);
    Map<String, Object> plan = TestMeetings.plan(city);
    List<Object> invited = new ArrayList<>((List<?>) plan.get("invited"));
    city.grown.forEach(site -> invited.add(TestMeetings.call(site, site)));
    plan.put("invited", invited);
    meeting = new LiveMeeting(city, plan).start();
    there.addAll(city.grown);
    there.removeAll(List.of(commune(7, 19), commune(7, 20), commune(7, 21)));
    sites = new ManySites(city, meeting, there);
    chromium = new Chromium(port, false);
    secretary = chromium.device("secretary", Look.RED).signIn(city.secretary);
    secretary.page.setViewportSize(1920, 1080);
  }

  @AfterAll
  void everybodyGoes() {
    chromium.close();
    sites.close();
  }

  @BeforeEach
  void theConsoleIsOpened() {
    secretary.open(meeting.page("console"));
    secretary.awaitText("Đã kết nối " + (there.size() + 1) + "/" + (city.grown.size() + 8));
  }

  private UnitId commune(int district, int number) {
    return city.grown.get((district - 1) * (COMMUNES + 1) + number);
  }

  private Locator search() {
    return secretary.page.getByLabel("Tìm điểm cầu");
  }

  private Locator rows() {
    return secretary.page.locator(".roster .roster-row");
  }

  private void awaitsRows(String... names) {
    secretary.await(
        "lists exactly " + List.of(names),
        () -> rows().locator(".room-ellipsis").allInnerTexts().equals(List.of(names)));
  }

  private void awaitsFloor(UnitId site) {
    secretary.await(
        "has given the floor to " + site,
        () -> meeting.room().path("floor").path("site").asString("").equals(site.toString()));
  }

  @Test
  void the_missing_communes_of_a_district_are_seen_after_two_actions() {
    search().fill("huyen so 07");
    secretary.click("Xem 3 điểm cầu chưa kết nối thuộc Huyện Số 07");

    awaitsRows(
        "Thành phố Thử Nghiệm " + city.prefix,
        "Huyện Số 07",
        "Xã Bình An 07.19",
        "Xã Bình An 07.20",
        "Xã Bình An 07.21");
  }

  @Test
  void any_commune_is_on_stage_after_two_actions_by_mouse_or_by_keys() {
    search().fill("binh an 12.05");
    Locator row = rows().filter(new Locator.FilterOptions().setHasText("Xã Bình An 12.05"));
    row.hover();
    row.locator(".roster-invite").click();
    awaitsFloor(commune(12, 5));
    secretary.awaitText("đang phát biểu");

    secretary.page.locator("h1").click();
    secretary.press("/");
    secretary.page.keyboard().type("Bình An 23.17");
    secretary.press("Control+Enter");
    awaitsFloor(commune(23, 17));
    meeting.command("floor.withdraw", Map.of());
  }

  @Test
  void hands_of_many_are_counted_listed_in_order_and_given_the_floor() {
    List<UnitId> asking = there.subList(0, 60);
    sites.command(
        asking,
        "queue.request",
        Map.of("speaker", "Trần Văn Bình", "position", "Chủ tịch", "subject", "Đê điều"));

    secretary.awaitText("Danh sách phát biểu (60)");
    secretary.page.getByText("Xin phát biểu 60").click();
    secretary.await(
        "shows a line with a hand", () -> rows().getByText("Xin phát biểu").count() > 10);
    secretary.awaitText("Xem thêm (10 đăng ký)");
    secretary.press("Shift+M");
    secretary.awaitText("Danh sách phát biểu (59)");
    secretary.press("Shift+D");
    secretary.awaitText("Chưa mời điểm cầu nào phát biểu");
  }

  @Test
  void all_answers_of_the_roll_are_one_action_away_and_only_those_in_sight_are_drawn() {
    meeting.command("roll-call.open", Map.of());
    sites.command(there, "roll-call.answer", Map.of("headcount", 4));

    secretary.page.locator(".console-right").getByText("Điểm danh").first().click();

    secretary.awaitText("Có mặt: " + there.size());
    secretary.awaitText("Chưa trả lời: 11");
    secretary.awaitText("Người dự: " + 4 * there.size());
    Locator answers = secretary.page.locator(".roll-answers");
    assertThat(answers.locator(".ant-table-row").count()).isBetween(5, DRAWN);
    answers.hover();
    secretary.page.mouse().wheel(0, 1_000_000);
    answers.getByText("Xã Bình An 30.21").waitFor();
    assertThat(answers.locator(".ant-table-row").count()).isLessThan(DRAWN);
  }

  @Test
  void the_tree_draws_only_the_lines_in_sight_and_its_keys_stand_on_a_sheet() {
    secretary.press("?");
    secretary.awaitText("Phím tắt của bàn điều hành");
    secretary.press("Escape");
    secretary.page.getByText("Phím tắt của bàn điều hành").waitFor(hidden());

    search().fill("binh an");
    rows().getByText("Xã Bình An 01.01").waitFor();
    assertThat(rows().count()).isBetween(10, DRAWN);
    search().press("Escape");
    secretary.page.locator("h1").click();
    secretary.press("2");
    rows().getByText("Xã Bình An 07.19").waitFor();
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN);
  }
}
