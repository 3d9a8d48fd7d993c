package vn.diemcau.mediabridge.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jitsi.xmpp.extensions.colibri.WebSocketPacketExtension;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Relay;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.Endpoints;
import org.jitsi.xmpp.extensions.colibri2.Transport;
import org.jitsi.xmpp.extensions.jingle.DtlsFingerprintPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.synthetic.SiteOffer;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;

/**
 * The proof that two Jitsi Videobridges carry one meeting, joined by COLIBRI2 relays. Runs only
 * where {@code DIEMCAU_TEST_JITSI} and {@code DIEMCAU_TEST_JITSI_2} name the REST sides of two,
 * whose relay ids are {@code jvb1} and {@code jvb2} (docs/jitsi-videobridge.md).
 */
@EnabledIfEnvironmentVariable(named = "DIEMCAU_TEST_JITSI_2", matches = ".+")
class JitsiRelayTest {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String meeting = UUID.randomUUID().toString();

  @Test
  void a_site_on_one_bridge_sees_and_hears_a_site_on_the_other() throws Exception {
    RestBridge one = bridge("DIEMCAU_TEST_JITSI");
    RestBridge two = bridge("DIEMCAU_TEST_JITSI_2");
    try (SyntheticFleet fleet = new SyntheticFleet(1, "0.0.0.0", 7)) {
      SyntheticSite hall = fleet.add("hall");
      SyntheticSite commune = fleet.add("commune");
      seat(one, hall);
      seat(two, commune);

      IceUdpTransportPacketExtension atOne = createRelay(one, "jvb2", true);
      IceUdpTransportPacketExtension atTwo = createRelay(two, "jvb1", false);
      // the first dials the second's WebSocket and waits for its DTLS
      connectRelay(one, "jvb2", side(atTwo, "active", true));
      connectRelay(two, "jvb1", side(atOne, "passive", false));
      tell(one, "jvb2", commune);
      tell(two, "jvb1", hall);

      await(() -> flows(commune, "hall-a0") && flows(commune, "hall-v0"));
      await(() -> flows(hall, "commune-a0") && flows(hall, "commune-v0"));
      assertThat(commune.sourcesBySlot()).containsValues("hall-a0", "hall-v0");
    } finally {
      one.modify(ColibriRequests.expireConference(meeting));
      two.modify(ColibriRequests.expireConference(meeting));
    }
  }

  private RestBridge bridge(String variable) {
    return new RestBridge(http, URI.create(System.getenv(variable)), "", Duration.ofSeconds(5));
  }

  /** The first endpoint of the meeting on a bridge, with its media and its channel. */
  private void seat(RestBridge bridge, SyntheticSite site) throws Exception {
    ConferenceModifiedIQ answer =
        done(bridge, ColibriRequests.createEndpoint(meeting, true, site.name(), false));
    BridgeTransport transport = BridgeTransport.read(answer, site.name()).orElseThrow();
    done(bridge, ColibriRequests.answer(meeting, site.name(), site.transport(), site.sources()));
    site.connect(SiteOffer.of(transport)).get(20, TimeUnit.SECONDS);
    WebSocket channel =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(transport.channelUrl()), new Messages(site))
            .get(20, TimeUnit.SECONDS);
    site.openChannel(text -> channel.sendText(text, true).join());
    site.channel().watch(-1, 180);
  }

  private IceUdpTransportPacketExtension createRelay(
      RestBridge bridge, String other, boolean controlling) {
    Colibri2Relay.Builder relay = Colibri2Relay.getBuilder();
    relay.setId(other);
    relay.setCreate(true);
    relay.setMeshId("mesh");
    relay.setTransport(
        Transport.getBuilder().setIceControlling(controlling).setUseUniquePort(true).build());
    MediaFormats.medias().forEach(relay::addMedia);
    return done(bridge, with(relay)).getRelays().getFirst().getTransport().getIceUdpTransport();
  }

  private void connectRelay(RestBridge bridge, String other, Transport transport) {
    Colibri2Relay.Builder relay = Colibri2Relay.getBuilder();
    relay.setId(other);
    relay.setTransport(transport);
    done(bridge, with(relay));
  }

  /** Tells a bridge of an endpoint that is on the other one. */
  private void tell(RestBridge bridge, String other, SyntheticSite site) {
    Colibri2Endpoint.Builder endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId(site.name());
    endpoint.setCreate(true);
    endpoint.setSources(
        ColibriRequests.sources(meeting, site.name(), site.sources())
            .getEndpoints()
            .getFirst()
            .getSources());
    Colibri2Relay.Builder relay = Colibri2Relay.getBuilder();
    relay.setId(other);
    relay.setEndpoints(Endpoints.getBuilder().addEndpoint(endpoint.build()).build());
    done(bridge, with(relay));
  }

  /** One side's transport as the other one is told of it; only who is given the URL dials it. */
  private static Transport side(
      IceUdpTransportPacketExtension ice, String setup, boolean withChannel) {
    ice.getChildExtensionsOfType(DtlsFingerprintPacketExtension.class)
        .forEach(fingerprint -> fingerprint.setSetup(setup));
    if (!withChannel) {
      ice.getChildExtensionsOfType(WebSocketPacketExtension.class)
          .forEach(ice::removeChildExtension);
    }
    return Transport.getBuilder().setIceUdpExtension(ice).build();
  }

  private ConferenceModifyIQ with(Colibri2Relay.Builder relay) {
    ConferenceModifyIQ.Builder request =
        ConferenceModifyIQ.builder(UUID.randomUUID().toString()).setMeetingId(meeting);
    request.addRelay(relay.build());
    return request.build();
  }

  private static ConferenceModifiedIQ done(RestBridge bridge, ConferenceModifyIQ request) {
    ModifyAnswer answer = bridge.modify(request, SlotCounts.DEFAULT);
    assertThat(answer).isInstanceOf(ModifyAnswer.Modified.class);
    return ((ModifyAnswer.Modified) answer).answer();
  }

  private static boolean flows(SyntheticSite site, String source) {
    return site.sourcesBySlot().entrySet().stream()
        .filter(slot -> slot.getValue().equals(source))
        .flatMap(slot -> site.slot(slot.getKey()).stream())
        .anyMatch(slot -> slot.packets() > 50);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** What comes on a site's bridge channel. */
  private record Messages(SyntheticSite site, StringBuilder partial) implements WebSocket.Listener {

    Messages(SyntheticSite site) {
      this(site, new StringBuilder());
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        site.channel().receive(partial.toString());
        partial.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
