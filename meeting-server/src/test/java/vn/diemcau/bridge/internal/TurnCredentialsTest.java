package vn.diemcau.bridge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnCredentialsTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  @Test
  void credentials_end_by_themselves_and_are_the_hmac_of_their_name() {
    TurnProperties turn =
        new TurnProperties(List.of("turn:turn.example.vn"), "north", Duration.ofHours(1));
    // openssl dgst -sha1 -hmac north -binary <<< the name, without its line end | base64
    assertThat(new TurnCredentials(turn, () -> NOW).forEndpoint("e1"))
        .singleElement()
        .satisfies(
            server -> {
              assertThat(server.urls()).containsExactly("turn:turn.example.vn");
              assertThat(server.username()).isEqualTo("1700003600:e1");
              assertThat(server.credential()).isEqualTo("X0OJu5I0jyEirsF7ND9QlbQP5uM=");
            });
  }

  @Test
  void without_a_server_there_are_none_and_without_a_secret_it_does_not_start() {
    TurnProperties none = new TurnProperties(List.of(), "", Duration.ofHours(1));
    assertThat(new TurnCredentials(none, () -> NOW).forEndpoint("e1")).isEmpty();
    assertThatThrownBy(() -> new TurnProperties(List.of("turn:a"), "", Duration.ofHours(1)))
        .hasMessageContaining("diemcau.turn.secret");
    assertThatThrownBy(() -> new TurnProperties(List.of("http://a"), "s", Duration.ofHours(1)))
        .hasMessageContaining("turn:");
  }
}
