package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.diemcau.TestClock;

/** The time of a speech as speaker and chair are warned of it, and the chair's printed page. */
class AgendaClockBrowserTest extends PagesTest {

  @Autowired TestClock clock;

  @AfterEach
  void theClockGoesBack() {
    clock.reset();
  }

  @Test
  void speaker_and_chair_are_warned_at_three_minutes_at_one_and_when_it_is_over() {
    meeting.start();
    Device chair =
        chromium.device("chair", Look.RED).signIn(city.leader).open(meeting.page("console"));
    chair.awaitsMedia();
    Device commune = site("commune", Look.BLUE, city.technicians.getFirst());
    commune.awaitsOnStage(Look.RED);
    meeting.command(
        "floor.invite", Map.of("site", city.communes.getFirst().toString(), "minutes", 5));
    commune.awaitText("Điểm cầu được mời phát biểu");
    assertThat(commune.page.locator(".room-warning").count()).isZero();

    warnedAfter(Duration.ofSeconds(150), "Còn 3 phút", commune, chair);
    warnedAfter(Duration.ofSeconds(110), "Còn 1 phút", commune, chair);
    warnedAfter(Duration.ofSeconds(60), "Hết giờ", commune, chair);
  }

  private void warnedAfter(Duration time, String warning, Device... devices) {
    clock.advance(time);
    for (Device device : devices) {
      device.page.locator(".room-warning").getByText(warning).first().waitFor();
    }
  }

  @Test
  void the_chairs_script_has_agenda_speakers_and_the_missing_on_one_page() {
    meeting.start();
    meeting.command(
        "queue.request",
        Map.of(
            "site",
            city.communes.getFirst().toString(),
            "speaker",
            "Lê Thị Mai",
            "position",
            "Chủ tịch UBND",
            "subject",
            "Đê điều"));
    Device chair = chromium.device("chair", Look.RED).signIn(city.leader);
    chair.open(meeting.page("script"));

    chair.awaitText("Kịch bản điều hành");
    chair.awaitText("Phát biểu chỉ đạo");
    chair.awaitText("Lê Thị Mai, Chủ tịch UBND, Đê điều");
    chair.awaitText("Chưa kết nối (8/8 điểm cầu)");
    chair.awaitText("Quận Hà Đông (3): Phường Quang Trung");

    chair.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(chair.page.getByText("Về trang cuộc họp").isVisible()).isFalse();
    byte[] pdf = chair.page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
    assertThat(pagesOf(pdf)).isEqualTo(1);
  }

  private static int pagesOf(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
