package vn.diemcau.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestSession;
import vn.diemcau.device.EnrolledDevices;
import vn.diemcau.organisation.UnitId;

/** A screen that was hung up somewhere shows the meeting of its site, and nothing else. */
@ServerTest
class DisplayTest extends RoomTest {

  @Test
  void it_joins_to_show_without_microphone_and_with_the_eyes_of_the_hall() {
    TestSession stage = display(commune, "stage");

    try (RoomClient client = new RoomClient(stage, meeting)) {
      client.send(join("stage", false));
      JsonNode welcome = client.next("welcome");
      assertThat(welcome.path("audience").asString()).isEqualTo("hall");
      assertThat(welcome.path("media").asBoolean()).isFalse();
      JsonNode state = client.next("snapshot").path("state");
      assertThat(site(state, commune).path("connected").asBoolean())
          .as("nobody is there because a screen is on")
          .isFalse();
    }
    for (Map<String, Object> wrong : List.of(join("stage", true), join("site", false))) {
      try (RoomClient client = new RoomClient(stage, meeting)) {
        client.send(wrong);
        assertThat(client.next("refused").path("code").asString()).isEqualTo("room.only-shows");
      }
    }
  }

  @Test
  void whatever_it_asks_for_is_refused_by_socket_and_by_rest() {
    TestSession wall = display(city.city, "wall");
    Map<String, Object> message = Map.of("to", "secretary", "text", "Xin chào");

    try (RoomClient client = new RoomClient(wall, meeting)) {
      client.send(join("wall", false));
      client.next("welcome");
      assertThat(client.command("message.send", message).path("code").asString())
          .isEqualTo("room.only-shows");
      assertThat(client.command("meeting.start", Map.of()).path("code").asString())
          .isEqualTo("room.only-shows");
    }
    String room = "/api/rooms/" + meeting;
    assertThat(wall.post(room + "/commands", wish("message.send", message)).code())
        .isEqualTo("security.only-shows");
    assertThat(wall.post("/api/meetings/" + meeting + "/line-checks/media", null).code())
        .isEqualTo("security.only-shows");
    assertThat(wall.put("/api/meetings/" + meeting, Map.of()).code())
        .isEqualTo("security.only-shows");
    assertThat(wall.get("/api/endpoints").status()).isEqualTo(403);
    assertThat(wall.get("/api/accounts").status()).isEqualTo(403);
    assertThat(wall.get(room).status()).isEqualTo(200);
    assertThat(wall.get("/api/endpoints/self").json().path("kind").asString()).isEqualTo("wall");
  }

  @Test
  void a_board_shows_the_sites_of_its_unit_and_other_screens_their_own() {
    String checks = "/api/meetings/" + meeting + "/line-checks";
    assertThat(display(city.city, "board").get(checks).json().size()).isEqualTo(8);
    assertThat(display(city.district1, "board").get(checks).json().size()).isEqualTo(4);
    assertThat(display(city.city, "stage").get(checks).json().size()).isEqualTo(1);
  }

  @Test
  void a_room_pc_that_becomes_a_screen_is_out_and_comes_back_without_rights() {
    EnrolledDevices.Device pc = EnrolledDevices.enrolled(city, commune, "Máy", "room-pc");
    TestSession it = city.signedIn(city.itStaff);
    assertThat(
            it.put("/api/endpoints/" + pc.id(), EnrolledDevices.described(commune, "Máy", "stage"))
                .status())
        .isEqualTo(200);

    assertThat(pc.browser().get("/api/session").status()).isEqualTo(401);
    assertThat(pc.browser().put("/api/session/endpoint", Map.of()).status()).isEqualTo(200);
    assertThat(pc.browser().post("/api/meetings/" + meeting + "/line-checks/media", null).code())
        .isEqualTo("security.only-shows");
  }

  @Test
  void nobody_is_given_the_role_of_a_screen() {
    TestSession it = city.signedIn(city.itStaff);
    TestSession.Answer answer =
        it.put(
            "/api/accounts/" + city.delegate.id() + "/roles",
            Map.of(
                "roles", new Object[] {Map.of("role", "display", "unitId", city.city.toString())}));
    assertThat(answer.code()).as(answer.text()).isEqualTo("security.bad-roles");
  }

  private TestSession display(UnitId site, String kind) {
    return EnrolledDevices.enrolled(city, site, "Màn hình " + kind, kind).browser();
  }

  private static Map<String, Object> join(String view, boolean media) {
    return Map.of(
        "kind", "join", "device", UUID.randomUUID().toString(), "view", view, "media", media);
  }

  private static JsonNode site(JsonNode state, UnitId site) {
    return state
        .path("sites")
        .valueStream()
        .filter(s -> s.path("site").asString().equals(site.toString()))
        .findFirst()
        .orElseThrow();
  }
}
