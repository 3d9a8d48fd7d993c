package vn.diemcau.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestCity.Person;
import vn.diemcau.TestClock;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.mediabridge.ChannelAnswer;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.CommandCall;
import vn.diemcau.room.Rooms;

/** What the bridge gives whom, and what becomes of it when rights or links are lost. */
@ServerTest
class WhoSeesWhomTest {

  @Autowired TestCities cities;
  @Autowired Rooms rooms;
  @Autowired Meetings meetings;
  @Autowired MediaBridge bridge;
  @Autowired TestClock clock;

  private final List<RoomClient> clients = new ArrayList<>();
  private SyntheticFleet fleet;
  private TestCity city;
  private MeetingId meeting;
  private UnitId commune;
  private UnitId beside;
  private UnitId stranger;

  private record Seated(RoomClient client, SyntheticSite media, String endpoint) {

    String camera() {
      return endpoint + "-v0";
    }

    boolean sees(Seated other) {
      return media.sourcesBySlot().containsValue(other.camera());
    }

    long packetsFrom(Seated other) {
      return media.sourcesBySlot().entrySet().stream()
          .filter(slot -> slot.getValue().equals(other.camera()))
          .flatMap(slot -> media.slot(slot.getKey()).stream())
          .mapToLong(slot -> slot.packets())
          .sum();
    }

    /** Asks for one camera by its name and for all others too. */
    void asksFor(Seated other) {
      media
          .channel()
          .send(
              "{\"colibriClass\":\"ReceiverVideoConstraints\",\"lastN\":-1,\"selectedSources\":[\""
                  + other.camera()
                  + "\"],\"onStageSources\":[\""
                  + other.camera()
                  + "\"],\"defaultConstraints\":{\"maxHeight\":180},\"constraints\":{\""
                  + other.camera()
                  + "\":{\"maxHeight\":720}}}");
    }
  }

  @BeforeEach
  void aMeeting() {
    city = cities.fresh();
    meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    rooms
        .command(
            city.secretary.actor(),
            meeting,
            new CommandCall(UUID.randomUUID(), "meeting.open-line-check", null, null, null))
        .orThrow();
    commune = city.communes.get(0);
    beside = city.communes.get(1);
    stranger = city.communes.get(4);
    fleet = new SyntheticFleet(1, "127.0.0.1", 9);
  }

  @AfterEach
  void allGo() {
    clients.forEach(RoomClient::close);
    fleet.close();
    clock.reset();
  }

  private RoomClient device(Person person) {
    RoomClient client = new RoomClient(city.signedIn(person), meeting);
    clients.add(client);
    return client;
  }

  private Seated seated(Person person) throws Exception {
    RoomClient client = device(person);
    String endpoint = client.join(person.login(), true).path("endpoint").asString();
    client.send(Map.of("kind", "media-open", "profile", "site"));
    JsonNode offer = client.next("media-offer");
    SyntheticSite media = fleet.add(endpoint);
    String sdp = media.answer(offer.path("sdp").asString());
    long number = offer.path("offer").asLong();
    client.send(Map.of("kind", "media-answer", "endpoint", endpoint, "offer", number, "sdp", sdp));
    client.next("media-ready");
    String[] parts = offer.path("channel").asString().split("[/?=]");
    ChannelAnswer opened =
        bridge.openChannel(parts[3], parts[4], parts[6], media.channel()::receive);
    media.openChannel(((ChannelAnswer.Opened) opened).channel()::receive);
    media.connected().get(20, TimeUnit.SECONDS);
    return new Seated(client, media, endpoint);
  }

  @Test
  void a_site_gets_the_main_site_its_neighbours_and_the_stage_but_no_other_camera_it_asks_for()
      throws Exception {
    Seated secretary = seated(city.secretary);
    Seated site = seated(city.delegateOf(commune));
    Seated neighbour = seated(city.delegateOf(beside));
    Seated other = seated(city.delegateOf(stranger));
    secretary.client.command("meeting.start", Map.of());

    secretary.asksFor(other);
    site.asksFor(other);
    await(() -> secretary.packetsFrom(other) > 10);
    await(() -> site.packetsFrom(secretary) > 10 && site.packetsFrom(neighbour) > 10);
    assertThat(site.sees(other)).isFalse();

    secretary.client.command("floor.invite", Map.of("site", stranger.toString(), "minutes", 5));
    await(() -> site.packetsFrom(other) > 10);
    secretary.client.command("floor.withdraw", Map.of());
    await(() -> !site.sees(other) || silent(site, other, neighbour));
  }

  @Test
  void a_site_set_to_the_stage_alone_is_given_no_neighbour_it_asks_for_until_that_is_taken_back()
      throws Exception {
    Seated secretary = seated(city.secretary);
    Seated site = seated(city.delegateOf(commune));
    Seated neighbour = seated(city.delegateOf(beside));
    secretary.client.command("meeting.start", Map.of());
    site.asksFor(neighbour);
    await(() -> site.packetsFrom(neighbour) > 10);

    secretary.client.command("pictures.choose", pictures("stage-only"));
    assertThat(site.client.event("pictures.chosen").path("data").path("pictures").asString())
        .isEqualTo("stage-only");
    await(() -> !site.sees(neighbour) || silent(site, neighbour, secretary));
    assertThat(site.sees(secretary)).as("the stage").isTrue();
    long before = site.packetsFrom(neighbour);
    secretary.client.command("pictures.choose", pictures("all"));
    await(() -> site.packetsFrom(neighbour) > before + 10);
  }

  @Test
  void the_preview_of_a_site_that_prepares_is_for_who_leads_alone_and_a_grid_is_for_everyone()
      throws Exception {
    Seated secretary = seated(city.secretary);
    Seated site = seated(city.delegateOf(commune));
    Seated next = seated(city.delegateOf(stranger));
    secretary.client.command("meeting.start", Map.of());
    secretary.asksFor(next);
    site.asksFor(next);
    secretary.client.command("stage.prepare", Map.of("site", stranger.toString()));
    assertThat(next.client.next("told").path("code").asString()).isEqualTo("room.prepare");
    await(() -> secretary.packetsFrom(next) > 10);
    await(() -> site.packetsFrom(secretary) > 10);
    assertThat(site.sees(next)).isFalse();

    List<String> both = List.of(stranger.toString(), city.city.toString());
    secretary.client.command("stage.show", Map.of("layout", "grid", "sites", both));
    await(() -> site.packetsFrom(next) > 10);
    secretary.client.command("stage.show", Map.of("layout", "speaker"));
    await(() -> !site.sees(next) || silent(site, next, secretary));
  }

  private Map<String, String> pictures(String which) {
    return Map.of("site", commune.toString(), "pictures", which);
  }

  /** While another camera goes on by twenty packets, this one brings none. */
  private static boolean silent(Seated viewer, Seated camera, Seated meanwhile) {
    long other = viewer.packetsFrom(meanwhile);
    long before = viewer.packetsFrom(camera);
    await(() -> viewer.packetsFrom(meanwhile) > other + 20);
    return viewer.packetsFrom(camera) == before;
  }

  @Test
  void who_is_secretary_no_longer_leads_nothing_and_sees_no_more_than_a_site() {
    RoomClient secretary = device(city.secretary);
    assertThat(secretary.join("pc", true).path("audience").asString()).isEqualTo("lead");
    secretaryBecomes(city.districtSecretary);

    assertThat(secretary.closeCode()).isEqualTo(Outbox.RELOAD.getCode());
    RoomClient again = device(city.secretary);
    assertThat(again.join("pc-2", false).path("audience").asString()).isEqualTo("sites");
  }

  @Test
  void who_becomes_secretary_is_asked_to_join_anew_and_leads_and_no_other_site_is() {
    RoomClient named = device(city.districtSecretary);
    RoomClient site = device(city.delegateOf(commune));
    JsonNode before = named.join("pc", true);
    site.join("pc", true);
    assertThat(before.path("audience").asString()).isEqualTo("sites");
    secretaryBecomes(city.districtSecretary);

    assertThat(named.closeCode()).isEqualTo(Outbox.RELOAD.getCode());
    RoomClient again = device(city.districtSecretary);
    JsonNode after = again.join("pc", true, before.path("resume").asString());
    assertThat(after.path("endpoint")).isEqualTo(before.path("endpoint"));
    assertThat(after.path("audience").asString()).isEqualTo("lead");
    again.next("snapshot");
    assertThat(again.command("meeting.start", Map.of()).path("kind").asString()).isEqualTo("done");
    site.event("meeting.started");
  }

  private void secretaryBecomes(Person person) {
    TestSession planner = city.signedIn(city.secretary);
    MeetingFacts facts = meetings.facts(meeting).orElseThrow();
    Map<String, Object> plan = new HashMap<>(TestMeetings.plan(city));
    plan.put("secretaryIds", List.of(person.id().toString()));
    plan.put("startsAt", facts.startsAt().toString());
    plan.put("version", facts.version());
    TestSession.Answer changed = planner.put("/api/meetings/" + meeting, plan);
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
  }

  @Test
  void a_role_taken_from_an_account_counts_with_its_next_command() {
    RoomClient technician = device(city.technician);
    assertThat(technician.join("pc", true).path("audience").asString()).isEqualTo("technicians");
    TestSession.Answer changed =
        city.signedIn(city.itStaff)
            .put(
                "/api/accounts/" + city.technician.id() + "/roles",
                Map.of(
                    "roles", List.of(Map.of("role", "delegate", "unitId", city.city.toString()))));
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);

    technician.command("message.send", Map.of("to", "secretary", "text", "x"));
    assertThat(technician.closeCode()).isEqualTo(Outbox.RELOAD.getCode());
  }

  @Test
  void media_that_a_device_closes_leave_the_bridge_and_may_be_opened_again() throws Exception {
    Seated site = seated(city.delegateOf(commune));
    assertThat(inBridge(site)).isTrue();
    site.client.send(Map.of("kind", "media-close"));
    await(() -> !inBridge(site));
    site.client.send(Map.of("kind", "media-open", "profile", "site"));
    site.client.next("media-offer");
    assertThat(inBridge(site)).isTrue();
  }

  @Test
  void a_device_whose_link_stays_broken_keeps_its_seat_but_not_its_place_in_the_bridge()
      throws Exception {
    Seated site = seated(city.delegateOf(commune));
    site.client.breakLink();
    await(
        () -> {
          clock.advance(Duration.ofSeconds(1));
          return !rooms.state(meeting).endpoint(site.endpoint).orElseThrow().getValue().connected();
        });
    clock.advance(Duration.ofMinutes(1));
    await(() -> !inBridge(site));
    assertThat(rooms.state(meeting).seat(commune).mediaEndpoint()).isEqualTo(site.endpoint);
  }

  private boolean inBridge(Seated site) {
    return bridge.stats().conferences().stream()
        .filter(c -> c.meetingId().equals(meeting.toString()))
        .flatMap(c -> c.endpoints().stream())
        .anyMatch(e -> e.figures().id().equals(site.endpoint));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
