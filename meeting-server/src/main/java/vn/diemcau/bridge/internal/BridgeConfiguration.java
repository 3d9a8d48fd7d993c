package vn.diemcau.bridge.internal;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import vn.diemcau.bridge.pool.ChannelAddress;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.MediaBridge;

/** Starts the embedded bridge when the pool asks for it, and stops it with the server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BridgeProperties.class, CodecPreference.class})
class BridgeConfiguration {

  @Lazy
  @Bean(destroyMethod = "close")
  MediaBridge mediaBridge(BridgeProperties properties, InstantSource clock) {
    int cores = Runtime.getRuntime().availableProcessors();
    return MediaBridge.start(
        new BridgeConfig(
            properties.serverId(),
            properties.loops() == 0 ? cores : properties.loops(),
            properties.bindAddress(),
            properties.bindAddress6(),
            properties.firstPort(),
            properties.tcpPort(),
            properties.addresses().isEmpty()
                ? BridgeConfig.machineAddresses()
                : properties.addresses(),
            properties.publicAddresses(),
            ChannelAddress.BASE,
            BridgeConfig.Limits.STANDARD),
        clock);
  }
}
