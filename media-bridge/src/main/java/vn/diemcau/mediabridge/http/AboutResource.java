package vn.diemcau.mediabridge.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import vn.diemcau.mediabridge.BridgeStats;
import vn.diemcau.mediabridge.MediaBridge;

/** {@code /about}: whether the bridge lives and drains, and what it is. */
final class AboutResource {

  private final MediaBridge bridge;
  private final Drain drain;

  AboutResource(MediaBridge bridge, Drain drain) {
    this.bridge = bridge;
    this.drain = drain;
  }

  /** 200 while every loop does its work, draining or not; 500 when one does not. */
  Answer health() {
    boolean alive = bridge.isAlive();
    ObjectNode body = drainState();
    body.put("status", alive ? "ok" : "stuck");
    return Answer.json(alive ? 200 : 500, body);
  }

  /** Whether it drains, until when at the latest, and what is still there. */
  ObjectNode drainState() {
    Instant deadline = drain.deadline();
    BridgeStats stats = bridge.stats();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("draining", deadline != null);
    if (deadline != null) {
      body.put("deadline", deadline.toString());
    }
    body.put("conferences", stats.conferences().size());
    body.put("endpoints", stats.endpoints());
    body.put("stress", stats.stress(bridge.config().limits()));
    return body;
  }

  /** As a Jitsi Videobridge answers, with the extensions that we speak. */
  Answer version() {
    String version = AboutResource.class.getPackage().getImplementationVersion();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("name", "DiemCau media-bridge");
    body.put("version", version == null ? "development" : version);
    body.put("os", System.getProperty("os.name"));
    body.putArray("extensions").add("diemcau/v1");
    return Answer.json(200, body);
  }
}
