package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The hall's wall while its pages turn: of one picture each, so that three sites are three pages.
 */
class WallBrowserTest extends PagesTest {

  private static final String PICTURE = ".wall-grid:not(.wall-ahead) video";
  private static final String RECORD =
      """
      (css) => {
        window.wallColours = [];
        const look = () => {
          window.wallColours.push(diemcauProbe.colourOf(document.querySelector(css)));
          requestAnimationFrame(look);
        };
        look();
      }""";

  private Device commune;

  @BeforeEach
  void threeSites() {
    meeting.start();
    Device chair =
        chromium.device("chair", Look.RED).signIn(city.leader).open(meeting.page("console"));
    Device district = site("district", Look.GREEN, city.districtLeader);
    // neither the chair's desk nor the district has this one among its small pictures
    commune = site("commune", Look.BLUE, city.technicians.getLast());
    for (Device device : List.of(chair, district, commune)) {
      device.awaitsMedia();
    }
  }

  private Device wall(String settings) {
    Device wall = chromium.device("wall", Look.RED).signIn(city.technician);
    return wall.open(meeting.page("wall?" + settings));
  }

  private static void shows(Device wall, Look look) {
    wall.await("shows " + look, () -> wall.colourIn(PICTURE).equals(look.colour()));
  }

  @Test
  void pages_turn_by_themselves_and_none_of_them_is_blank_at_any_moment() {
    Device wall = wall("size=1&dwell=4");
    shows(wall, Look.RED);
    wall.page.evaluate(RECORD, PICTURE);
    Set<Object> seen = new HashSet<>();
    wall.await(
        "has shown all three, and the first again",
        () -> {
          List<?> colours = (List<?>) wall.page.evaluate("() => window.wallColours");
          seen.addAll(colours);
          return colours.contains("blue") && colours.getLast().equals("red");
        });
    assertThat(seen).containsExactlyInAnyOrder("red", "green", "blue");
  }

  @Test
  void a_site_sends_its_picture_only_while_it_is_on_a_page() {
    Device wall = wall("size=1&dwell=600");
    shows(wall, Look.RED);
    wall.click("Dừng luân phiên");
    wall.await("lets the commune rest", () -> rests(wall));
    wall.click("Trang trước");
    shows(wall, Look.BLUE);
    double before = commune.total("framesEncoded");
    commune.await("sends again", () -> commune.total("framesEncoded") > before + 10);
    wall.click("Trang sau");
    shows(wall, Look.RED);
    wall.await("lets the commune rest again", () -> rests(wall));
  }

  private boolean rests(Device meanwhile) {
    double before = commune.total("framesEncoded");
    meanwhile.awaitsFrames(20);
    return commune.total("framesEncoded") == before;
  }

  @Test
  void a_wall_of_one_district_shows_its_sites_alone_and_its_address_keeps_what_was_set() {
    Device wall = wall("size=1&in=" + city.district2);
    shows(wall, Look.BLUE);
    wall.awaitText("Trang 1/1");
    wall.page.getByText("49 hình").click();
    wall.await("keeps its size", () -> wall.page.url().contains("size=49"));
    wall.page.reload();
    shows(wall, Look.BLUE);
    assertThat(wall.page.url()).contains("in=" + city.district2);
  }
}
