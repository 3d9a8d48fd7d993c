package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.TestCity;

/** Who has no mouse, and who hears the page instead of seeing it. */
class KeyboardBrowserTest extends PagesTest {

  @BeforeEach
  void itIsLive() {
    meeting.start();
  }

  @Test
  void a_site_signs_in_enters_asks_is_invited_and_answers_the_roll_by_keyboard_alone() {
    Device secretary = chromium.device("secretary", Look.RED).signIn(city.secretary);
    secretary.open(meeting.page("console?media=1")).awaitsMedia();
    Device commune = chromium.device("commune", Look.BLUE).open("/sign-in");
    TestCity.Person person = city.technicians.getFirst();
    commune.page.getByLabel("Tên đăng nhập").waitFor();
    commune.page.keyboard().type(person.login());
    commune.press("Tab");
    commune.page.keyboard().type(person.password());
    commune.press("Enter");
    commune.awaitText("Vào họp");
    commune.tabTo("Vào họp").press("Enter");
    commune.awaitText("Người dự tại điểm cầu");
    commune.tabTo("Vào phòng họp").press("Enter");
    commune.awaitsOnStage(Look.RED);

    commune.tabTo("Đăng ký phát biểu").press("Enter");
    commune.awaitsFocusOn("speaker");
    commune.page.keyboard().type("Lê Thị Mai");
    commune.press("Tab");
    commune.tabTo("Đăng ký").press("Enter");
    commune.awaitText("Rút đăng ký phát biểu");

    secretary.awaitText("Lê Thị Mai");
    secretary.tabTo("Mời phát biểu").press("Enter");
    commune.awaitsAnnounced("Điểm cầu được mời phát biểu. Micro đã mở.");
    secretary.awaitsOnStage(Look.BLUE);
    secretary.tabTo("Dừng phát biểu").press("Enter");
    commune.awaitsAnnounced("Điểm cầu đã dừng phát biểu. Micro đã tắt.");

    secretary.tabToRadio("Phát biểu");
    secretary.press("ArrowRight");
    secretary.tabTo("Bắt đầu điểm danh").press("Enter");
    commune.awaitsAnnounced("Bắt đầu điểm danh.");
    commune.tabTo("Xác nhận có mặt").press("Enter");
    secretary.awaitText("Có mặt: 1");
    assertThat(meeting.answerOf(meeting.room(), city.communes.getFirst())).isEqualTo("present");
  }
}
