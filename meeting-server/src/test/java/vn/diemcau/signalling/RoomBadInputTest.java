package vn.diemcau.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCity;
import vn.diemcau.TestSession;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.shared.RateLimit;

/** What a room refuses, by socket and by REST, and that it is the same room after it. */
@ServerTest
class RoomBadInputTest extends RoomTest {

  @Autowired ConnectionWatch watch;

  @Test
  void a_site_may_not_run_the_floor_and_nothing_changes() {
    try (RoomClient site = device(city.delegateOf(commune))) {
      site.join("phong-hop", true);
      rest("meeting.start", Map.of());
      long before = rooms.state(meeting).seq();
      JsonNode answer =
          site.command("floor.invite", Map.of("site", commune.toString(), "minutes", 5));
      assertThat(answer.path("kind").asString()).isEqualTo("refused");
      assertThat(answer.path("code").asString()).isEqualTo("room.not-lead");
      assertThat(answer.path("sentences").path("vi").asString()).startsWith("Chỉ chủ trì");
      assertThat(rooms.state(meeting).seq()).isEqualTo(before);
    }
  }

  @Test
  void a_foreign_sites_seat_is_refused_and_stays_as_it_was() {
    UnitId other = city.communes.get(1);
    long before = rooms.state(meeting).seq();
    try (RoomClient client = device(city.delegateOf(commune))) {
      client.send(
          Map.of(
              "kind",
              "join",
              "device",
              "x",
              "deviceName",
              "x",
              "view",
              "site",
              "media",
              true,
              "siteId",
              other.toString()));
      assertThat(client.next("refused").path("code").asString()).isEqualTo("room.foreign-site");
      assertThat(client.closeCode()).isEqualTo(4003);
    }
    assertThat(rooms.state(meeting).seq()).isEqualTo(before);
  }

  @Test
  void a_unit_that_was_not_invited_is_refused_and_nothing_changes() {
    TestCity elsewhere = cities.fresh();
    TestSession stranger = elsewhere.signedIn(elsewhere.secretary);
    RoomState before = rooms.state(meeting);
    try (RoomClient client = new RoomClient(stranger, meeting)) {
      client.send(
          Map.of("kind", "join", "device", "x", "deviceName", "x", "view", "site", "media", true));
      assertThat(client.next("refused").path("code").asString()).startsWith("meeting.");
      assertThat(client.closeCode()).isEqualTo(4003);
    }
    String path = "/api/rooms/" + meeting;
    assertThat(stranger.get(path).code()).startsWith("meeting.");
    assertThat(stranger.post(path + "/commands", wish("meeting.start", Map.of())).code())
        .startsWith("meeting.");
    assertThat(rooms.state(meeting)).isEqualTo(before);
  }

  @Test
  void a_closed_meeting_takes_no_device_and_no_command_and_nothing_changes() {
    try (RoomClient secretary = device(city.secretary)) {
      secretary.join("may-thu-ky", true);
      rest("meeting.start", Map.of());
      rest("meeting.close", Map.of());
      RoomState closed = rooms.state(meeting);
      try (RoomClient client = device(city.delegateOf(commune))) {
        client.send(
            Map.of(
                "kind", "join", "device", "x", "deviceName", "x", "view", "site", "media", true));
        assertThat(client.next("refused").path("code").asString()).isEqualTo("room.closed");
      }
      Map<String, Object> invitation = Map.of("site", commune.toString(), "minutes", 5);
      for (String name : List.of("floor.invite", "meeting.recess", "chat.open")) {
        Map<String, Object> args = name.equals("floor.invite") ? invitation : Map.of();
        assertThat(secretary.command(name, args).path("code").asString())
            .as(name)
            .isEqualTo("room.closed");
        TestSession.Answer byRest =
            secretaries.post("/api/rooms/" + meeting + "/commands", wish(name, args));
        assertThat(byRest.status()).isEqualTo(409);
        assertThat(byRest.code()).isEqualTo("room.closed");
      }
      assertThat(rooms.state(meeting)).isEqualTo(closed);
    }
    rest("meeting.undo-close", Map.of());
    assertThat(rooms.state(meeting).phase().code()).isEqualTo("live");
  }

  @Test
  void malformed_commands_by_rest_are_refused_and_change_nothing() {
    String path = "/api/rooms/" + meeting + "/commands";
    RoomState before = rooms.state(meeting);
    List<Object> bodies =
        List.of(
            "{",
            "[]",
            "7",
            "",
            "{\"id\":\"no\",\"name\":\"meeting.start\"}",
            Map.of("name", "meeting.start"),
            Map.of("id", UUID.randomUUID().toString()),
            wish("no.such-command", Map.of()),
            wish("floor.invite", Map.of("site", "x", "minutes", 5)),
            wish("floor.invite", Map.of("site", commune.toString(), "minutes", "năm")),
            wish("queue.request", Map.of("site", commune.toString(), "speaker", List.of(1))),
            Map.of("id", UUID.randomUUID().toString(), "name", "meeting.start", "args", "x"));
    for (Object body : bodies) {
      TestSession.Answer answer = secretaries.post(path, body);
      assertThat(answer.status()).as("%s: %s", body, answer.text()).isBetween(400, 422);
      assertThat(answer.json().path("sentences").path("vi").asString()).as("%s", body).isNotEmpty();
    }
    assertThat(secretaries.post("/api/rooms/khong-co/commands", wish("x", Map.of())).status())
        .isEqualTo(400);
    assertThat(rooms.state(meeting)).isEqualTo(before);
  }

  @Test
  void malformed_frames_are_refused_and_change_nothing() {
    try (RoomClient client = device(city.delegateOf(commune))) {
      client.join("phong-hop", true);
      client.next("presence");
      long before = rooms.state(meeting).seq();
      for (String frame :
          List.of(
              "{",
              "[]",
              "\"x\"",
              "{\"kind\":\"no-such\"}",
              "{\"kind\":\"command\",\"id\":\"no\",\"name\":\"meeting.start\"}",
              "{\"kind\":\"command\",\"id\":\"" + UUID.randomUUID() + "\",\"name\":\"x\"}",
              "{\"kind\":\"command\",\"id\":\""
                  + UUID.randomUUID()
                  + "\",\"name\":\"queue.request\",\"args\":{\"site\":7}}",
              "{\"kind\":\"media-open\",\"profile\":\"cinema\"}",
              "{\"kind\":\"media-answer\",\"endpoint\":\"e999\",\"sdp\":\"x\"}")) {
        client.sendText(frame);
        JsonNode refused = client.next("refused");
        assertThat(refused.path("code").asString()).as(frame).isNotEmpty();
        assertThat(refused.path("sentence").asString()).as(frame).doesNotContain("{what}");
      }
      assertThat(rooms.state(meeting).seq()).isEqualTo(before);
      client.send(Map.of("kind", "ping", "t", 5));
      assertThat(client.next("pong").path("t").asInt()).isEqualTo(5);
    }
  }

  @Test
  void a_large_frame_that_comes_in_pieces_is_read_whole() {
    String text = "é".repeat(SignallingConfiguration.MAX_FRAME_BYTES - 100);
    try (RoomClient device = device(city.delegateOf(commune))) {
      for (int i = 0; i < 2; i++) {
        device.send(Map.of("kind", "ping", "t", text));
        assertThat(device.next("pong").path("t").asString()).isEqualTo(text);
      }
    }
  }

  @Test
  void frames_that_are_too_large_or_no_text_end_their_socket_and_change_nothing() {
    try (RoomClient stays = device(city.delegateOf(city.communes.get(1)));
        RoomClient large = device(city.delegateOf(commune));
        RoomClient binary = device(city.delegateOf(commune))) {
      stays.join("phong-hop", true);
      stays.next("presence");
      long before = rooms.state(meeting).seq();

      large.sendText(
          "{\"kind\":\"ping\",\"x\":\""
              + "x".repeat(SignallingConfiguration.MAX_FRAME_BYTES)
              + "\"}");
      assertThat(large.closeCode()).isEqualTo(1009);
      binary.sendBinary(new byte[] {0, 1, 2, 3});
      assertThat(binary.closeCode()).isEqualTo(1003);

      assertThat(rooms.state(meeting).seq()).isEqualTo(before);
      stays.send(Map.of("kind", "ping", "t", 5));
      assertThat(stays.next("pong").path("t").asInt()).isEqualTo(5);
    }
  }

  @Test
  void a_client_that_floods_is_cut_off() {
    try (RoomClient client = device(city.delegateOf(commune))) {
      client.join("phong-hop", true);
      // far more than the bucket takes on however slow a machine; the first too many ends it
      for (int i = 0; i < RateLimit.BURST * 50; i++) {
        client.sendText("{\"kind\":\"ping\",\"t\":1}");
      }
      assertThat(client.next("refused").path("code").asString()).isEqualTo("signalling.too-fast");
    } catch (CompletionException e) {
      assertThat(e).hasMessageContaining("closed");
    }
  }

  @Test
  void a_socket_that_never_joins_is_closed_and_one_that_joined_stays() {
    try (RoomClient idle = device(city.delegateOf(commune));
        RoomClient joined = device(city.delegateOf(city.communes.get(1)))) {
      idle.sendText("{");
      idle.next("refused");
      joined.join("phong-hop", true);
      watch.cutUnjoined();
      clock.advance(ConnectionWatch.TO_JOIN.plusSeconds(1));
      watch.cutUnjoined();
      assertThat(idle.next("refused").path("code").asString()).isEqualTo("signalling.never-joined");
      assertThat(idle.closeCode()).isEqualTo(4003);
      joined.send(Map.of("kind", "ping", "t", 1));
      joined.next("pong");
    }
  }

  @Test
  void a_session_has_a_bounded_number_of_sockets() {
    TestSession session = city.signedIn(city.delegateOf(commune));
    List<RoomClient> open = new ArrayList<>();
    try {
      for (int i = 0; i < RoomSockets.MOST_PER_SESSION; i++) {
        RoomClient client = new RoomClient(session, meeting);
        open.add(client);
        client.sendText("{");
        assertThat(client.next("refused").path("code").asString())
            .isEqualTo("signalling.malformed");
      }
      RoomClient more = new RoomClient(session, meeting);
      open.add(more);
      assertThat(more.next("refused").path("code").asString())
          .isEqualTo("signalling.too-many-connections");
      assertThat(more.closeCode()).isEqualTo(4003);
    } finally {
      open.forEach(RoomClient::close);
    }
  }

  @Test
  void a_foreign_origin_and_who_is_not_signed_in_get_no_socket() {
    String path = "/ws/room/" + meeting;
    assertThatThrownBy(() -> new RoomClient(city.browser(), path, secretaries.origin()))
        .isInstanceOf(CompletionException.class);
    assertThatThrownBy(() -> new RoomClient(secretaries, path, "https://evil.example"))
        .isInstanceOf(CompletionException.class);
  }
}
