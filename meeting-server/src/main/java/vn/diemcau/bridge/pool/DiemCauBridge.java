package vn.diemcau.bridge.pool;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import vn.diemcau.mediabridge.BriefingControls;

/** Our own bridge as a process of its own: all that the embedded one can, over HTTP. */
final class DiemCauBridge extends RemoteBridge implements BriefingBridge {

  private volatile String version = "";

  DiemCauBridge(BridgeSettings settings) {
    super(settings);
  }

  @Override
  public BriefingControls controls() {
    return commands;
  }

  @Override
  public boolean drain(boolean on) {
    return on ? commands.post("/colibri/v2/drain") : commands.delete("/colibri/v2/drain");
  }

  @Override
  public Optional<BridgeReport> probe() {
    Optional<JsonNode> health = probes.health();
    if (health.isPresent() && version.isEmpty()) {
      version = probes.get("/about/version").map(v -> v.path("version").asText()).orElse("");
    }
    return health.map(
        body ->
            new BridgeReport(
                body.path("endpoints").asInt(),
                body.path("stress").asDouble(),
                body.path("draining").asBoolean(),
                version));
  }
}
