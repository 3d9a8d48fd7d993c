package vn.diemcau.mediabridge.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.client.BridgeTransport;
import vn.diemcau.mediabridge.client.ColibriRequests;
import vn.diemcau.mediabridge.client.RestBridge;
import vn.diemcau.mediabridge.synthetic.SiteOffer;

/**
 * A bridge in another process, ours or a Jitsi Videobridge, with one meeting that the load
 * generator's sites join: COLIBRI2 over REST, the bridge channel over WebSocket.
 */
final class RemoteBridge implements AutoCloseable {

  private static final String LIMITED = "diemcau_bridge_endpoints_limited ";
  private static final int JOINING_AT_ONCE = 40;
  private static final SlotCounts SLOTS = new SlotCounts(3, 11);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final RestBridge rest;
  private final URI metrics;
  private final String meeting = "bench-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
  private final List<Consumer<String>> channels = new ArrayList<>();
  private boolean created;

  /**
   * Names a bridge.
   *
   * @param base of its REST, for instance {@code http://127.0.0.1:8080}
   */
  RemoteBridge(URI base) {
    rest = new RestBridge(http, base, "", PATIENCE);
    metrics = base.resolve("/metrics");
  }

  /** Lets all of them join and waits until each can send and receive. */
  void join(List<LoadSite> sites) {
    List<CompletableFuture<Void>> pending = new ArrayList<>();
    for (LoadSite site : sites) {
      pending.add(join(site));
      if (pending.size() == JOINING_AT_ONCE) {
        await(pending);
        pending.clear();
      }
    }
    await(pending);
  }

  private CompletableFuture<Void> join(LoadSite site) {
    ConferenceModifiedIQ answer =
        modify(ColibriRequests.createEndpoint(meeting, !created, site.name(), false));
    created = true;
    BridgeTransport transport = BridgeTransport.read(answer, site.name()).orElseThrow();
    modify(ColibriRequests.answer(meeting, site.name(), site.transport(), site.sources()));
    channels.add(openChannel(transport.channelUrl()));
    return site.connect(SiteOffer.of(transport));
  }

  private static void await(List<CompletableFuture<Void>> pending) {
    CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new))
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
  }

  /** Says the same on every channel that was opened so far. */
  void sayAll(String json) {
    channels.forEach(channel -> channel.accept(json));
  }

  /** Every site wants these sources large and so many others small. */
  void watch(List<String> stage, int small) {
    String names = "\"" + String.join("\",\"", stage) + "\"";
    String large =
        String.join(
            ",", stage.stream().map(name -> "\"" + name + "\":{\"maxHeight\":720}").toList());
    sayAll(
        """
        {"colibriClass":"ReceiverVideoConstraints","lastN":%d,
         "defaultConstraints":{"maxHeight":%d},"selectedSources":[],"onStageSources":[%s],
         "constraints":{%s}}"""
            .formatted(stage.size() + small, small > 0 ? 180 : 0, names, large));
  }

  /** How many endpoints it takes for limited, by its metrics; -1 where it does not tell. */
  long limited() {
    try {
      return http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith(LIMITED))
          .mapToLong(line -> (long) Double.parseDouble(line.substring(LIMITED.length())))
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Consumer<String> openChannel(String url) {
    WebSocket socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(url), new WebSocket.Listener() {})
            .orTimeout(20, TimeUnit.SECONDS)
            .join();
    return json -> socket.sendText(json, true).join();
  }

  private ConferenceModifiedIQ modify(ConferenceModifyIQ request) {
    return switch (rest.modify(request, SLOTS)) {
      case ModifyAnswer.Modified done -> done.answer();
      case ModifyAnswer.Refused refused -> throw new IllegalStateException(refused.text());
    };
  }

  /** Ends the meeting. */
  @Override
  public void close() {
    if (created) {
      modify(ColibriRequests.expireConference(meeting));
    }
    http.shutdownNow();
  }
}
