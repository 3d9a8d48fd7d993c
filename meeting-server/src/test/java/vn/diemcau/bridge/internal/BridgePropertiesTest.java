package vn.diemcau.bridge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The embedded bridge's settings as an operator gives them by environment. */
class BridgePropertiesTest {

  @Test
  void addresses_and_ports_are_read_from_variables() {
    BridgeProperties read =
        read(
            Map.of(
                "DIEMCAU_BRIDGE_ADDRESSES", "203.0.113.8,10.0.0.8",
                "DIEMCAU_BRIDGE_FIRST_PORT", "10000",
                "DIEMCAU_BRIDGE_PUBLICADDRESSES_10_0_0_8", "203.0.113.9"));
    assertThat(read.addresses()).isEqualTo(List.of("203.0.113.8", "10.0.0.8"));
    assertThat(read.firstPort()).isEqualTo(10_000);
    assertThat(read.publicAddresses()).isEqualTo(Map.of("10.0.0.8", "203.0.113.9"));
  }

  private static BridgeProperties read(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    ConfigurationPropertySources.attach(environment);
    return Binder.get(environment).bind("diemcau.bridge", BridgeProperties.class).get();
  }
}
