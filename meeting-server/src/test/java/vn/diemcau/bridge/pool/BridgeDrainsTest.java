package vn.diemcau.bridge.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.security.Permissions;
import vn.diemcau.security.Role;
import vn.diemcau.security.RoleIn;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Who may take a bridge out of the pool and back, and what the bridge is told. */
@ServerTest
class BridgeDrainsTest {

  @Autowired Permissions permissions;
  @Autowired Units units;
  @Autowired TestCities cities;

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<String> audited = new ArrayList<>();
  private final List<PooledBridge> bridges = new ArrayList<>();
  private HttpServer rest;
  private TestCity city;
  private Actor it;

  @BeforeEach
  void aPool() throws IOException {
    rest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    rest.createContext(
        "/",
        exchange -> {
          told.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    rest.start();
    city = cities.fresh();
    it =
        new Actor(
            AccountId.next(),
            "it",
            "Trần Quang Huy",
            "",
            city.city,
            units.roots().stream().map(root -> new RoleIn(Role.IT_STAFF, root.id())).toList(),
            null);
    bridge("ours", BridgeKind.DIEMCAU, BridgeState.WELL);
    bridge("jvb", BridgeKind.JITSI, BridgeState.WELL);
  }

  @AfterEach
  void end() {
    bridges.forEach(b -> b.engine().close());
    rest.stop(0);
  }

  private void bridge(String id, BridgeKind kind, BridgeState state) {
    URI url = URI.create("http://127.0.0.1:" + rest.getAddress().getPort());
    BridgeSettings settings = BridgeSettings.of(id, kind, url);
    Bridge engine =
        kind == BridgeKind.JITSI ? new JitsiBridge(settings) : new DiemCauBridge(settings);
    PooledBridge bridge = new PooledBridge(settings, engine, Instant.EPOCH);
    bridge.become(state, Instant.EPOCH);
    bridges.add(bridge);
  }

  private BridgeDrains drains() {
    Audit audit =
        new Audit() {
          @Override
          public void record(Actor actor, String kind, String subject, Map<String, ?> details) {
            audited.add(kind + " " + subject);
          }

          @Override
          public void record(
              Actor actor, String kind, String subject, Map<String, ?> details, String address) {
            record(actor, kind, subject, details);
          }
        };
    return new BridgeDrains(new BridgePool(bridges), permissions, audit);
  }

  private String drain(Actor actor, String id, boolean on) {
    return drains().drain(actor, id, on) instanceof Outcome.Refused<Void>(Refusal refusal)
        ? refusal.code()
        : "done";
  }

  @Test
  void each_kind_of_bridge_is_told_in_its_own_way_and_the_audit_has_it() {
    assertThat(drain(it, "ours", true)).isEqualTo("done");
    assertThat(drain(it, "ours", false)).isEqualTo("done");
    assertThat(drain(it, "jvb", true)).isEqualTo("done");
    assertThat(drain(it, "jvb", false)).isEqualTo("done");
    assertThat(told)
        .containsExactly(
            "POST /colibri/v2/drain",
            "DELETE /colibri/v2/drain",
            "POST /colibri/drain/enable",
            "POST /colibri/drain/disable");
    assertThat(audited)
        .containsExactly(
            "bridge.drained ours",
            "bridge.taken-back ours",
            "bridge.drained jvb",
            "bridge.taken-back jvb");
    assertThat(bridges.getFirst().hurry().availablePermits()).as("asked at once").isPositive();
  }

  @Test
  void only_who_operates_the_whole_office_may() {
    for (Actor other :
        List.of(city.districtIt.actor(), city.secretary.actor(), city.technician.actor())) {
      assertThat(drain(other, "ours", true)).isEqualTo("security.not-permitted");
      assertThat(drains().may(other, bridges.getFirst())).isFalse();
    }
    assertThat(drains().may(it, bridges.getFirst())).isTrue();
    assertThat(told).isEmpty();
    assertThat(audited).isEmpty();
  }

  @Test
  void the_last_bridge_that_is_well_stays_and_so_does_what_is_no_bridge_or_lives_in_the_server() {
    bridges.get(1).become(BridgeState.DOWN, Instant.EPOCH);
    assertThat(drain(it, "ours", true)).isEqualTo("bridge.no-other");
    assertThat(drain(it, "elsewhere", true)).isEqualTo("bridge.unknown");
    bridges.add(
        new PooledBridge(
            BridgeSettings.EMBEDDED, new EmbeddedBridge("embedded", null), Instant.EPOCH));
    assertThat(drain(it, "embedded", true)).isEqualTo("bridge.cannot-drain");
    assertThat(told).isEmpty();
    assertThat(drain(it, "ours", true)).as("the embedded one is well").isEqualTo("done");
  }

  @Test
  void a_bridge_that_does_not_take_the_command_is_said_so_and_not_audited() {
    rest.removeContext("/");
    assertThat(drain(it, "ours", true)).isEqualTo("bridge.drain-failed");
    assertThat(audited).isEmpty();
  }
}
