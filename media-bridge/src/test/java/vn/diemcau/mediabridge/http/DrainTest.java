package vn.diemcau.mediabridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.client.ColibriRequests;

class DrainTest {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void it_ends_at_its_deadline_though_a_conference_goes_on() {
    try (MediaBridge bridge = MediaBridge.start(BridgeConfig.loopback(1), InstantSource.system())) {
      bridge.modify(ColibriRequests.createEndpoint("m", true, "a", false));
      Drain drain = new Drain(bridge, () -> now);
      drain.check();
      assertThat(drain.deadline()).isNull();

      drain.begin(Duration.ofMinutes(10));
      now = now.plus(Duration.ofMinutes(10)).minusNanos(1);
      drain.check();
      assertThat(drain.ended()).isNotDone();
      now = now.plusNanos(1);
      drain.check();
      assertThat(drain.ended()).isDone();
    }
  }
}
