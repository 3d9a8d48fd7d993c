package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.device.EnrolledDevices;
import vn.diemcau.organisation.UnitId;

/** A feed from elsewhere goes into the meeting as it is, and gets back all but itself. */
class OutsideSourceBrowserTest extends PagesTest {

  /** A tone on the left alone, and a note of what was asked of the capture device. */
  private static final String CAPTURE =
      """
      window.wanted = [];
      const before = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        window.wanted.push(wanted);
        if (wanted.video) return before(wanted);
        const context = new AudioContext();
        const out = context.createMediaStreamDestination();
        const tone = context.createOscillator();
        const both = context.createChannelMerger(2);
        tone.frequency.value = 660;
        tone.connect(both, 0, 0);
        both.connect(out);
        tone.start();
        return out.stream;
      };
      """;

  /** How loud left and right are on the line that is heard. */
  private static final String SIDES =
      """
      async () => {
        window.sides ??= new AudioContext();
        const energy = async (track) => {
          const source = window.sides.createMediaStreamSource(new MediaStream([track]));
          const split = window.sides.createChannelSplitter(2);
          source.connect(split);
          const meters = [0, 1].map((side) => {
            const meter = window.sides.createAnalyser();
            split.connect(meter, side);
            return meter;
          });
          await new Promise((done) => setTimeout(done, 300));
          return meters.map((meter) => {
            const samples = new Float32Array(meter.fftSize);
            meter.getFloatTimeDomainData(samples);
            return samples.reduce((sum, sample) => sum + sample * sample, 0);
          });
        };
        const tracks = diemcauProbe.audioTracks();
        const all = await Promise.all(tracks.map(energy));
        return all.sort((a, b) => b[0] - a[0])[0] ?? [0, 0];
      }
      """;

  @Test
  void its_sound_is_left_as_it_is_in_two_channels_and_its_return_page_is_without_itself() {
    TestSession planner = city.signedIn(city.secretary);
    UnitId source =
        UnitId.of(
            planner
                .post(
                    "/api/units/outside-sources",
                    Map.of("underId", city.city.toString(), "name", "Văn phòng Chính phủ"))
                .json()
                .path("id")
                .asString());
    Map<String, Object> plan = TestMeetings.plan(city);
    List<Object> invited = new ArrayList<>((List<?>) plan.get("invited"));
    invited.add(TestMeetings.call(source, source));
    plan.put("invited", invited);
    LiveMeeting briefing = new LiveMeeting(city, plan).start();

    Device secretary = chromium.device("secretary", Look.RED).signIn(city.secretary);
    secretary.open(briefing.page("console?media=1")).awaitsMedia();
    Device commune =
        chromium
            .device("commune", Look.BLUE)
            .signIn(city.technicians.getFirst())
            .open(briefing.page("room"));
    Device feed = chromium.device("feed", Look.GREEN);
    feed.page.addInitScript(CAPTURE);
    enrol(feed, source);
    feed.open(briefing.page("room"));
    feed.awaitText("Sẵn sàng");
    feed.awaitsMedia();
    Map<?, ?> sound =
        (Map<?, ?>) feed.page.evaluate("() => window.wanted.find(w => w.audio).audio");
    assertThat(sound.get("echoCancellation")).isEqualTo(false);
    assertThat(sound.get("noiseSuppression")).isEqualTo(false);
    assertThat(sound.get("autoGainControl")).isEqualTo(false);

    briefing.command("floor.invite", Map.of("site", source.toString(), "minutes", 5));
    feed.awaitText("Đang phát cho mọi điểm cầu");
    commune.awaitsOnStage(Look.GREEN);
    commune.await(
        "hears it on the left alone",
        () -> {
          List<?> sides = (List<?>) commune.page.evaluate(SIDES);
          double left = ((Number) sides.get(0)).doubleValue();
          double right = ((Number) sides.get(1)).doubleValue();
          return left > 1 && right < left / 20;
        });

    Page back = feed.page.waitForPopup(() -> feed.click("Mở hình hồi"));
    back.waitForFunction(
        "() => diemcauProbe.colourOf(document.querySelector('.room-stage video')) === 'red'");
    assertThat(back.locator("button").count()).as("nothing but the stage").isZero();
    back.waitForFunction("() => diemcauProbe.hears([660]).length === 0");
    back.waitForFunction("hz => diemcauProbe.hears([hz]).length === 1", Look.RED.hz());
    feed.page.screenshot();
  }

  private void enrol(Device device, UnitId site) {
    TestSession staff = city.signedIn(city.itStaff);
    String id =
        staff
            .post("/api/endpoints", EnrolledDevices.described(site, "Máy thu", "room-pc"))
            .json()
            .path("id")
            .asString();
    String code = staff.post("/api/endpoints/" + id + "/code", null).json().path("code").asString();
    device.open("/enrol#" + code);
    device.click("Đăng ký máy này");
    device.awaitText("Văn phòng Chính phủ");
  }
}
