package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import vn.diemcau.TestMeetings;
import vn.diemcau.meeting.MeetingId;

/** An invitation is replied to in the commune and looked at in the city hall. */
class InvitationBrowserTest extends PagesTest {

  @Test
  void a_deputy_is_named_in_the_commune_and_agreed_to_by_the_chair() {
    MeetingId meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    Device commune =
        chromium
            .device("commune", Look.BLUE)
            .signIn(city.delegateOf(city.communes.getFirst()))
            .open("/meetings/" + meeting);
    commune.awaitText("Đơn vị chưa phúc đáp giấy mời.");
    commune.click("Phúc đáp");
    commune.page.getByText("Cử người dự thay", exactText()).click();
    commune.click("Gửi phúc đáp");
    commune.awaitText("Hãy ghi lý do.");
    commune.awaitText("Hãy ghi họ tên người dự thay.");
    commune.page.getByLabel("Lý do cử người dự thay").fill("Chủ tịch đi công tác");
    commune.page.getByLabel("Họ và tên").fill("Trần Thị Bích");
    commune.page.getByLabel("Chức vụ").fill("Phó Chủ tịch UBND");
    commune.page.getByLabel("Điện thoại").fill("0912 345 678");
    commune.click("Gửi phúc đáp");
    commune.awaitText("Chờ ý kiến của chủ trì");

    Device chair =
        chromium.device("chair", Look.RED).signIn(city.leader).open("/meetings/" + meeting);
    chair.awaitText("1/9 đơn vị đã phúc đáp, 8 đơn vị chưa.");
    chair.click("Xem phúc đáp");
    chair.awaitText("Phó Chủ tịch UBND, 0912 345 678");
    chair.click("Đồng ý");
    chair.awaitText("Đã đồng ý");
    commune.open("/meetings/" + meeting);
    commune.awaitText("Đã đồng ý");
  }

  @Test
  void who_is_silent_is_reminded_and_entered_by_telephone() {
    MeetingId meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    Device office =
        chromium.device("office", Look.RED).signIn(city.secretary).open("/meetings/" + meeting);
    office.click("Xem phúc đáp");
    office.click("Nhắc đơn vị chưa phúc đáp");
    office.awaitText("Đã nhắc 9 đơn vị.");
    Device commune =
        chromium
            .device("commune", Look.BLUE)
            .signIn(city.delegateOf(city.communes.getFirst()))
            .open("/meetings/" + meeting);
    commune.awaitText("Văn phòng đã nhắc lúc");

    office.page.getByLabel("Tìm đơn vị", exactLabel()).fill("quang trung, quan ha dong");
    Locator row = office.page.locator(".ant-drawer tbody tr.ant-table-row");
    office.await("one unit is found", () -> row.count() == 1);
    office.click("Ghi phúc đáp");
    office.page.getByText("Không dự được", exactText()).click();
    office.page.getByLabel("Lý do không dự được").fill("Bận tiếp đoàn kiểm tra");
    office.click("Gửi phúc đáp");
    office.await("it is on the list", () -> row.innerText().contains("Bận tiếp đoàn kiểm tra"));
    commune.open("/meetings/" + meeting);
    commune.awaitText("ghi theo điện thoại lúc");
    assertThat(commune.page.locator(".my-reply").innerText()).contains("Không dự");
  }

  private static Page.GetByTextOptions exactText() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private static Page.GetByLabelOptions exactLabel() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
