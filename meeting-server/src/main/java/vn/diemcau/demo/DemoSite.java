package vn.diemcau.demo;

import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;

/**
 * A synthetic site in a live room: joins, sends its clip, says who is present, and confirms the
 * roll call when it is opened. It takes the seat that it left at a restart, but leaves a person's.
 */
final class DemoSite implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DemoSite.class);
  private static final String DEVICE_NAME = "Máy mô phỏng";

  private final JsonMapper json;
  private final DemoSession session;
  private final SyntheticFleet fleet;
  private final String site;
  private final String chair;
  private final String position;
  private final CompletableFuture<Void> inMedia = new CompletableFuture<>();
  private final TextSocket text = new TextSocket(this::received, this::closed);
  private WebSocket socket;
  private volatile SyntheticSite media;
  private volatile boolean asks;
  private boolean answered;

  DemoSite(
      JsonMapper json,
      DemoSession session,
      SyntheticFleet fleet,
      String site,
      String chair,
      String position) {
    this.json = json;
    this.session = session;
    this.fleet = fleet;
    this.site = site;
    this.chair = chair;
    this.position = position;
  }

  /** Joins the room; the future ends when its media flow. */
  CompletableFuture<Void> join(String meeting) {
    socket = session.open("/ws/room/" + meeting, text);
    send(
        Map.of(
            "kind",
            "join",
            "device",
            "synthetic-" + site,
            "deviceName",
            DEVICE_NAME,
            "view",
            "site",
            "media",
            true,
            "siteId",
            site));
    return inMedia;
  }

  /** Asks for the floor; not again when the room has that from a former run. */
  void ask(String subject) {
    if (asks) {
      return;
    }
    asks = true;
    command(
        "queue.request",
        Map.of("site", site, "speaker", chair, "position", position, "subject", subject));
  }

  /** Tells the room that the link lives; before the room has answered there is nothing to tell. */
  void ping() {
    if (inMedia.isDone() && !inMedia.isCompletedExceptionally()) {
      send(Map.of("kind", "ping", "t", 0));
    }
  }

  private void entered(JsonNode room) {
    for (JsonNode request : room.path("queue")) {
      asks |= request.path("site").asString("").equals(site);
    }
    confirm(room.path("rollCall").path("open").asBoolean());
  }

  private void received(String message) {
    JsonNode frame = json.readTree(message);
    switch (frame.path("kind").asString("")) {
      case "seat-taken" -> {
        if (frame.path("deviceName").asString().equals(DEVICE_NAME)) {
          send(Map.of("kind", "take-over"));
        } else {
          inMedia.completeExceptionally(new IllegalStateException("a person sits there"));
        }
      }
      case "welcome" -> {
        prepare();
        send(Map.of("kind", "media-open", "profile", "site"));
      }
      case "media-offer" -> answer(frame);
      case "media-ready" ->
          send(
              Map.of("kind", "report", "mic", "on", "camera", "on", "level", 0, "quality", "good"));
      case "snapshot" -> entered(frame.path("state"));
      case "events" ->
          frame
              .path("events")
              .forEach(e -> confirm(e.path("type").asString("").equals("roll-call.opened")));
      case "refused" -> log.info("synthetic site {}: {}", site, message);
      default -> {
        // presence, messages: nothing to do for a machine
      }
    }
  }

  private void prepare() {
    command(
        "roll-call.prepare",
        Map.of(
            "site",
            site,
            "chair",
            chair,
            "headcount",
            6,
            "people",
            List.of(
                Map.of(
                    "unit", site, "name", chair, "position", position, "composition", "right"))));
  }

  /** The first offer, or another bridge's: then the old link is kept until the new one is up. */
  private void answer(JsonNode frame) {
    SyntheticOffer offer = new SyntheticOffer(frame.path("sdp").asString());
    String endpoint = frame.path("endpoint").asString();
    SyntheticSite former = media;
    SyntheticSite site = fleet.add(endpoint);
    media = site;
    send(
        Map.of(
            "kind",
            "media-answer",
            "endpoint",
            endpoint,
            "offer",
            frame.path("offer").asLong(),
            "sdp",
            offer.answer(site)));
    TextSocket channelText = new TextSocket(m -> site.channel().receive(m), () -> {});
    WebSocket channel = session.open(frame.path("channel").asString(), channelText);
    site.openChannel(m -> channelText.send(channel, m));
    site.channel().watch(1, 180);
    site.send(true, false);
    site.connect(offer.transport()).whenComplete((ok, error) -> connected(former, error));
  }

  private void connected(SyntheticSite former, Throwable error) {
    if (error != null) {
      inMedia.completeExceptionally(error);
      return;
    }
    inMedia.complete(null);
    if (former != null) {
      former.close();
      send(Map.of("kind", "media-switched"));
    }
  }

  private void confirm(boolean open) {
    if (open && !answered) {
      answered = true;
      command("roll-call.answer", Map.of("site", site));
    }
  }

  private void closed() {
    if (!socket.isOutputClosed()) {
      log.info("synthetic site {}: the room closed the connection", site);
    }
    if (media != null) {
      media.close();
    }
    inMedia.completeExceptionally(new IllegalStateException("the room closed the connection"));
  }

  private void command(String name, Map<String, ?> args) {
    send(Map.of("kind", "command", "id", UUID.randomUUID().toString(), "name", name, "args", args));
  }

  private void send(Map<String, ?> frame) {
    text.send(socket, json.writeValueAsString(frame));
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
    closed();
    session.close();
  }
}
