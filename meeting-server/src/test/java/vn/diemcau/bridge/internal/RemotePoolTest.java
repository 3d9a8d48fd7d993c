package vn.diemcau.bridge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import vn.diemcau.bridge.BridgeProcess;
import vn.diemcau.bridge.MediaMoved;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.bridge.pool.BridgeState;
import vn.diemcau.bridge.pool.PooledBridge;
import vn.diemcau.bridge.pool.WatchedPool;
import vn.diemcau.meeting.MeetingId;

/** Meetings on bridges in processes of their own, which the server watches as it does when live. */
class RemotePoolTest {

  private static final int LIMIT = 4;

  private final List<MediaOffer> moved = new CopyOnWriteArrayList<>();

  @Test
  void meetings_are_spread_over_bridges_a_full_one_gets_none_and_a_killed_ones_are_moved()
      throws Exception {
    try (BridgeProcess one = BridgeProcess.start("one", "--limits.endpoints=" + LIMIT);
        BridgeProcess two = BridgeProcess.start("two");
        WatchedPool pool = new WatchedPool(List.of(one.pooled(), two.pooled()))) {
      await("both bridges are well", () -> pool.well() == 2);
      BridgeSessions sessions =
          TestSessions.on(
              pool.pool(),
              CodecPreference.DEFAULT,
              event -> moved.add(((MediaMoved) event).offer()));
      MeetingId first = MeetingId.next();
      assertThat(seat(sessions, first, "chair")).isEqualTo("one");
      MeetingId second = MeetingId.next();
      assertThat(seat(sessions, second, "chair")).as("the emptier one").isEqualTo("two");
      for (int i = 2; i <= LIMIT; i++) {
        assertThat(seat(sessions, first, "site" + i)).as("kept together").isEqualTo("one");
      }
      PooledBridge full = pool.pool().byId("one").orElseThrow();
      await("it says that it is full", () -> full.report().stress() >= 1);
      for (int i = 0; i < LIMIT + 2; i++) {
        MeetingId next = MeetingId.next();
        assertThat(seat(sessions, next, "chair")).as("the fuller one by now").isEqualTo("two");
      }

      one.kill();
      await("it is missed", () -> full.state() == BridgeState.DOWN);
      await("its meeting is elsewhere", () -> moved.size() == LIMIT);
      assertThat(moved).allMatch(offer -> bridgeOf(offer).equals("two"));
    }
  }

  private static String seat(BridgeSessions sessions, MeetingId meeting, String endpoint) {
    return bridgeOf(sessions.open(meeting, endpoint, MediaProfile.SITE, true).orThrow());
  }

  private static String bridgeOf(MediaOffer offer) {
    return offer.channelPath().split("/")[2];
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain: " + what).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
