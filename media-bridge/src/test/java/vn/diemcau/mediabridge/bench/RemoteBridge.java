package vn.diemcau.mediabridge.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONDeserializer;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONSerializer;
import vn.diemcau.mediabridge.client.BridgeTransport;
import vn.diemcau.mediabridge.client.ColibriRequests;
import vn.diemcau.mediabridge.synthetic.SiteOffer;

/**
 * A bridge in another process, ours or a Jitsi Videobridge, with one meeting that the load
 * generator's sites join: COLIBRI2 over REST, the bridge channel over WebSocket.
 */
class RemoteBridge implements AutoCloseable {

  private static final int JOINING_AT_ONCE = 40;
  private static final String PATH = "/colibri/v2/conferences";
  private static final String SLOTS = "?audio-slots=3&video-slots=11";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI rest;
  private final String meeting = "bench-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
  private final List<Consumer<String>> channels = new ArrayList<>();
  private boolean created;

  RemoteBridge(URI rest) {
    this.rest = rest;
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

  Consumer<String> openChannel(String url) {
    WebSocket socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(url), new WebSocket.Listener() {})
            .orTimeout(20, TimeUnit.SECONDS)
            .join();
    return json -> socket.sendText(json, true).join();
  }

  private ConferenceModifiedIQ modify(ConferenceModifyIQ request) {
    String path = request.getCreate() ? PATH : PATH + "/" + meeting;
    HttpRequest asked =
        HttpRequest.newBuilder(rest.resolve(path + SLOTS))
            .header("Content-Type", "application/json")
            .method(
                request.getCreate() ? "POST" : "PATCH",
                HttpRequest.BodyPublishers.ofString(
                    Colibri2JSONSerializer.serializeConferenceModify(request).toString()))
            .build();
    try {
      HttpResponse<String> answer = http.send(asked, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("The bridge answered " + answer.body());
      }
      ObjectNode json = (ObjectNode) JSON.readTree(answer.body());
      return Colibri2JSONDeserializer.deserializeConferenceModified(json).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
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
