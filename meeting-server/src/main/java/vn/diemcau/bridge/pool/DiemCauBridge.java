package vn.diemcau.bridge.pool;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.room.Reception;

/** Our own bridge as a process of its own: all that the embedded one can, over HTTP. */
final class DiemCauBridge extends RemoteBridge {

  private volatile String version = "";

  DiemCauBridge(BridgeSettings settings) {
    super(settings);
  }

  @Override
  public void stage(String conference, List<String> endpoints) {
    commands.stage(conference, endpoints);
  }

  @Override
  public void voices(String conference, Set<String> endpoints) {
    commands.voices(conference, endpoints);
  }

  @Override
  public void reception(String conference, String endpoint, Reception reception) {
    commands.reception(conference, endpoint, reception);
  }

  @Override
  public boolean mutesSources() {
    return true;
  }

  @Override
  public boolean muteSources(String conference, String endpoint, Set<String> names) {
    return commands.muteSources(conference, endpoint, names);
  }

  @Override
  public SlotCounts slots(MediaProfile profile) {
    return new SlotCounts(MediaProfile.AUDIO_SLOTS, profile.videoSlots());
  }

  @Override
  public boolean isIceLite() {
    return true;
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
                body.path("endpoints").asInt(), 0, body.path("draining").asBoolean(), version));
  }
}
