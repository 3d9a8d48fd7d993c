package vn.diemcau.bridge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.bridge.IceServer;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.network.Namespace;

/**
 * Real Chromium behind firewalls, in network namespaces: what a site hears and sees there is what
 * counts.
 */
@Tag("browser")
class BlockedNetworkTest {

  private static final Path TURN_SERVER = Path.of("/usr/bin/turnserver");
  private static final int TURN_PORT = 13_478;

  /** Of a network for documentation (RFC 5737). */
  private static final String PUBLIC = "203.0.113.7";

  @TempDir private Path folder;
  private Namespace network;
  private PagesOnBridge pages;

  @BeforeEach
  void mayMakeNetworks() {
    assumeTrue(Namespace.isPossible(), "network namespaces need root, ip and iptables");
  }

  @AfterEach
  void stop() {
    try {
      if (pages != null) {
        pages.close();
      }
    } finally {
      if (network != null) {
        network.close();
      }
    }
  }

  @Test
  void where_udp_is_dropped_media_go_by_tcp() {
    start(1, 0, false);
    network.block("-p", "udp");
    List<BrowserSite> sites = join(List.of());
    for (BrowserSite site : sites) {
      assertThat(site.path()).endsWith(" tcp");
    }
    assertThat(pages.bridge.stats().tcpConnections()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void a_site_that_has_only_ipv6_takes_part() {
    start(2, BridgeConfig.NO_TCP, true);
    network.inside("ip", "-4", "addr", "flush", "dev", "eth0");
    for (BrowserSite site : join(List.of())) {
      assertThat(site.path()).endsWith(" udp");
    }
  }

  @Test
  void where_nothing_but_the_turn_server_is_reached_media_go_through_it() throws Exception {
    assumeTrue(Files.isExecutable(TURN_SERVER), "coturn is missing (apt-get install coturn)");
    start(3, BridgeConfig.NO_TCP, false);
    network.block("-p", "udp");
    network.block("-p", "tcp", "!", "--dport", String.valueOf(TURN_PORT));
    pages.keep(turnServer());
    TurnProperties turn =
        new TurnProperties(
            List.of("turn:" + network.here + ":" + TURN_PORT + "?transport=tcp"),
            "a-secret-of-this-test",
            Duration.ofHours(1));
    List<IceServer> servers =
        new TurnCredentials(turn, InstantSource.system()).forEndpoint("chair");
    for (BrowserSite site : join(servers)) {
      assertThat(site.path()).isEqualTo("relay tcp");
    }
  }

  @Test
  void a_site_whose_router_gets_another_address_goes_on_without_joining_again() {
    start(4, BridgeConfig.NO_TCP, false);
    network.masquerade();
    List<BrowserSite> sites = join(List.of());
    network.inside("ip", "addr", "flush", "dev", "eth0");
    network.inside("ip", "addr", "add", network.there(3) + "/24", "dev", "eth0");
    BrowserSite chair = sites.getFirst();
    long seen = chair.frames("commune-v0");
    long heard = chair.packetsIn(chair.slotOf("commune-a0"));
    pages.await("its picture goes on", () -> chair.frames("commune-v0") > seen + 60);
    pages.await("its voice too", () -> chair.packetsIn(chair.slotOf("commune-a0")) > heard + 100);
  }

  @Test
  void a_bridge_behind_a_static_nat_is_reached_by_its_public_address() {
    start(8, BridgeConfig.NO_TCP, false, PUBLIC);
    network.inside("ip", "route", "add", PUBLIC, "via", network.here);
    network.inside(
        "iptables", "-t", "raw", "-A", "OUTPUT", "-p", "udp", "-d", network.here, "-j", "DROP");
    network.inside(
        "iptables",
        "-t",
        "nat",
        "-A",
        "OUTPUT",
        "-p",
        "udp",
        "-d",
        PUBLIC,
        "-j",
        "DNAT",
        "--to",
        network.here);
    for (BrowserSite site : join(List.of())) {
      assertThat(site.path()).endsWith(" udp");
      assertThat(site.remoteAddress()).isEqualTo(PUBLIC);
    }
  }

  private void start(int number, int tcpPort, boolean ipv6) {
    start(number, tcpPort, ipv6, null);
  }

  /**
   * @param publicAddress for which a router somewhere puts the bridge's own, null for none
   */
  private void start(int number, int tcpPort, boolean ipv6, String publicAddress) {
    network = new Namespace(number);
    pages =
        new PagesOnBridge(
            new BridgeConfig(
                "local",
                2,
                network.here,
                ipv6 ? Namespace.here6(number) : "",
                0,
                tcpPort,
                List.of(ipv6 ? Namespace.here6(number) : network.here),
                publicAddress == null ? Map.of() : Map.of(network.here, publicAddress),
                "/colibri-ws",
                BridgeConfig.Limits.STANDARD));
  }

  /** Two pages behind the firewall that see and hear each other. */
  private List<BrowserSite> join(List<IceServer> servers) {
    Browser browser =
        pages.browser(network.chromium(folder), "--autoplay-policy=no-user-gesture-required");
    List<BrowserSite> sites = List.of(pages.site(browser, "chair"), pages.site(browser, "commune"));
    pages.sessions.audible(pages.meeting, Set.of("chair", "commune"));
    for (BrowserSite site : sites) {
      site.relayedBy(servers);
      site.join(pages);
    }
    for (BrowserSite site : sites) {
      String other = site.endpoint.equals("chair") ? "commune" : "chair";
      pages.await(site.endpoint + " sees", () -> site.frames(other + "-v0") > 20);
      pages.await(site.endpoint + " hears", () -> site.energy(other + "-a0") > 0.0001);
    }
    return sites;
  }

  private AutoCloseable turnServer() throws IOException {
    Process process =
        new ProcessBuilder(
                TURN_SERVER.toString(),
                "-n",
                "--listening-ip=" + network.here,
                "--listening-port=" + TURN_PORT,
                "--relay-ip=" + network.here,
                "--use-auth-secret",
                "--static-auth-secret=a-secret-of-this-test",
                "--realm=diemcau.test",
                "--no-tls",
                "--no-dtls",
                "--no-cli",
                "--pidfile=" + folder.resolve("turn.pid"),
                "--userdb=" + folder.resolve("turn.db"),
                "--log-file=stdout",
                "--denied-peer-ip=0.0.0.0-255.255.255.255",
                "--allowed-peer-ip=" + network.here)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("turn.log").toFile())
            .start();
    pages.await(
        "the TURN server listens",
        () -> {
          try (Socket probe = new Socket(network.here, TURN_PORT)) {
            return probe.isConnected();
          } catch (IOException e) {
            return false;
          }
        });
    return () -> {
      process.destroy();
      process.waitFor(10, TimeUnit.SECONDS);
    };
  }
}
