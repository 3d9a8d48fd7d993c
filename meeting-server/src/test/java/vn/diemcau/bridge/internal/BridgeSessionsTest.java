package vn.diemcau.bridge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.mediabridge.BridgeChannel;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.ChannelAnswer;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.room.EndpointFigures;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;
import vn.diemcau.meeting.MeetingId;

/** Who is heard and who is seen, as the bridge itself has it. */
class BridgeSessionsTest {

  private static MediaBridge bridge;
  private static SyntheticFleet fleet;
  private final BridgeSessions sessions = TestSessions.on(bridge);
  private final MeetingId meeting = MeetingId.next();

  @BeforeAll
  static void start() {
    bridge = MediaBridge.start(BridgeConfig.loopback(1), InstantSource.system());
    fleet = new SyntheticFleet(1, "127.0.0.1", 4);
  }

  @AfterAll
  static void stop() {
    fleet.close();
    bridge.close();
  }

  @AfterEach
  void end() {
    sessions.end(meeting);
    assertThat(bridge.stats().conferences()).isEmpty();
  }

  @Test
  void whoever_is_not_named_is_muted_now_and_when_they_come_later() {
    open("chair");
    assertThat(muted("chair")).as("seated is muted").isTrue();
    sessions.audible(meeting, Set.of("chair", "late"));
    open("late");
    open("other");
    assertThat(muted("chair")).isFalse();
    assertThat(muted("late")).isFalse();
    assertThat(muted("other")).isTrue();

    sessions.audible(meeting, Set.of("chair", "other"));
    assertThat(muted("late")).isTrue();
    assertThat(muted("other")).isFalse();
  }

  @Test
  void a_silent_device_of_a_site_is_never_opened() {
    sessions.audible(meeting, Set.of("tablet"));
    sessions.open(meeting, "tablet", MediaProfile.SITE, false).orThrow();
    assertThat(muted("tablet")).isTrue();
    sessions.audible(meeting, Set.of());
    sessions.audible(meeting, Set.of("tablet"));
    assertThat(muted("tablet")).isTrue();
  }

  @Test
  void an_endpoint_that_comes_again_takes_its_own_place_and_no_second_one() {
    MediaOffer first = open("chair");
    MediaOffer second = open("chair");
    assertThat(second.sdp()).isNotEqualTo(first.sdp());
    assertThat(bridge.stats().conferences().getFirst().endpoints()).hasSize(1);
    sessions.close(meeting, "chair");
    sessions.close(meeting, "chair");
    assertThat(bridge.stats().conferences()).isEmpty();
  }

  @Test
  void who_opens_while_the_room_ends_is_not_left_behind() throws Exception {
    Thread opens = new Thread(() -> open("late"));
    sessions.locked(
        meeting,
        media -> {
          opens.start();
          await(() -> media.lock.hasQueuedThread(opens));
          sessions.end(meeting);
          return null;
        });
    opens.join(TimeUnit.SECONDS.toMillis(20));
    assertThat(bridge.stats().conferences().getFirst().endpoints()).hasSize(1);
    sessions.end(meeting);
    assertThat(bridge.stats().conferences()).isEmpty();
  }

  @Test
  void a_picture_that_is_not_allowed_cannot_be_asked_for_but_the_stage_is_everyones()
      throws Exception {
    SyntheticSite commune = join("commune");
    join("chair");
    join("preview");
    sessions.allow(meeting, "commune", Set.of("chair"));
    commune.channel().watch(-1, 180);
    await(() -> sees(commune, "chair-v0") && packets(commune) > 30);
    assertThat(sees(commune, "preview-v0")).isFalse();

    sessions.stage(meeting, List.of("preview"));
    await(() -> sees(commune, "preview-v0"));
    await(() -> packetsOf(commune, "preview-v0") > 10);
    sessions.stage(meeting, List.of());
    // What was under way may still arrive; then the slot stays silent while the other one goes on.
    long atRemoval = packetsOf(commune, "chair-v0");
    await(() -> packetsOf(commune, "chair-v0") > atRemoval + 20);
    long seen = packetsOf(commune, "preview-v0");
    await(() -> packetsOf(commune, "chair-v0") > atRemoval + 60);
    assertThat(packetsOf(commune, "preview-v0")).isEqualTo(seen);
  }

  private MediaOffer open(String endpoint) {
    return sessions.open(meeting, endpoint, MediaProfile.SITE, true).orThrow();
  }

  private SyntheticSite join(String endpoint) throws Exception {
    SyntheticSite site = fleet.add(endpoint);
    MediaOffer offer = open(endpoint);
    sessions.answer(meeting, endpoint, offer.number(), site.answer(offer.sdp())).orThrow();
    String[] parts = offer.channelPath().split("[/?=]");
    ChannelAnswer opened =
        bridge.openChannel(parts[3], parts[4], parts[6], site.channel()::receive);
    BridgeChannel channel = ((ChannelAnswer.Opened) opened).channel();
    site.openChannel(channel::receive);
    site.connected().get(20, TimeUnit.SECONDS);
    return site;
  }

  private static boolean muted(String endpoint) {
    return bridge.stats().conferences().getFirst().endpoints().stream()
        .map(e -> e.figures())
        .filter(f -> f.id().equals(endpoint))
        .map(EndpointFigures::audioMuted)
        .findFirst()
        .orElseThrow();
  }

  private static boolean sees(SyntheticSite site, String source) {
    return site.sourcesBySlot().containsValue(source);
  }

  /** Packets in the slot that the source has or had last. */
  private static long packetsOf(SyntheticSite site, String source) {
    return site.sourcesBySlot().entrySet().stream()
        .filter(slot -> slot.getValue().equals(source))
        .flatMap(slot -> site.slot(slot.getKey()).stream())
        .mapToLong(slot -> slot.packets())
        .sum();
  }

  private static long packets(SyntheticSite site) {
    return site.received().stream().mapToLong(s -> s.packets()).sum();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
