package vn.diemcau.platform.https;

import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The authority that signed this server's certificate, where it has one of its own. */
@Configuration
@ConditionalOnProperty(name = "diemcau.https", havingValue = "local-ca")
class LocalAuthorityConfiguration {

  @Bean
  LocalAuthority localAuthority(
      @Value("${diemcau.data}") Path data,
      @Value("${server.ssl.key-store-password}") String password,
      InstantSource clock) {
    return new LocalAuthority(data.resolve("https"), password, clock.instant());
  }
}
