package vn.diemcau.bridge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.diemcau.bridge.MediaMoved;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.bridge.pool.TestPool;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.client.ColibriRequests;
import vn.diemcau.meeting.MeetingId;

/** What becomes of a meeting whose bridge is cut off, drains or forgets it. */
class MovesTest {

  private static MediaBridge first;
  private static MediaBridge second;

  private final TestPool bridges = new TestPool(first, second);
  private final List<MediaOffer> moved = new CopyOnWriteArrayList<>();
  private final BridgeSessions sessions =
      TestSessions.on(
          bridges.pool(),
          CodecPreference.DEFAULT,
          event -> moved.add(((MediaMoved) event).offer()));
  private final MeetingId meeting = MeetingId.next();

  @BeforeAll
  static void start() {
    first = MediaBridge.start(BridgeConfig.loopback(1), InstantSource.system());
    second = MediaBridge.start(BridgeConfig.loopback(1), InstantSource.system());
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
  }

  @AfterEach
  void nothingIsLeft() {
    bridges.mend(0);
    bridges.look(3);
    sessions.end(meeting);
    await(() -> muted(first).isEmpty() && muted(second).isEmpty());
  }

  @Test
  void everyone_gets_an_offer_of_another_bridge_first_who_is_seen_and_who_is_heard() {
    MediaOffer before = seat("commune");
    seat("chair");
    seat("other");
    seat("speaker");
    sessions.stage(meeting, List.of("speaker"));
    sessions.audible(meeting, Set.of("chair"));
    assertThat(before.channelPath()).startsWith("/colibri-ws/bridge-0/");

    bridges.cut(0);
    bridges.look(2);
    assertThat(moved).as("a miss or two move nobody").isEmpty();
    bridges.look(1);
    await(() -> moved.size() == 4);
    assertThat(moved)
        .extracting(MediaOffer::endpoint)
        .containsExactly("speaker", "chair", "commune", "other");
    assertThat(moved)
        .allSatisfy(o -> assertThat(o.channelPath()).startsWith("/colibri-ws/bridge-1/"));
    assertThat(muted(second))
        .isEqualTo(Map.of("speaker", true, "chair", false, "commune", true, "other", true));
    assertThat(sessions.holds(meeting, "commune", before.number())).isFalse();
    assertThat(sessions.holds(meeting, "commune", moved.get(2).number())).isTrue();

    seat("late");
    assertThat(muted(second)).as("the meeting is kept together").containsKey("late");
  }

  @Test
  void a_server_from_which_another_took_the_room_leaves_the_bridge_that_both_use_to_the_other() {
    seat("chair");
    bridges.cut(1);
    bridges.look(3);
    BridgeSessions other = TestSessions.on(bridges.pool(), CodecPreference.DEFAULT, event -> {});
    other.open(meeting, "commune", MediaProfile.SITE, true).orThrow();
    assertThat(muted(first)).as("the other begins anew").containsOnlyKeys("commune");

    sessions.leave(meeting);

    assertThat(muted(first)).containsOnlyKeys("commune");
    other.end(meeting);
    bridges.mend(1);
    bridges.look(3);
  }

  @Test
  void a_seat_costs_the_bridge_two_requests_however_many_are_there() {
    sessions.stage(meeting, List.of("site0"));
    sessions.audible(meeting, Set.of("site0"));
    for (int i = 0; i < 10; i++) {
      seat("site" + i);
    }
    int before = bridges.told(0);
    for (int i = 10; i < 20; i++) {
      seat("site" + i);
    }
    assertThat(bridges.told(0) - before).isEqualTo(20);
  }

  @Test
  void what_a_bridge_did_not_hear_it_is_told_when_it_is_back() {
    seat("chair");
    seat("commune");
    bridges.cut(1);
    bridges.cut(0);
    sessions.audible(meeting, Set.of("chair"));
    bridges.mend(0);
    bridges.look(3);
    await(() -> muted(first).equals(Map.of("chair", false, "commune", true)));
  }

  @Test
  void what_a_bridge_that_never_went_down_did_not_take_is_said_again_until_it_does() {
    seat("chair");
    seat("commune");
    bridges.cut(0);
    sessions.stage(meeting, List.of("chair"));
    sessions.allow(meeting, "commune", Set.of("chair"));
    bridges.mend(0);
    await(() -> bridges.stage(0).equals(List.of("chair")));
    await(() -> Set.of("chair").equals(bridges.mayBeGiven(0, "commune")));

    bridges.cut(0);
    sessions.allowEveryone(meeting, "commune");
    bridges.mend(0);
    await(() -> bridges.mayBeGiven(0, "commune") == null);
    assertThat(moved).as("nothing was moved for it").isEmpty();
  }

  @Test
  void a_bridge_that_comes_back_is_rid_of_what_it_still_held() {
    seat("chair");
    bridges.cut(0);
    bridges.look(3);
    await(() -> moved.size() == 1);
    assertThat(muted(first)).containsKey("chair");
    bridges.mend(0);
    bridges.look(3);
    await(() -> muted(first).isEmpty());
    assertThat(muted(second)).containsKey("chair");
    assertThat(moved).hasSize(1);
  }

  @Test
  void a_bridge_that_drains_carries_its_sites_until_each_has_switched_and_obeys_until_then() {
    seat("chair");
    seat("commune");
    sessions.audible(meeting, Set.of("chair"));
    bridges.drain(0);
    bridges.look(1);
    await(() -> moved.size() == 2);
    assertThat(muted(first)).isEqualTo(Map.of("chair", false, "commune", true));

    sessions.audible(meeting, Set.of("commune"));
    assertThat(muted(first)).isEqualTo(Map.of("chair", true, "commune", false));
    assertThat(muted(second)).isEqualTo(Map.of("chair", true, "commune", false));

    sessions.switched(meeting, "chair");
    assertThat(muted(first)).containsOnlyKeys("commune");
    sessions.switched(meeting, "commune");
    assertThat(muted(first)).isEmpty();
    assertThat(muted(second)).containsOnlyKeys("chair", "commune");
  }

  @Test
  void with_no_bridge_to_go_to_a_meeting_waits_and_takes_the_first_that_is_well() {
    seat("chair");
    bridges.cut(1);
    bridges.cut(0);
    bridges.look(3);
    assertThat(sessions.open(meeting, "late", MediaProfile.SITE, true).isDone()).isFalse();
    bridges.mend(1);
    bridges.look(3);
    await(() -> moved.size() == 1);
    assertThat(muted(second)).containsKey("chair");
    assertThat(moved).extracting(MediaOffer::endpoint).containsExactly("chair");
  }

  @Test
  void who_asks_while_there_is_no_bridge_does_not_make_those_who_wait_forgotten() {
    seat("chair");
    bridges.cut(0);
    bridges.look(2);
    bridges.cut(1); // it is still taken for well, and the meeting goes there in vain
    int before = bridges.told(1);
    bridges.look(1);
    await(() -> bridges.told(1) > before);
    bridges.look(2);
    assertThat(sessions.open(meeting, "late", MediaProfile.SITE, true).isDone()).isFalse();
    bridges.mend(1);
    bridges.look(3);
    await(() -> moved.size() == 1);
    assertThat(moved).extracting(MediaOffer::endpoint).containsExactly("chair");
  }

  @Test
  void a_conference_that_the_bridge_has_forgotten_is_made_anew_for_everyone() {
    seat("chair");
    seat("commune");
    first.modify(ColibriRequests.expireConference(meeting.toString()));
    assertThat(sessions.open(meeting, "late", MediaProfile.SITE, true).isDone()).isFalse();
    await(() -> moved.size() == 2);
    assertThat(sessions.open(meeting, "late", MediaProfile.SITE, true).isDone()).isTrue();
    Map<String, Boolean> all = new TreeMap<>(muted(first));
    all.putAll(muted(second));
    assertThat(all).containsOnlyKeys("chair", "commune", "late");
  }

  @Test
  void a_conference_that_a_former_server_left_behind_gives_way() {
    first.modify(ColibriRequests.createEndpoint(meeting.toString(), true, "leftover", false));
    seat("chair");
    assertThat(muted(first)).containsOnlyKeys("chair");
  }

  private MediaOffer seat(String endpoint) {
    return sessions.open(meeting, endpoint, MediaProfile.SITE, true).orThrow();
  }

  /** Who is there, and whether muted. */
  private static Map<String, Boolean> muted(MediaBridge bridge) {
    Map<String, Boolean> found = new TreeMap<>();
    bridge
        .stats()
        .conferences()
        .forEach(
            c -> c.endpoints().forEach(e -> found.put(e.figures().id(), e.figures().audioMuted())));
    return found;
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
