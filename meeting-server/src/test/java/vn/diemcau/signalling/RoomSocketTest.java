package vn.diemcau.signalling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestSession;
import vn.diemcau.organisation.UnitId;

/** Rooms over real WebSockets: joining, commands, seats, lost links, messages. */
@ServerTest
class RoomSocketTest extends RoomTest {

  @Test
  void a_site_joins_with_one_frame_and_sees_the_room_without_other_sites_people() {
    UnitId other = city.communes.get(1);
    rest(
        "roll-call.prepare",
        Map.of(
            "site", other.toString(), "chair", "Mai Thị 2", "people", List.of(), "headcount", 4));
    try (RoomClient client = device(city.delegateOf(commune))) {
      JsonNode welcome = client.join("phong-hop", true);
      assertThat(welcome.path("site").asString()).isEqualTo(commune.toString());
      assertThat(welcome.path("audience").asString()).isEqualTo("sites");
      assertThat(welcome.path("endpoint").asString()).matches("[a-z0-9]{1,32}");

      JsonNode state = client.next("snapshot").path("state");
      assertThat(state.path("phase").asString()).isEqualTo("line-check");
      assertThat(state.path("mainSite").asString()).isEqualTo(city.city.toString());
      assertThat(state.path("sites").size()).isEqualTo(8);
      JsonNode roll = site(state, other).path("rollCall");
      assertThat(roll.path("headcount").asInt()).isEqualTo(4);
      assertThat(roll.path("chair").isNull()).isTrue();
    }
  }

  @Test
  void a_command_is_done_once_however_often_it_is_sent_and_everyone_hears_of_it_once() {
    try (RoomClient secretary = device(city.secretary);
        RoomClient site = device(city.delegateOf(commune))) {
      secretary.join("may-thu-ky", true);
      site.join("phong-hop", true);
      UUID id = UUID.randomUUID();

      JsonNode first = secretary.command(id, "meeting.start", Map.of());
      JsonNode again = secretary.command(id, "meeting.start", Map.of());
      assertThat(first.path("kind").asString()).isEqualTo("done");
      assertThat(again).isEqualTo(first);

      assertThat(site.event("meeting.started").path("seq").asLong())
          .isEqualTo(first.path("seq").asLong());
      secretary.command("chat.open", Map.of());
      site.event("chat.opened");
      assertThat(
              site.seen().stream()
                  .flatMap(f -> f.path("events").valueStream())
                  .filter(e -> e.path("type").asString("").equals("meeting.started")))
          .hasSize(1);
    }
  }

  @Test
  void another_device_is_asked_and_takes_the_seat_over_with_its_queue_place_and_floor() {
    try (RoomClient former = device(city.delegateOf(commune));
        RoomClient secretary = device(city.secretary)) {
      secretary.join("may-thu-ky", true);
      former.join("may-cu", true);
      secretary.command("meeting.start", Map.of());
      former.command(
          "queue.request",
          Map.of(
              "site", commune.toString(), "speaker", "Mai Thị 1", "position", "", "subject", "x"));
      secretary.command("floor.invite", Map.of("site", commune.toString(), "minutes", 5));

      try (RoomClient device = device(city.technicianOf(commune))) {
        device.send(
            Map.of(
                "kind",
                "join",
                "device",
                "may-moi",
                "deviceName",
                "Máy mới",
                "view",
                "site",
                "media",
                true));
        assertThat(device.next("seat-taken").path("deviceName").asString()).isEqualTo("may-cu");
        device.send(Map.of("kind", "take-over"));
        assertThat(device.next("welcome").path("media").asBoolean()).isTrue();
        JsonNode state = device.next("snapshot").path("state");
        assertThat(state.path("floor").path("site").asString()).isEqualTo(commune.toString());
        assertThat(state.path("queue").size()).isEqualTo(1);

        assertThat(former.next("told", t -> t.path("code").asString("").endsWith("taken-over")))
            .isNotNull();
        assertThat(former.closeCode()).isEqualTo(4001);
      }
    }
  }

  @Test
  void another_device_may_join_for_documents_only_and_stays_silent() {
    try (RoomClient first = device(city.delegateOf(commune));
        RoomClient second = device(city.technicianOf(commune))) {
      String microphone = first.join("phong-hop", true).path("endpoint").asString();
      second.send(
          Map.of(
              "kind", "join", "device", "tablet", "deviceName", "", "view", "site", "media", true));
      second.next("seat-taken");
      second.send(Map.of("kind", "documents-only"));
      assertThat(second.next("welcome").path("media").asBoolean()).isFalse();
      assertThat(rooms.state(meeting).seat(commune).mediaEndpoint()).isEqualTo(microphone);
    }
  }

  @Test
  void after_twenty_seconds_without_a_link_nothing_is_missed_and_nothing_doubled() {
    TestSession session = city.signedIn(city.delegateOf(commune));
    JsonNode welcome;
    long had;
    try (RoomClient client = new RoomClient(session, meeting)) {
      welcome = client.join("phong-hop", true);
      had = client.next("snapshot").path("seq").asLong();
      client.breakLink();
    }
    rest("meeting.start", Map.of());
    clock.advance(Duration.ofSeconds(20));
    rest("chat.open", Map.of());
    rest("meeting.recess", Map.of());

    try (RoomClient back = new RoomClient(session, meeting)) {
      back.send(
          Map.of(
              "kind",
              "join",
              "device",
              "phong-hop",
              "deviceName",
              "phong-hop",
              "view",
              "site",
              "media",
              true,
              "resume",
              welcome.path("resume").asString(),
              "since",
              had));
      JsonNode again = back.next("welcome");
      assertThat(again.path("endpoint")).isEqualTo(welcome.path("endpoint"));
      assertThat(again.path("resume")).isEqualTo(welcome.path("resume"));
      JsonNode missed = back.next("events");
      List<Long> numbers =
          missed.path("events").valueStream().map(e -> e.path("seq").asLong()).toList();
      assertThat(numbers)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(had + 1, missed.path("to").asLong()).boxed().toList());
      assertThat(missed.path("events").valueStream().map(e -> e.path("type").asString()))
          .contains("meeting.started", "chat.opened", "meeting.recessed");

      long recess = rest("meeting.resume", Map.of());
      JsonNode next = back.next("events");
      assertThat(next.path("from").asLong()).isEqualTo(missed.path("to").asLong() + 1);
      assertThat(next.path("to").asLong()).isGreaterThanOrEqualTo(recess);
    }
  }

  @Test
  void a_message_reaches_the_secretary_and_no_other_site() {
    try (RoomClient secretary = device(city.secretary);
        RoomClient site = device(city.delegateOf(commune));
        RoomClient other = device(city.delegateOf(city.communes.get(1)))) {
      secretary.join("may-thu-ky", true);
      site.join("a", true);
      other.join("b", true);
      JsonNode answer =
          site.command("message.send", Map.of("to", "secretary", "text", "Xin phát biểu sau"));
      assertThat(answer.path("kind").asString()).isEqualTo("done");
      assertThat(secretary.next("message").path("text").asString()).isEqualTo("Xin phát biểu sau");
      assertThat(
              site.command("message.send", Map.of("to", "all", "text", "x"))
                  .path("code")
                  .asString())
          .isEqualTo("room.chat-closed");
      rest("chat.open", Map.of());
      other.event("chat.opened");
      assertThat(other.seen()).noneMatch(f -> f.path("kind").asString("").equals("message"));
    }
  }

  @Test
  void whoever_sits_in_the_room_is_told_of_documents_that_are_handed_out() {
    try (RoomClient site = device(city.delegateOf(commune))) {
      site.join("phong-hop", true);
      TestSession.Answer paper =
          secretaries.upload(
              "/api/meetings/" + meeting + "/documents",
              List.of(
                  new TestSession.Part("file", "Báo cáo.txt", "Số liệu quý III".getBytes(UTF_8))));
      String id = paper.json().path("id").asString();

      secretaries.post(
          "/api/meetings/" + meeting + "/documents/release", Map.of("ids", List.of(id)));

      JsonNode told = site.next("told");
      assertThat(told.path("code").asString()).isEqualTo("signalling.documents-released");
      assertThat(told.path("args").path("documents").get(0).asString()).isEqualTo(id);
      assertThat(told.path("sentence").asString()).contains("Báo cáo");
    }
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
