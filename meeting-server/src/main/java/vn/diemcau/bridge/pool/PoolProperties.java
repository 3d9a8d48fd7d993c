package vn.diemcau.bridge.pool;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bridges of the pool, {@code diemcau.bridges[n]}, and which region whose meetings belong to.
 *
 * @param bridges empty for the embedded one alone
 * @param region the region of meetings for which {@code regions} names none
 * @param regions region by the code of a unit; it holds for the meetings of all units below it
 */
@ConfigurationProperties("diemcau")
public record PoolProperties(
    @DefaultValue List<BridgeSettings> bridges,
    @DefaultValue("") String region,
    Map<String, String> regions) {

  public PoolProperties {
    bridges = bridges.isEmpty() ? List.of(BridgeSettings.EMBEDDED) : List.copyOf(bridges);
    regions = regions == null ? Map.of() : Map.copyOf(regions);
    if (bridges.stream().map(BridgeSettings::id).distinct().count() < bridges.size()) {
      throw new IllegalArgumentException("diemcau.bridges: an id is there twice");
    }
  }
}
