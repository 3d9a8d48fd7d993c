package vn.diemcau.bridge.pool;

import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.node.ThisNode;

/** Builds the pool from the settings; the embedded bridge starts only when it is part of it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PoolProperties.class)
class PoolConfiguration {

  @Bean(destroyMethod = "close")
  BridgePool bridgePool(
      PoolProperties settings,
      ObjectProvider<MediaBridge> embedded,
      InstantSource clock,
      ThisNode node) {
    return BridgePool.of(
        settings.bridges().stream().map(b -> b.on(node)).toList(), embedded::getObject, clock);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  BridgeWatch bridgeWatch(BridgePool pool, InstantSource clock) {
    return new BridgeWatch(pool, clock);
  }
}
