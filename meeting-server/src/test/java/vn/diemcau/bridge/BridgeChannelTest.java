package vn.diemcau.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestSession;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.shared.RateLimit;

/** Media sessions in the whole server: the bridge channel over its real WebSocket. */
@ServerTest
class BridgeChannelTest {

  @Autowired MediaSessions sessions;
  @Autowired TestCities cities;
  @LocalServerPort int port;
  private final MeetingId meeting = MeetingId.next();

  @Test
  void two_sites_meet_over_the_servers_own_offer_and_channel() throws Exception {
    TestSession session = signedIn();
    try (SyntheticFleet fleet = new SyntheticFleet(1, "127.0.0.1", 9)) {
      sessions.audible(meeting, Set.of("commune"));
      SyntheticSite chair = join(session, fleet, "chair", MediaProfile.CONSOLE);
      SyntheticSite commune = join(session, fleet, "commune", MediaProfile.SITE);
      chair.channel().watch(-1, 180);
      await(() -> chair.sourcesBySlot().containsValue("commune-a0"));
      await(() -> chair.sourcesBySlot().containsValue("commune-v0"));
      assertThat(commune.sourcesBySlot()).doesNotContainValue("chair-a0");
      assertThat(chair.channel().messages().getFirst()).contains("ServerHello");
    } finally {
      sessions.end(meeting);
    }
  }

  @Test
  void a_channel_needs_a_session_the_same_origin_and_its_own_password() throws Exception {
    MediaOffer offer = sessions.open(meeting, "x", MediaProfile.SITE, true).orThrow();
    TestSession session = signedIn();
    assertThatThrownBy(() -> open(new TestSession(port), offer.channelPath(), null))
        .hasMessageContaining("WebSocketHandshakeException");
    assertThatThrownBy(() -> open(session, offer.channelPath(), "https://elsewhere.example"))
        .hasMessageContaining("WebSocketHandshakeException");
    Client wrong = open(session, offer.channelPath() + "0", null);
    assertThat(wrong.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1008);
    Client right = open(session, offer.channelPath(), null);
    assertThat(right.messages.poll(20, TimeUnit.SECONDS)).contains("ServerHello");
    sessions.end(meeting);
  }

  @Test
  void a_channel_on_which_a_client_sends_without_end_is_closed() throws Exception {
    MediaOffer offer = sessions.open(meeting, "x", MediaProfile.SITE, true).orThrow();
    Client client = open(signedIn(), offer.channelPath(), null);
    try {
      for (int i = 0; i < RateLimit.BURST * 3 && !client.closed.isDone(); i++) {
        client.socket.sendText("{}", true).join();
      }
    } catch (CompletionException e) {
      assertThat(e).hasMessageContaining("closed");
    }
    // what is still on its way to a closed socket makes the kernel reset it, and that may overtake
    // the reason
    assertThat(client.closed.get(20, TimeUnit.SECONDS)).isIn(1008, 1006);
    sessions.end(meeting);
  }

  private TestSession signedIn() {
    TestCity city = cities.fresh();
    TestSession session = new TestSession(port);
    session.signIn(city.secretary.login(), city.secretary.password());
    return session;
  }

  private SyntheticSite join(
      TestSession session, SyntheticFleet fleet, String id, MediaProfile profile) throws Exception {
    SyntheticSite site = fleet.add(id);
    MediaOffer offer = sessions.open(meeting, id, profile, true).orThrow();
    sessions.answer(meeting, id, offer.number(), site.answer(offer.sdp())).orThrow();
    Client client = open(session, offer.channelPath(), null);
    client.forward = site;
    site.openChannel(text -> client.socket.sendText(text, true).join());
    site.connected().get(20, TimeUnit.SECONDS);
    return site;
  }

  private Client open(TestSession session, String path, String origin) throws Exception {
    Client client = new Client();
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    session
        .request("/")
        .build()
        .headers()
        .firstValue("Cookie")
        .ifPresent(cookie -> builder.header("Cookie", cookie));
    if (origin != null) {
      builder.header("Origin", origin);
    }
    client.socket =
        builder
            .buildAsync(URI.create("ws://127.0.0.1:" + port + path), client)
            .get(20, TimeUnit.SECONDS);
    return client;
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private static final class Client implements WebSocket.Listener {
    final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    volatile WebSocket socket;
    private SyntheticSite forward;

    @Override
    public synchronized CompletionStage<?> onText(
        WebSocket webSocket, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        messages.add(partial.toString());
        partial.setLength(0);
        while (forward != null && !messages.isEmpty()) {
          forward.channel().receive(messages.poll());
        }
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
      closed.complete(statusCode);
      return null;
    }
  }
}
