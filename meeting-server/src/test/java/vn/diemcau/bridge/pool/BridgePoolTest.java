package vn.diemcau.bridge.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which bridge a meeting gets, and when a bridge is out. */
class BridgePoolTest {

  private static final Optional<BridgeReport> WELL =
      Optional.of(new BridgeReport(0, 0, false, "1"));
  private static final Optional<BridgeReport> DRAINS =
      Optional.of(new BridgeReport(0, 0, true, "1"));

  private final List<PooledBridge> bridges = new ArrayList<>();

  @Test
  void a_meeting_stays_in_its_region_and_takes_the_bridge_with_the_fewest_sites() {
    PooledBridge hanoi1 = bridge("hanoi-1", "hanoi", 40, 0);
    PooledBridge hanoi2 = bridge("hanoi-2", "hanoi", 12, 0);
    PooledBridge hue = bridge("hue-1", "hue", 0, 0);
    BridgePool pool = new BridgePool(bridges);
    assertThat(pool.choose("hanoi")).contains(hanoi2);
    assertThat(pool.choose("hue")).contains(hue);
    hanoi2.count(50);
    assertThat(pool.choose("hanoi")).contains(hanoi1);
    assertThat(pool.choose("elsewhere")).as("no region, the emptiest").contains(hue);
  }

  @Test
  void another_region_serves_when_its_own_is_full_or_gone_and_nobody_when_all_are() {
    PooledBridge hanoi = bridge("hanoi-1", "hanoi", 10, 0.95);
    PooledBridge hue = bridge("hue-1", "hue", 10, 0.2);
    BridgePool pool = new BridgePool(bridges);
    assertThat(pool.choose("hanoi")).contains(hue);
    hue.become(BridgeState.DRAINING, Instant.EPOCH);
    assertThat(pool.choose("hanoi")).contains(hanoi);
    hanoi.become(BridgeState.DOWN, Instant.EPOCH);
    assertThat(pool.choose("hanoi")).isEmpty();
  }

  @Test
  void three_misses_take_a_bridge_out_and_three_answers_bring_it_back() {
    Liveness life = new Liveness();
    assertThat(life.state()).isEqualTo(BridgeState.DOWN);
    assertThat(life.after(WELL)).as("at the start one answer will do").isEqualTo(BridgeState.WELL);
    for (int i = 0; i < 3; i++) {
      assertThat(life.pause()).isEqualTo(Liveness.BETWEEN);
      assertThat(life.after(Optional.empty())).isEqualTo(BridgeState.WELL);
      assertThat(life.pause()).isEqualTo(Liveness.AFTER_A_MISS);
      assertThat(life.after(Optional.empty())).isEqualTo(BridgeState.WELL);
      assertThat(life.after(WELL)).isEqualTo(BridgeState.WELL);
    }
    life.after(Optional.empty());
    life.after(Optional.empty());
    assertThat(life.after(Optional.empty())).isEqualTo(BridgeState.DOWN);
    assertThat(life.pause()).isEqualTo(Liveness.BETWEEN);
    assertThat(life.after(WELL)).isEqualTo(BridgeState.DOWN);
    assertThat(life.after(WELL)).isEqualTo(BridgeState.DOWN);
    assertThat(life.after(WELL)).isEqualTo(BridgeState.WELL);
    assertThat(life.after(DRAINS)).isEqualTo(BridgeState.DRAINING);
    assertThat(life.after(WELL)).as("the drain was called off").isEqualTo(BridgeState.WELL);
  }

  @Test
  void without_settings_the_pool_is_the_embedded_bridge_and_bad_settings_are_said() {
    assertThat(new PoolProperties(List.of(), "", null).bridges())
        .containsExactly(BridgeSettings.EMBEDDED);
    BridgeSettings one = BridgeSettings.of("a", BridgeKind.JITSI, URI.create("http://a:8080"));
    assertThatThrownBy(() -> new PoolProperties(List.of(one, one), "", Map.of()))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> BridgeSettings.of("a", BridgeKind.JITSI, null))
        .hasMessageContaining("url");
    assertThatThrownBy(() -> BridgeSettings.of("A b", BridgeKind.JITSI, URI.create("http://a")))
        .hasMessageContaining("id");
  }

  @Test
  void the_address_of_a_channel_is_read_from_what_bridges_announce_and_nothing_else() {
    ChannelAddress read =
        ChannelAddress.read("wss://b.example:443/colibri-ws/jvb1/abc12/commune?pwd=s3cret")
            .orElseThrow();
    assertThat(read).isEqualTo(new ChannelAddress("jvb1", "abc12", "commune", "s3cret"));
    assertThat(read.on("hanoi-1").path()).isEqualTo("/colibri-ws/hanoi-1/abc12/commune?pwd=s3cret");
    for (String bad :
        List.of(
            "/colibri-ws/a/b?pwd=x",
            "/colibri-ws/a/b/c",
            "/colibri-ws/a/../c?pwd=x y",
            "/colibri-ws/a/b/c?pwd=x&more=1",
            "/colibri-ws/a/b%2f/c?pwd=x")) {
      assertThat(ChannelAddress.read(bad)).as(bad).isEmpty();
    }
  }

  private PooledBridge bridge(String id, String region, int endpoints, double stress) {
    PooledBridge bridge =
        new PooledBridge(
            new BridgeSettings(
                id, BridgeKind.JITSI, URI.create("http://x"), null, region, null, 3, 9),
            null,
            Instant.EPOCH);
    bridge.become(BridgeState.WELL, Instant.EPOCH);
    bridge.reported(new BridgeReport(endpoints, stress, false, ""));
    bridges.add(bridge);
    return bridge;
  }
}
