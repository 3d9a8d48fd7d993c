package vn.diemcau.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.organisation.UnitId;

/**
 * How smooth the console is with the sites of a city and of the country in its tree: the time
 * between frames while one scrolls, and from a key to the next painted frame while one types, with
 * 300 sites that report how they are meanwhile. A picture of each lies beside the figures.
 */
@ServerTest
@Tag("bench")
class ConsoleBench {

  private static final int REPORTING = 300;
  private static final String WATCH =
      """
      () => {
        window.benchFrames = []; window.benchKeys = [];
        let last = performance.now();
        const frame = () => {
          const now = performance.now();
          window.benchFrames.push(now - last);
          last = now;
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
        new PerformanceObserver((list) => {
          for (const e of list.getEntries())
            if (e.name === 'keydown' || e.name === 'keypress') window.benchKeys.push(e.duration);
        }).observe({ type: 'event', durationThreshold: 16 });
      }""";
  private static final String TAKE =
      """
      (name) => {
        const all = window[name].sort((a, b) => a - b);
        window[name] = [];
        const at = (share) => Math.round(all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0);
        return { count: all.length, median: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
      }""";

  @LocalServerPort int port;
  @Autowired TestCities cities;

  @Test
  void the_console_with_a_city_and_with_the_country() throws Exception {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bench", "console");
    json.put("city", measured("city", cities.large(30, 20)));
    json.put("country", measured("country", cities.large(34, 99)));
    Path out = Files.createDirectories(Path.of("target", "bench"));
    String text = new JsonMapper().writeValueAsString(json);
    Files.writeString(out.resolve("console.json"), text + "\n");
    System.out.println(text);
  }

  private Map<String, Object> measured(String name, TestCity city) throws Exception {
    Map<String, Object> plan = TestMeetings.plan(city);
    List<Object> invited = new ArrayList<>((List<?>) plan.get("invited"));
    city.grown.forEach(site -> invited.add(TestMeetings.call(site, site)));
    plan.put("invited", invited);
    LiveMeeting meeting = new LiveMeeting(city, plan).start();
    List<UnitId> there = city.grown.subList(0, REPORTING);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("sites", city.grown.size() + 8);
    try (ManySites sites = new ManySites(city, meeting, there);
        Chromium chromium = new Chromium(port, false)) {
      Device page = chromium.device("secretary", Look.RED).signIn(city.secretary);
      page.page.setViewportSize(1920, 1080);
      page.open(meeting.page("console"));
      page.awaitText("Đã kết nối " + (REPORTING + 1) + "/");
      page.page.evaluate(WATCH);
      figures.put("nothing", still(page));
      sites.reportAll(200);
      figures.put("reports", still(page));
      page.page.getByLabel("Tìm điểm cầu").fill("binh an");
      page.page.waitForTimeout(500);
      figures.put("scroll", scrolled(page));
      page.page.getByLabel("Tìm điểm cầu").fill("");
      figures.put("typing", typed(page));
      sites.reportAll(0);
      Path picture = Path.of("target", "bench", "console-" + name + ".png");
      page.page.screenshot(new Page.ScreenshotOptions().setPath(picture));
    }
    return figures;
  }

  private static Object still(Device page) {
    page.page.evaluate(TAKE, "benchFrames");
    page.page.waitForTimeout(4000);
    return page.page.evaluate(TAKE, "benchFrames");
  }

  private static Object scrolled(Device page) {
    page.page.locator(".roster-tree").hover();
    page.page.evaluate(TAKE, "benchFrames");
    for (int i = 0; i < 120; i++) {
      page.page.mouse().wheel(0, i < 60 ? 300 : -300);
      page.page.waitForTimeout(16);
    }
    return page.page.evaluate(TAKE, "benchFrames");
  }

  private static Map<String, Object> typed(Device page) {
    page.page.evaluate(TAKE, "benchFrames");
    page.page.evaluate(TAKE, "benchKeys");
    for (String text : List.of("huyen so 07", "xa binh an 12.05", "so noi vu")) {
      page.page.getByLabel("Tìm điểm cầu").fill("");
      page.page
          .getByLabel("Tìm điểm cầu")
          .pressSequentially(text, new Locator.PressSequentiallyOptions().setDelay(90));
    }
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("frames", page.page.evaluate(TAKE, "benchFrames"));
    both.put("keysOver16ms", page.page.evaluate(TAKE, "benchKeys"));
    return both;
  }
}
