package vn.diemcau.bridge.internal;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.MediaBridge;

/** Starts the embedded bridge with the server and stops it with it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BridgeProperties.class, CodecPreference.class})
class BridgeConfiguration {

  /** Where the bridge's channels are found on this server. */
  private static final String CHANNEL_BASE = "/colibri-ws";

  @Bean(destroyMethod = "close")
  MediaBridge mediaBridge(BridgeProperties properties, InstantSource clock) {
    int cores = Runtime.getRuntime().availableProcessors();
    return MediaBridge.start(
        new BridgeConfig(
            properties.serverId(),
            properties.loops() == 0 ? cores : properties.loops(),
            properties.bindAddress(),
            properties.firstPort(),
            properties.addresses().isEmpty()
                ? BridgeConfig.machineAddresses()
                : properties.addresses(),
            properties.publicAddresses(),
            CHANNEL_BASE,
            BridgeConfig.Limits.STANDARD),
        clock);
  }
}
