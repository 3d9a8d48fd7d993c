package vn.diemcau.mediabridge.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.BridgeStats;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.TestConference;
import vn.diemcau.mediabridge.client.BridgeTransport;
import vn.diemcau.mediabridge.client.BridgeTransport.Candidate;
import vn.diemcau.mediabridge.client.ColibriRequests;
import vn.diemcau.mediabridge.peer.IgnoredReason;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;

/** Which addresses a bridge announces, and clients that come by IPv6 or whose address changes. */
class AddressesTest {

  private static final SlotCounts SLOTS = new SlotCounts(3, 4);

  @Test
  void sites_of_both_families_see_and_hear_one_another() {
    assumeTrue(hasIpv6(), "this machine has no IPv6");
    BridgeConfig config = config(List.of("::1", "127.0.0.1"), Map.of());
    try (TestConference conference = new TestConference(config, 1, "127.0.0.1");
        Fleet6 six = new Fleet6()) {
      SyntheticSite four = conference.join("four", SLOTS);
      SyntheticSite other = six.join(conference, "six");
      four.channel().watch(-1, 180);
      other.channel().watch(-1, 180);
      for (SyntheticSite site : List.of(four, other)) {
        TestConference.await("it sees", () -> TestConference.packets(site, 'v') > 30);
        TestConference.await("it hears", () -> TestConference.packets(site, 'a') > 20);
      }
      assertThat(conference.endpoints()).allMatch(BridgeStats.Endpoint::connected);
      assertThat(conference.bridge.stats().faults()).isZero();
    }
  }

  @Test
  void addresses_and_their_public_ones_are_announced_for_udp_and_tcp() {
    BridgeConfig config =
        config(
            List.of("10.0.0.5", "fd00::5", "127.0.0.1"),
            Map.of("10.0.0.5", "203.0.113.7", "10.9.9.9", "203.0.113.9"));
    try (TestConference conference = new TestConference(config, 1, "127.0.0.1")) {
      ModifyAnswer answer =
          conference.bridge.modify(ColibriRequests.createEndpoint("m", true, "a", false));
      List<Candidate> candidates =
          BridgeTransport.read(((ModifyAnswer.Modified) answer).answer(), "a")
              .orElseThrow()
              .candidates();
      assertThat(candidates)
          .extracting(c -> c.protocol() + " " + c.type() + " " + c.address())
          .containsExactlyElementsOf(
              hasIpv6()
                  ? List.of(
                      "udp host 10.0.0.5",
                      "udp host fd00::5",
                      "udp host 127.0.0.1",
                      "udp srflx 203.0.113.7",
                      "tcp host 10.0.0.5",
                      "tcp host fd00::5",
                      "tcp host 127.0.0.1",
                      "tcp srflx 203.0.113.7")
                  : List.of(
                      "udp host 10.0.0.5",
                      "udp host 127.0.0.1",
                      "udp srflx 203.0.113.7",
                      "tcp host 10.0.0.5",
                      "tcp host 127.0.0.1",
                      "tcp srflx 203.0.113.7"));
      BridgeStats stats = conference.bridge.stats();
      assertThat(candidates)
          .allMatch(
              c ->
                  c.port()
                      == (c.protocol().equals("tcp") ? stats.tcpPort() : stats.ports().getFirst()));
      assertThat(candidates).extracting(Candidate::priority).doesNotHaveDuplicates();
      assertThat(candidates)
          .as("UDP is preferred, and a host's own address to a mapped one")
          .isSortedAccordingTo((a, b) -> Long.compare(b.priority(), a.priority()));
      assertThat(candidates).extracting(Candidate::foundation).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_site_whose_address_changes_goes_on_without_joining_again() throws IOException {
    try (TestConference conference = new TestConference(2, 1)) {
      SyntheticSite chair = conference.join("chair", SLOTS);
      SyntheticSite commune = conference.enter("commune", SLOTS);
      Nat[] nat = new Nat[1];
      conference.connect(
          commune,
          bridge -> {
            nat[0] = new Nat(bridge);
            return nat[0].address();
          });
      try (Nat router = nat[0]) {
        TestConference.await("it is heard", () -> TestConference.packets(chair, 'a') > 20);
        TestConference.await("it hears", () -> TestConference.packets(commune, 'a') > 20);

        router.rebind();
        TestConference.await(
            "its packets come from an address that nobody vouched for",
            () -> conference.bridge.stats().ignored().containsKey(IgnoredReason.UNKNOWN_ADDRESS));
        long heard = TestConference.packets(chair, 'a');
        long hears = TestConference.packets(commune, 'a');
        TestConference.await(
            "it is heard again", () -> TestConference.packets(chair, 'a') > heard + 20);
        TestConference.await(
            "it hears again", () -> TestConference.packets(commune, 'a') > hears + 20);
        assertThat(conference.endpoints()).hasSize(2).allMatch(BridgeStats.Endpoint::connected);
        assertThat(chair.received()).allMatch(slot -> slot.switches() == 0);
      }
    }
  }

  private static BridgeConfig config(List<String> addresses, Map<String, String> mapped) {
    return new BridgeConfig(
        "local",
        1,
        "127.0.0.1",
        "::1",
        0,
        0,
        addresses,
        mapped,
        "/colibri-ws",
        BridgeConfig.Limits.STANDARD);
  }

  private static boolean hasIpv6() {
    try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress("::1", 0))) {
      return probe.isBound();
    } catch (SocketException e) {
      return false;
    }
  }
}
