package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A technician speaks with sites while the meeting goes on, and the meeting hears none of it. */
class TalkbackBrowserTest extends PagesTest {

  @Test
  void technician_and_site_hear_each_other_and_the_meeting_hears_neither() {
    meeting.start();
    Device hall = site("hall", Look.RED, city.secretary);
    Device commune = site("commune", Look.BLUE, city.technicians.getFirst());
    Device neighbour = chromium.device("neighbour").signIn(city.technicians.get(1));
    neighbour.open(meeting.page("room"));
    hall.awaitsMedia();
    commune.awaitsVoices(Look.RED);
    neighbour.awaitsVoices(Look.RED);
    Device technician = chromium.device("technician", Look.GREEN).signIn(city.districtIt);
    technician.open(meeting.page("technicians"));

    cell(technician, "Phường Quang Trung");
    technician.click("Gọi kênh kỹ thuật");
    commune.awaitText("Cán bộ kỹ thuật Hoàng Gia Bảo gọi");
    commune.click("Nghe máy");

    technician.awaitsVoices(Look.BLUE);
    commune.awaitsVoices(Look.GREEN); // on its newest connection, the call's
    commune.awaitText("Đang nói chuyện với cán bộ kỹ thuật Hoàng Gia Bảo");
    double heardBefore = neighbour.total("audioEnergy");
    neighbour.awaitsFrames(60);
    assertThat(neighbour.heard()).as("the stage").containsExactly(Look.RED.hz());
    assertThat(neighbour.total("audioEnergy")).isGreaterThan(heardBefore);
    assertThat(hall.heard()).as("the main site").isEmpty();

    // heard by everyone now: the call ends first
    meeting.command("floor.invite", Map.of("site", city.communes.getFirst().toString()));
    neighbour.awaitsVoices(Look.RED, Look.BLUE);
    commune.awaitsNoText("Đang nói chuyện với cán bộ kỹ thuật");
    technician.awaitText("đang phát biểu");
    technician.await("hears nobody", () -> technician.heard().isEmpty());
    hall.awaitsVoices(Look.BLUE);
    technician.click("Kết thúc cuộc gọi");

    // the room's own microphone is as it was
    meeting.command("floor.withdraw", Map.of());
    neighbour.awaitsVoices(Look.RED);
    assertThat(commune.heard()).contains(Look.RED.hz());
  }

  @Test
  void sites_are_shared_out_and_a_cluster_is_called_as_a_whole() {
    meeting.command("meeting.open-line-check", Map.of());
    Device commune = chromium.device("commune", Look.BLUE).signIn(city.technicians.getFirst());
    commune.open(meeting.page("line-check"));
    commune.awaitText("Bắt đầu kiểm tra");
    Device it = chromium.device("it", Look.GREEN).signIn(city.itStaff);
    it.open(meeting.page("technicians"));

    it.click("Chia cụm điểm cầu");
    it.page.getByLabel("Giao cho").click();
    it.page.getByText("Trần Quang Huy, ").click();
    it.page.keyboard().press("Escape");
    it.awaitText("1 cụm, mỗi cụm nhiều nhất 7 điểm cầu");
    it.page
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Chia cụm"))
        .click();
    it.awaitText("Cụm 1");

    it.click("Gọi cả cụm");
    it.awaitText("0/7 điểm cầu đã nghe máy");
    commune.awaitText("Cán bộ kỹ thuật Trần Quang Huy gọi cả cụm điểm cầu");
    commune.click("Nghe máy");
    commune.awaitsVoices(Look.GREEN);
    it.awaitText("1/7 điểm cầu đã nghe máy");
    assertThat(it.heard()).as("listening only").isEmpty();
    commune
        .page
        .locator(".talkback-call")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Nói"))
        .click();
    it.awaitsVoices(Look.BLUE);
    commune.click("Thôi nói");
    it.await("hears nobody", () -> it.heard().isEmpty());
    commune.click("Kết thúc cuộc gọi");
    it.awaitText("đã ngắt");
  }

  private static void cell(Device technician, String name) {
    technician
        .page
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name + " Chưa kiểm tra"))
        .first()
        .click();
  }
}
