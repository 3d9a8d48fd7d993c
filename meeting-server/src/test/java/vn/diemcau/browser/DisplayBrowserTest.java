package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.diemcau.TestSession;
import vn.diemcau.device.EnrolledDevices;
import vn.diemcau.organisation.UnitId;

/** A screen starts into what it shows; what the IT staff ask of devices reaches them. */
class DisplayBrowserTest extends PagesTest {

  @Test
  void a_screen_shows_the_meeting_when_it_is_on_and_asks_for_no_camera() {
    Device screen = chromium.device("screen", Look.GREEN);
    screen.page.addInitScript(
        "window.asked = 0; const m = navigator.mediaDevices; const before = m.getUserMedia;"
            + " m.getUserMedia = (w) => { window.asked += 1; return before.call(m, w); };");
    enrol(screen, city.communes.getFirst(), "stage");
    screen.awaitText("Cuộc họp tiếp theo");

    meeting.start();
    Device secretary = chromium.device("secretary", Look.RED).signIn(city.secretary);
    secretary.open(meeting.page("console?media=1")).awaitsMedia();
    screen.awaitsOnStage(Look.RED);

    assertThat(screen.page.locator("button").count()).as("nothing to press").isZero();
    assertThat(screen.page.evaluate("() => window.asked")).isEqualTo(0);
    assertThat(screen.heard()).isEmpty();
    screen.open(meeting.page("console"));
    screen.awaitsOnStage(Look.RED);
  }

  @Test
  void a_message_of_the_it_staff_stands_on_the_devices_until_it_is_read() {
    Device pc = chromium.device("pc", Look.BLUE);
    enrol(pc, city.communes.getFirst(), "room-pc");
    pc.awaitText("Kiểm tra kỹ thuật");
    Device it = chromium.device("it", Look.RED).signIn(city.itStaff).open("/endpoints");
    it.awaitText("Phòng chờ");

    it.click("Nhắn, tải lại");
    it.page.getByLabel("Nội dung").fill("Bật micro trước 8 giờ");
    it.click("Gửi");
    it.awaitText("0/1");
    pc.open("/");
    pc.awaitText("Bật micro trước 8 giờ");
    pc.click("Đã đọc");
    it.await("sees that it was read", () -> it.page.getByText("1/1").count() == 2);
    pc.awaitsNoText("Bật micro trước 8 giờ");
  }

  private void enrol(Device device, UnitId site, String kind) {
    TestSession staff = city.signedIn(city.itStaff);
    Map<String, Object> described =
        new HashMap<>(EnrolledDevices.described(site, "Thiết bị " + kind, kind));
    String id = staff.post("/api/endpoints", described).json().path("id").asString();
    String code = staff.post("/api/endpoints/" + id + "/code", null).json().path("code").asString();
    device.open("/enrol#" + code);
    device.click("Đăng ký máy này");
  }
}
