package vn.diemcau.mediabridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @TempDir private Path folder;

  @Test
  void the_command_line_counts_before_the_environment_and_that_before_the_file() throws Exception {
    Path file = folder.resolve("bridge.properties");
    Files.writeString(file, "http.port = 1\nmedia.loops = 2\nlimits.endpoints=30\n# a word\n");
    Settings settings =
        Settings.read(
            List.of("--http.port=3"),
            Map.of(
                "BRIDGE_CONFIG",
                file.toString(),
                "BRIDGE_HTTP_PORT",
                "2",
                "BRIDGE_MEDIA_LOOPS",
                "4"));
    assertThat(settings.number(Setting.HTTP_PORT)).isEqualTo(3);
    assertThat(settings.number(Setting.MEDIA_LOOPS)).isEqualTo(4);
    assertThat(settings.media("x").limits().endpoints()).isEqualTo(30);
    assertThat(settings.media("x").firstPort()).isEqualTo(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http.port=8080",
        "--http.prot=8080",
        "--config=/there/is/no/such/file",
      })
  void what_is_not_understood_is_refused(String argument) {
    assertThatThrownBy(() -> Settings.read(List.of(argument), Map.of()))
        .isInstanceOf(StartRefused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--media.loops=many",
        "--media.loops=4000",
        "--server.id=a/b",
        "--media.first-port=65536",
        "--media.public-addresses=10.0.0.1",
        "--limits.conferences=0",
      })
  void media_that_make_no_sense_are_refused(String argument) throws StartRefused {
    Settings settings = Settings.read(List.of(argument), Map.of());
    assertThatThrownBy(() -> settings.media("x")).isInstanceOf(StartRefused.class);
  }

  @Test
  void off_loopback_it_needs_a_secret_or_certificates() throws StartRefused {
    Access.of(read());
    Access.of(read("--http.address=::1"));
    for (String open : List.of("0.0.0.0", "::", "192.0.2.1")) {
      assertThatThrownBy(() -> Access.of(read("--http.address=" + open)))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("http.secret")
          .hasMessageContaining("mutual TLS");
    }
    Access.of(read("--http.address=0.0.0.0", "--http.secret=sixteen-letters-"));
    Access.of(read("--http.address=::", "--http.tls.key-store=a", "--http.tls.trust-store=b"));
    assertThatThrownBy(() -> Access.of(read("--http.secret=short")))
        .isInstanceOf(StartRefused.class);
    assertThatThrownBy(() -> Access.of(read("--http.tls.trust-store=b")))
        .isInstanceOf(StartRefused.class);
  }

  @Test
  void every_setting_stands_in_the_operators_page() throws IOException {
    String page = Files.readString(Path.of("../docs/bridge.md"));
    for (Setting setting : Setting.values()) {
      assertThat(page)
          .as(setting.key())
          .containsPattern(
              "\\| `"
                  + setting.key().replace(".", "\\.")
                  + "` \\| "
                  + (setting.standard().isEmpty() ? "" : "`" + setting.standard() + "` ")
                  + "\\|");
    }
  }

  private static Settings read(String... arguments) throws StartRefused {
    return Settings.read(List.of(arguments), Map.of());
  }
}
