package vn.diemcau.platform;

import java.time.Clock;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.RedisClient;

/** The clock and the connection to Redis that every feature shares. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

  @Bean
  @ConditionalOnMissingBean(InstantSource.class)
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Bean(destroyMethod = "close")
  RedisClient redis(@Value("${diemcau.redis.url}") String url) {
    return RedisClient.create(url);
  }
}
