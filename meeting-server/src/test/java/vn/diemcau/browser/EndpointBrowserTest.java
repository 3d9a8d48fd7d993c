package vn.diemcau.browser;

import com.microsoft.playwright.options.Cookie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.diemcau.TestSession;

/** A room's PC is bound to its site by a code, and from then on comes in without a person. */
class EndpointBrowserTest extends PagesTest {

  @Test
  void a_room_pc_is_enrolled_by_a_code_and_comes_back_by_itself_until_it_is_revoked() {
    Map<String, Object> body = new HashMap<>();
    body.put("siteId", city.communes.getFirst().toString());
    body.put("name", "Máy phòng họp tầng 2");
    body.put("kind", "room-pc");
    List.of("serial", "place", "line", "contact", "phone", "notes").forEach(f -> body.put(f, ""));
    TestSession staff = city.signedIn(city.itStaff);
    String id = staff.post("/api/endpoints", body).json().path("id").asString();

    Device it = chromium.device("it", Look.RED).signIn(city.itStaff).open("/endpoints");
    it.awaitText("Chưa đăng ký");
    it.click("Cấp mã");
    String code = it.page.locator(".endpoint-code").innerText();
    Device room = chromium.device("room", Look.BLUE).open("/enrol");
    room.page.getByLabel("Mã đăng ký").fill(code);
    room.click("Đăng ký máy này");
    room.page.getByText("Phường Quang Trung, Quận Hà Đông").first().waitFor();
    room.awaitText("Kiểm tra kỹ thuật");

    withoutSession(room);
    room.open("/");
    room.awaitText("Kiểm tra kỹ thuật");

    staff.delete("/api/endpoints/" + id + "/enrolment");
    room.open("/");
    room.awaitText("Máy này chưa được đăng ký hoặc đã bị thu hồi");
  }

  /** As over night, when the session ended: only what browsers keep for long is left. */
  private static void withoutSession(Device device) {
    List<Cookie> kept =
        device.page.context().cookies().stream().filter(c -> c.expires > 0).toList();
    device.page.context().clearCookies();
    device.page.context().addCookies(kept);
  }
}
