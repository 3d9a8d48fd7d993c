package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The small pictures beside the stage, and a site that is set to do without them. */
class PicturesBrowserTest extends PagesTest {

  private static final String SET = "Điểm cầu được đặt chỉ nhận màn hình chính.";

  @Test
  void the_secretary_takes_a_sites_strip_away_and_its_technician_takes_it_back() {
    Device secretary =
        chromium
            .device("secretary", Look.RED)
            .signIn(city.secretary)
            .open(meeting.page("console?media=1"));
    Device commune = site("commune", Look.BLUE, city.technicians.get(0));
    Device beside = site("beside", Look.GREEN, city.technicians.get(1));
    meeting.start();
    commune.awaitsOnStage(Look.RED);
    commune.await("sees its neighbour small", () -> small(commune).equals("green"));
    beside.await("sees its neighbour small", () -> small(beside).equals("blue"));

    secretary.page.getByLabel("Tìm điểm cầu, quận, huyện").fill("quang trung");
    secretary
        .page
        .locator(".roster-row")
        .filter(named("Quang Trung"))
        .filter(named("Hà Đông"))
        .click();
    secretary.click("Chỉ nhận màn hình chính");
    commune.awaitText(SET);
    commune.await("has no strip", () -> small(commune).equals("none"));
    commune.awaitsOnStage(Look.RED);
    assertThat(commune.page.locator(".room-strip-switch").count()).isZero();
    beside.awaitsFrames(5);
    assertThat(small(beside)).as("the neighbour keeps its strip").isEqualTo("blue");

    meeting.command(
        "floor.invite", Map.of("site", city.communes.getFirst().toString(), "minutes", 5));
    beside.awaitsOnStage(Look.BLUE);
    commune.awaitsOnStage(Look.RED);
    meeting.command("floor.withdraw", Map.of());

    commune.page.reload();
    commune.awaitsOnStage(Look.RED);
    commune.awaitText(SET);
    commune.click("Thiết bị");
    commune.page.getByText("Điểm cầu này chỉ nhận màn hình chính").click();
    commune.await("sees its neighbour again", () -> small(commune).equals("green"));
    commune.awaitsNoText(SET);
  }

  private static Locator.FilterOptions named(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static String small(Device device) {
    return device.colourIn(".room-strip video");
  }
}
