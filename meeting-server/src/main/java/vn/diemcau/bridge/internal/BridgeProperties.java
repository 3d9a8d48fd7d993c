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
 * @param bindAddress6 IPv6 address to listen on in addition; empty for none
 * @param tcpPort the TCP port for networks that block UDP; 0 takes a free one, -1 none
 * @param addresses addresses to announce; empty for all of this machine
 * @param publicAddresses local to public address behind a static NAT
 */
@ConfigurationProperties("diemcau.bridge")
record BridgeProperties(
    @DefaultValue("embedded") String serverId,
    @DefaultValue("0") int loops,
    @DefaultValue("0.0.0.0") String bindAddress,
    @DefaultValue("::") String bindAddress6,
    @DefaultValue("0") int firstPort,
    @DefaultValue("0") int tcpPort,
    @DefaultValue List<String> addresses,
    Map<String, String> publicAddresses) {

  BridgeProperties {
    publicAddresses = publicAddresses == null ? Map.of() : publicAddresses;
  }
}
