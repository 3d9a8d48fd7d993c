package vn.diemcau.talkback.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestClock;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.signalling.RoomClient;

/** Technicians call their sites: who may call whom, who may answer, and what ends a call. */
@ServerTest
class TalkbackTest {

  @Autowired TestCities cities;
  @Autowired TestClock clock;
  @Autowired Lines lines;

  private TestCity city;
  private MeetingId meeting;
  private String talkback;
  private UnitId site;
  private TestSession technician;
  private TestSession commune;
  private TestSession secretary;

  @BeforeEach
  void aMeeting() {
    city = cities.fresh();
    meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    talkback = "/api/meetings/" + meeting + "/talkback";
    site = city.communes.getFirst();
    technician = city.signedIn(city.districtIt);
    commune = city.signedIn(city.technicians.getFirst());
    secretary = city.signedIn(city.secretary);
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void a_site_is_told_who_calls_answers_and_hangs_up() {
    assertThat(commune.get(own(site)).status()).as("nobody calls").isEqualTo(204);
    room("meeting.open-line-check", Map.of());
    try (RoomClient device = new RoomClient(commune, meeting)) {
      device.join("pc-1", true);

      JsonNode opened = call(site);

      assertThat(opened.path("link").path("sdp").asString())
          .contains("a=mid:a2")
          .doesNotContain("a=mid:v0");
      assertThat(device.nextOf("code", "talkback.changed").path("kind").asString())
          .isEqualTo("told");
      JsonNode rings = commune.get(own(site)).json();
      assertThat(rings.path("state").asString()).isEqualTo("ringing");
      assertThat(rings.path("by").asString()).isEqualTo(city.districtIt.actor().name());
      JsonNode answered = commune.post(own(site), null).json();
      assertThat(answered.path("link").path("sdp").asString()).contains("a=mid:mic");
      assertThat(state(0)).isEqualTo("talking");
      assertThat(commune.get(own(site)).json().path("mine").asBoolean()).isTrue();
      assertThat(commune.delete(own(site)).status()).isEqualTo(204);
      assertThat(state(0)).isEqualTo("hung-up");
      assertThat(commune.get(own(site)).status()).isEqualTo(204);
    }
  }

  @Test
  void nobody_calls_a_site_that_is_not_in_their_care() {
    Map<String, ?> wish = Map.of("sites", List.of(city.communes.get(4)));
    assertThat(technician.post(talkback, wish).code()).isEqualTo("talkback.not-in-care");
    for (TestCity.Person person :
        List.of(city.secretary, city.delegate, city.technicians.getFirst())) {
      assertThat(city.signedIn(person).post(talkback, wish).code())
          .isEqualTo("device.not-a-technician");
    }
    TestCity other = cities.fresh();
    assertThat(other.signedIn(other.itStaff).post(talkback, wish).code())
        .isEqualTo("meeting.not-concerned");
    TestSession it = city.signedIn(city.itStaff);
    it.put(
        "/api/meetings/" + meeting + "/clusters",
        Map.of("size", 60, "technicians", List.of(city.districtIt.id()), "onlyUncovered", false));
    assertThat(technician.post(talkback, wish).status()).as("in the cluster").isEqualTo(200);
    secretary.post("/api/meetings/" + meeting + "/cancel", Map.of("reason", "Bão"));
    assertThat(technician.post(talkback, wish).code()).isEqualTo("talkback.meeting-not-on");
  }

  @Test
  void only_the_called_site_answers_and_only_once() {
    JsonNode line = call(site).path("line");
    TestSession neighbour = city.signedIn(city.technicians.get(1));
    assertThat(neighbour.get(own(site)).code()).isEqualTo("talkback.not-your-site");
    assertThat(neighbour.post(own(site), null).code()).isEqualTo("talkback.not-your-site");
    assertThat(neighbour.delete(own(site)).code()).isEqualTo("talkback.not-your-site");
    JsonNode link = commune.post(own(site), null).json().path("link");
    assertThat(city.signedIn(city.delegates.getFirst()).post(own(site), null).code())
        .isEqualTo("talkback.answered-elsewhere");
    Map<String, ?> foreign =
        Map.of(
            "line", line.path("id").asString(),
            "endpoint", link.path("endpoint").asString(),
            "offer", link.path("offer").asLong(),
            "sdp", "x");
    assertThat(neighbour.post(talkback + "/answer", foreign).code())
        .isEqualTo("talkback.no-such-call");
    assertThat(secretary.post(talkback + "/answer", foreign).code())
        .isEqualTo("talkback.no-such-call");
    assertThat(commune.post(talkback + "/answer", foreign).status()).isEqualTo(422);
    assertThat(secretary.get(talkback).code()).isEqualTo("talkback.no-such-call");
    assertThat(secretary.delete(talkback).code()).isEqualTo("talkback.no-such-call");
  }

  @Test
  void a_site_that_is_given_the_floor_is_off_talkback_before_it_is_heard() {
    room("meeting.open-line-check", Map.of());
    try (RoomClient main = new RoomClient(secretary, meeting);
        RoomClient device = new RoomClient(commune, meeting)) {
      main.join("hall", true);
      device.join("pc-1", true);
      room("meeting.start", Map.of());
      call(site);
      commune.post(own(site), null);

      room("floor.invite", Map.of("site", site.toString()));

      assertThat(state(0)).isEqualTo("on-air");
      assertThat(technician.post(talkback, Map.of("sites", List.of(site))).code())
          .isEqualTo("talkback.on-air");
      TestSession it = city.signedIn(city.itStaff);
      assertThat(it.post(talkback, Map.of("sites", List.of(site))).code())
          .isEqualTo("talkback.on-air");
      room("floor.withdraw", Map.of());
      assertThat(technician.post(talkback, Map.of("sites", List.of(site))).status()).isEqualTo(200);
    }
  }

  @Test
  void in_a_call_of_a_cluster_two_sites_speak_at_a_time() {
    List<UnitId> three = city.communes.subList(0, 3);
    JsonNode line = technician.post(talkback, Map.of("sites", three)).json().path("line");
    assertThat(line.path("group").asBoolean()).isTrue();
    for (int i = 0; i < 3; i++) {
      TestSession each = city.signedIn(city.technicians.get(i));
      assertThat(each.post(own(three.get(i)), null).json().path("call").path("speaks").asBoolean())
          .isFalse();
      assertThat(each.put(own(three.get(i)) + "/speaking", Map.of("on", true)).code())
          .isEqualTo(i < 2 ? "" : "talkback.others-speak");
      if (i == 2) {
        assertThat(technician.delete(own(three.getFirst())).status()).isEqualTo(204);
        assertThat(each.put(own(three.get(i)) + "/speaking", Map.of("on", true)).status())
            .isEqualTo(204);
      }
    }
    assertThat(state(0)).isEqualTo("hung-up");
    assertThat(state(2)).isEqualTo("talking");
  }

  @Test
  void another_technician_finds_a_called_site_busy() {
    call(site);
    TestSession it = city.signedIn(city.itStaff);
    assertThat(it.post(talkback, Map.of("sites", List.of(site))).code()).isEqualTo("talkback.busy");
    JsonNode both =
        it.post(talkback, Map.of("sites", List.of(site, city.communes.get(1)))).json().path("line");
    assertThat(both.path("sites").get(0).path("state").asString()).isEqualTo("busy");
    assertThat(both.path("sites").get(1).path("state").asString()).isEqualTo("ringing");
  }

  @Test
  void what_nobody_answers_and_who_went_away_without_a_word_end_by_themselves() {
    call(site);
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofSeconds(13));
      technician.get(talkback);
      lines.tidy();
    }
    assertThat(state(0)).isEqualTo("no-answer");

    call(site);
    commune.post(own(site), null);
    clock.advance(Duration.ofSeconds(16));
    technician.get(talkback);
    lines.tidy();
    assertThat(state(0)).as("the site's page is gone").isEqualTo("hung-up");

    call(site);
    clock.advance(Duration.ofSeconds(16));
    lines.tidy();
    assertThat(technician.get(talkback).code()).isEqualTo("talkback.no-such-call");
    assertThat(commune.get(own(site)).status()).isEqualTo(204);
  }

  @Test
  void a_call_ends_with_the_meeting() {
    room("meeting.open-line-check", Map.of());
    try (RoomClient main = new RoomClient(secretary, meeting)) {
      main.join("hall", true);
      room("meeting.start", Map.of());
      call(site);
      lines.tidy();
      assertThat(state(0)).as("the meeting is on").isEqualTo("ringing");

      room("meeting.close", Map.of());
      lines.tidy();

      assertThat(technician.get(talkback).code()).isEqualTo("talkback.no-such-call");
      assertThat(commune.get(own(site)).status()).isEqualTo(204);
    }
  }

  @Test
  void a_call_ends_when_the_meeting_is_called_off() {
    call(site);
    secretary.post("/api/meetings/" + meeting + "/cancel", Map.of("reason", "Bão"));
    lines.tidy();
    assertThat(technician.get(talkback).code()).isEqualTo("talkback.no-such-call");
  }

  @Test
  void a_call_in_a_rehearsal_ends_with_it() {
    String path = "/api/meetings/" + meeting + "/rehearsal";
    TestSession.Answer begun = secretary.post(path, Map.of("minutes", 60));
    assertThat(begun.status()).as(begun.text()).isEqualTo(200);
    MeetingId rehearsal = MeetingId.of(begun.json().path("rehearsal").path("id").asString());
    String there = "/api/meetings/" + rehearsal + "/talkback";
    assertThat(technician.post(there, Map.of("sites", List.of(site))).status()).isEqualTo(200);
    assertThat(lines.calling(rehearsal, site)).isPresent();

    secretary.delete(path);
    lines.tidy();

    assertThat(lines.calling(rehearsal, site)).isEmpty();
  }

  @Test
  void nonsense_is_refused() {
    for (List<?> sites :
        List.of(List.of(), List.of(site, site), java.util.Collections.nCopies(61, meeting))) {
      assertThat(technician.post(talkback, Map.of("sites", sites)).code())
          .isEqualTo("talkback.bad-number-of-sites");
    }
    assertThat(commune.post(own(site), null).code()).isEqualTo("talkback.no-such-call");
    assertThat(
            commune
                .post(talkback + "/answer", Map.of("line", UUID.randomUUID(), "offer", 1))
                .code())
        .isEqualTo("talkback.no-such-call");
  }

  private JsonNode call(UnitId called) {
    TestSession.Answer answer = technician.post(talkback, Map.of("sites", List.of(called)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private String own(UnitId of) {
    return talkback + "/sites/" + of;
  }

  /** How the technician sees a called site, by its number. */
  private String state(int number) {
    return technician.get(talkback).json().path("sites").get(number).path("state").asString();
  }

  private void room(String name, Map<String, ?> args) {
    TestSession.Answer answer =
        secretary.post(
            "/api/rooms/" + meeting + "/commands",
            Map.of("id", UUID.randomUUID().toString(), "name", name, "args", args));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }
}
