package vn.diemcau.bridge.internal;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the embedded bridge, {@code diemcau.bridge.*}.
 *
 * @param loops event loops, 0 for one per core
 * @param firstPort UDP port of the first loop, the others follow; 0 takes free ports
 * @param addresses IPv4 addresses to announce; empty for all of this machine
 * @param publicAddresses local to public address behind a static NAT
 */
@ConfigurationProperties("diemcau.bridge")
record BridgeProperties(
    @DefaultValue("embedded") String serverId,
    @DefaultValue("0") int loops,
    @DefaultValue("0.0.0.0") String bindAddress,
    @DefaultValue("0") int firstPort,
    @DefaultValue List<String> addresses,
    Map<String, String> publicAddresses) {

  BridgeProperties {
    publicAddresses = publicAddresses == null ? Map.of() : publicAddresses;
  }
}
