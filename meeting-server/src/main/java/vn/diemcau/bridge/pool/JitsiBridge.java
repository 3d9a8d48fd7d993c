package vn.diemcau.bridge.pool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.room.Reception;

/**
 * A Jitsi Videobridge. It knows no stage and no allow-list: there the receiver chooses freely,
 * which docs/jitsi-videobridge.md says. It opens a slot for every source up to limits of its own,
 * so its offers hold as many lines as those, whoever asks.
 */
final class JitsiBridge extends RemoteBridge {

  JitsiBridge(BridgeSettings settings) {
    super(settings);
  }

  @Override
  public boolean stage(String conference, List<String> endpoints) {
    return true; // the clients ask for the stage themselves
  }

  @Override
  public boolean voices(String conference, Set<String> endpoints) {
    return true; // it forwards the loudest only
  }

  @Override
  public boolean reception(String conference, String endpoint, Reception reception) {
    return true; // nothing to say it with
  }

  @Override
  public boolean mutesSources() {
    return false;
  }

  @Override
  public boolean muteSources(String conference, String endpoint, Set<String> names) {
    return true;
  }

  @Override
  public SlotCounts slots(MediaProfile profile) {
    return new SlotCounts(settings.audioSlots(), settings.videoSlots());
  }

  @Override
  public boolean isIceLite() {
    return false;
  }

  @Override
  public boolean drain(boolean on) {
    return commands.post(on ? "/colibri/drain/enable" : "/colibri/drain/disable");
  }

  /** Its figures are gathered anew while it lives; its own health is renewed once a minute. */
  @Override
  public Optional<BridgeReport> probe() {
    return probes
        .get("/colibri/stats")
        .map(
            stats ->
                new BridgeReport(
                    stats.path("endpoints").asInt(),
                    stats.path("stress_level").asDouble(),
                    stats.path("drain").asBoolean()
                        || stats.path("graceful_shutdown").asBoolean()
                        || stats.path("shutting_down").asBoolean(),
                    stats.path("version").asText()));
  }
}
